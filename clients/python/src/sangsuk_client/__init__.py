"""Reads the open data of a Sangsuk site with the standard library alone."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

__all__ = ["Problem", "Sangsuk", "bars", "verify_hook"]
Row = dict[str, Any]
TOO_MANY = 429
TOO_OLD = 300  # seconds


class Problem(Exception):  # noqa: N818 - RFC 9457 calls it so
    """What the site refused: `code` is stable, `remedy` says what to do."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        super().__init__(f"{told.get('detail', '')} ({told.get('code', told.get('status'))})")
        self.status = told.get("status")
        self.code = told.get("code", "")
        self.remedy = told.get("remedy", "")


class Sangsuk:
    """One site.

    Args:
        address: like https://sangsuk.example.
        campaign: its slug; left out: the one that is open, else the latest.
        patience: how many times a call waits where the network asked too often.
    """

    def __init__(self, address: str, *, campaign: str = "", patience: int = 3) -> None:
        self._base = address.rstrip("/") + "/api/v1/"
        self._campaign = {"campaign": campaign} if campaign else {}
        self._patience = patience
        self._kept: dict[str, tuple[str, Any]] = {}

    def standings(self, *, most: int | None = None, **asked: Any) -> Iterator[Row]:
        """Every district, best first; `at`, `region`, `province` and `sort` say which and how."""
        return self._rows("standings", most, self._campaign | asked)

    def stories(self, *, most: int | None = None, **asked: Any) -> Iterator[Row]:
        """Stories that may be shown, newest first."""
        return self._rows("stories", most, self._campaign | asked)

    def answers(self, *, most: int | None = None, **asked: Any) -> Iterator[Row]:
        """What offices answered to stories, newest first; `district`, `province`, `state`."""
        return self._rows("answers", most, self._campaign | asked)

    def films(self, *, most: int | None = None) -> Iterator[Row]:
        """Films that are out, newest first."""
        return self._rows("films", most, self._campaign)

    def districts(self, *, most: int | None = None, **asked: Any) -> Iterator[Row]:
        return self._rows("districts", most, self._campaign | asked)

    def services(self, *, most: int | None = None, **asked: Any) -> Iterator[Row]:
        return self._rows("services", most, self._campaign | asked)

    def campaigns(self, *, most: int | None = None) -> Iterator[Row]:
        return self._rows("campaigns", most, {})

    def coverage(self, *, most: int | None = None) -> Iterator[Row]:
        return self._rows("coverage", most, self._campaign)

    def results(self, *, most: int | None = None) -> Iterator[Row]:
        return self._rows("results", most, self._campaign)

    def story(self, number: int | str) -> Row:
        """One story in full, masked."""
        return dict(self.ask(f"stories/{number}", self._campaign))

    def district(self, code: str) -> Row:
        """One district, and where it stands."""
        return dict(self.ask(f"districts/{code}", self._campaign))

    def ask(self, path: str, asked: Mapping[str, Any]) -> Any:
        """The answer to one call.

        Raises:
            Problem: the site refused it.
        """
        query = urlencode({name: value for name, value in asked.items() if value is not None})
        address = f"{self._base}{path}" + (f"?{query}" if query else "")
        for tried in range(self._patience + 1):
            try:
                return self._send(address)
            except HTTPError as error:
                wait = error.headers.get("Retry-After", "1")
                if error.code != TOO_MANY or tried == self._patience:
                    raise Problem(_told(error)) from None
                time.sleep(float(wait))
        raise AssertionError

    def _send(self, address: str) -> Any:
        tag, kept = self._kept.get(address, ("", None))
        asked = Request(address, headers={"If-None-Match": tag} if tag else {})  # noqa: S310
        try:
            with urlopen(asked, timeout=60) as answer:  # noqa: S310 - the caller names the site
                told = json.load(answer)
                self._kept[address] = (answer.headers.get("ETag", ""), told)
                return told
        except HTTPError as error:
            if error.code == 304:
                return kept
            raise

    def _rows(self, path: str, most: int | None, asked: Mapping[str, Any]) -> Iterator[Row]:
        return islice(self._pages(path, asked), most)

    def _pages(self, path: str, asked: Mapping[str, Any]) -> Iterator[Row]:
        cursor: str | None = None
        while True:
            page = self.ask(path, {**asked, "cursor": cursor})
            yield from page["items"]
            cursor = page["next"]
            if cursor is None:
                return


def verify_hook(
    headers: Mapping[str, str], body: bytes, secret: str | bytes, *, at: float | None = None
) -> Row:
    """What a call to a hook tells, once it is sure that the site sent it.

    Args:
        headers: of the call, their names in small letters.
        body: as it came.
        secret: what the site said when the hook was made, `whsec_…`.
        at: now; left out: the clock's.

    Raises:
        Problem: it is not signed with this secret, or was sent more than five minutes ago.
    """
    key = base64.b64decode(secret.removeprefix("whsec_")) if isinstance(secret, str) else secret
    moment = headers.get("webhook-timestamp", "")
    told = b".".join([headers.get("webhook-id", "").encode(), moment.encode(), body])
    own = "v1," + base64.b64encode(hmac.new(key, told, hashlib.sha256).digest()).decode()
    given = headers.get("webhook-signature", "").split()
    is_ours = any(hmac.compare_digest(own.encode(), one.encode()) for one in given)
    is_new = moment.isdecimal() and abs((at or time.time()) - int(moment)) <= TOO_OLD
    if not (is_ours and is_new):
        raise Problem(
            {"detail": "the call is not signed as it should be", "code": "hook.signature"}
        )
    return dict(json.loads(body))


def bars(numbers: Mapping[str, float], *, width: int = 40) -> str:
    """A chart of bars, one line each, for a terminal."""
    most = max(numbers.values(), default=0) or 1
    eighths = " ▏▎▍▌▋▊▉█"
    lines = []
    for name, number in numbers.items():
        whole, part = divmod(round(number / most * width * 8), 8)
        lines.append(f"{'█' * whole}{eighths[part].strip()} {number:,} {name}")
    return "\n".join(lines)


def _told(error: HTTPError) -> dict[str, Any]:
    try:
        return dict(json.load(error))
    except ValueError:
        return {"status": error.code, "detail": error.reason}
