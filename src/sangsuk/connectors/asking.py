"""Asks a service over HTTP; no error holds a token, an address or what was answered."""

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import IO, Any, Final

MOST_BYTES: Final = 20_000_000
PATIENCE: Final = 30.0  # seconds
QUOTA_WAIT: Final = timedelta(minutes=5)  # where a service does not say how long
PASSING_WAIT: Final = timedelta(minutes=1)


class Fault(StrEnum):
    """Why a service did not answer; also the reason of a gap in what was collected."""

    TOKEN = "token"  # noqa: S105 - expired or invalid, a person must make a new one
    PERMISSION = "permission"  # taken away or never given
    QUOTA = "quota"  # it asks to be left alone, or what we allow ourselves is used up
    OUTAGE = "outage"  # it is away
    CLOSED = "closed"  # its owner lets nobody look
    REQUEST = "request"  # all else: our fault


class ServiceError(Exception):
    """A service does not answer."""

    def __init__(self, fault: Fault, code: int, wait: timedelta) -> None:
        super().__init__(f"{fault}, code {code}")
        self.fault, self.code, self.wait = fault, code, wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of answers as it came, and what to ask for the next one."""

    raw: bytes  # none: there is nothing to keep
    next: dict[str, str] | None  # None: that was the last, however short it is
    wait: timedelta = field(default_factory=timedelta)  # it asks to be left alone from now on


# What an answer that is an error means, by its status, headers (small letters) and bytes.
Sort = Callable[[int, Mapping[str, str], bytes], ServiceError]


def ask(
    address: str,
    *,
    sort: Sort,
    headers: Mapping[str, str] | None = None,
    said: bytes | IO[bytes] | None = None,
    method: str | None = None,
) -> tuple[bytes, dict[str, str]]:
    """The bytes of an answer and its headers, in small letters.

    Args:
        address: whole, with what is asked.
        sort: says what an error of the service's is.
        headers: to be sent.
        said: what is posted, a form unless `headers` say otherwise; None: it is asked only.
        method: like `PUT`; None: GET, or POST where something is said.

    Raises:
        ServiceError: it does not answer.
    """
    request = urllib.request.Request(  # noqa: S310 - the operator's own
        address, said, dict(headers or {}), method=method
    )
    try:
        with _opener().open(request, timeout=PATIENCE) as answer:
            return answer.read(MOST_BYTES), small_headers(answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            raise sort(error.code, small_headers(error.headers), _rest(error)) from None
    except (OSError, http.client.HTTPException, ValueError):
        # An exception of urllib may quote the address, and with it the token.
        raise ServiceError(Fault.OUTAGE, 0, PASSING_WAIT) from None


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the token is for the named host alone."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_Stay)


def _rest(error: urllib.error.HTTPError) -> bytes:
    try:
        return error.read(MOST_BYTES)
    except (OSError, http.client.HTTPException):
        return b""


def small_headers(headers: Any) -> dict[str, str]:
    """Headers of an answer, their names in small letters."""
    return {name.lower(): value for name, value in dict(headers or {}).items()}
