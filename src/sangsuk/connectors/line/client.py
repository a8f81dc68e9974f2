"""Answers in a chat; neither the channel's token nor what is said is part of an error."""

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

PATIENCE: Final = 10.0  # seconds
MOST_BYTES: Final = 10_000_000  # of a photo or a voice
Message = dict[str, Any]


class LineError(Exception):
    """LINE does not take an answer."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status  # 0: it cannot be reached


class LineClient:
    """One channel."""

    def __init__(self, url: str, token: str) -> None:
        self._url, self._token = url.rstrip("/"), token

    def reply(self, reply_token: str, messages: Sequence[Message]) -> None:
        """Answer an event at once: its token is good once, and for some seconds.

        Raises:
            LineError: it is not taken.
        """
        self._post("reply", {"replyToken": reply_token, "messages": list(messages)}, {})

    def push(self, user: str, messages: Sequence[Message], *, retry_key: str) -> None:
        """Say something later; with the same key it is said once however often it is sent.

        Raises:
            LineError: it is not taken.
        """
        body = {"to": user, "messages": list(messages)}
        try:
            self._post("push", body, {"X-Line-Retry-Key": retry_key})
        except LineError as error:
            if error.status != 409:  # said before
                raise

    def content(self, url: str, message_id: str) -> tuple[bytes, str]:
        """The bytes of a photo or a voice and what LINE calls them.

        Raises:
            LineError: they are not given; 404 and 410: they are no longer there.
        """
        request = urllib.request.Request(  # noqa: S310 - the address is the operator's own
            f"{url.rstrip('/')}/v2/bot/message/{quote(message_id, safe='')}/content",
            headers={"Authorization": f"Bearer {self._token}"},
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - as above
                return answer.read(MOST_BYTES + 1), answer.headers.get_content_type()
        except urllib.error.HTTPError as error:
            error.close()
            raise LineError(error.code) from None
        except (OSError, http.client.HTTPException, ValueError):
            raise LineError(0) from None

    def _post(self, way: str, body: dict[str, Any], headers: dict[str, str]) -> None:
        request = urllib.request.Request(  # noqa: S310 - the address is the operator's own
            f"{self._url}/v2/bot/message/{way}",
            data=json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {self._token}",
                "Content-Type": "application/json",
                **headers,
            },
            method="POST",
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE):  # noqa: S310 - as above
                pass
        except urllib.error.HTTPError as error:
            error.close()
            raise LineError(error.code) from None
        except (OSError, http.client.HTTPException, ValueError):
            raise LineError(0) from None
