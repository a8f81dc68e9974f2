"""Answers in a chat; neither the channel's token nor what is said is part of an error."""

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote, urlencode

from sangsuk.connectors.asking import small_headers

PATIENCE: Final = 10.0  # seconds
MOST_BYTES: Final = 10_000_000  # of a photo or a voice
TAKEN: Final = "x-line-request-id"
ACCEPTED: Final = "x-line-accepted-request-id"
Message = dict[str, Any]


class LineError(Exception):
    """LINE does not take an answer."""

    def __init__(self, status: int, taken: str = "") -> None:
        super().__init__(f"status {status}")
        self.status = status  # 0: it cannot be reached
        self.taken = taken  # under which id it was taken before


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

    def broadcast(self, messages: Sequence[Message], *, retry_key: str) -> str:
        """Say something to all who follow; the id under which LINE took it, the same each time.

        Raises:
            LineError: it is not taken.
        """
        headers = {"X-Line-Retry-Key": retry_key}
        try:
            return self._post("broadcast", {"messages": list(messages)}, headers).get(TAKEN, "")
        except LineError as error:
            if error.status != 409:  # said before
                raise
            return error.taken

    def interaction(self, request_id: str) -> bytes:
        """How many opened what was said under this id.

        Raises:
            LineError: it does not say.
        """
        asked = urlencode({"requestId": request_id})
        return self._open(f"{self._url}/v2/bot/insight/message/event?{asked}", None, {})[0]

    def content(self, url: str, message_id: str) -> tuple[bytes, str]:
        """The bytes of a photo or a voice and what LINE calls them.

        Raises:
            LineError: they are not given; 404 and 410: they are no longer there.
        """
        place = f"{url.rstrip('/')}/v2/bot/message/{quote(message_id, safe='')}/content"
        raw, headers = self._open(place, None, {})
        return raw, headers.get("content-type", "").partition(";")[0].strip()

    def _post(self, way: str, body: dict[str, Any], headers: dict[str, str]) -> dict[str, str]:
        own = {"Content-Type": "application/json", **headers}
        said = json.dumps(body).encode()
        return self._open(f"{self._url}/v2/bot/message/{way}", said, own)[1]

    def _open(
        self, address: str, said: bytes | None, headers: dict[str, str]
    ) -> tuple[bytes, dict[str, str]]:
        """What is answered, and its headers in small letters."""
        own = {"Authorization": f"Bearer {self._token}", **headers}
        request = urllib.request.Request(address, said, own)  # noqa: S310 - the operator's own
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - as above
                return answer.read(MOST_BYTES + 1), small_headers(answer.headers)
        except urllib.error.HTTPError as error:
            with error:
                raise LineError(
                    error.code, small_headers(error.headers).get(ACCEPTED, "")
                ) from None
        except (OSError, http.client.HTTPException, ValueError):
            raise LineError(0) from None
