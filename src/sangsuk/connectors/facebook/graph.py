"""Asks the Graph API, page by page; no error holds the token or an address with it."""

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final
from urllib.parse import parse_qsl, quote_plus, urlencode, urlsplit

from sangsuk.connectors.facebook.signature import prove
from sangsuk.connectors.facebook.usage import Usage, read_usage

OWN: Final = ("access_token", "appsecret_proof")  # never kept, never taken from an answer
MOST_BYTES: Final = 20_000_000
PATIENCE: Final = 30.0  # seconds
QUOTA_WAIT: Final = timedelta(minutes=5)  # where Facebook does not say how long
PASSING_WAIT: Final = timedelta(minutes=1)
POST_FIELDS: Final = (
    "id,message,created_time,updated_time,permalink_url,from,is_published,shares,"
    "reactions.summary(true).limit(0),comments.summary(true).limit(0)"
)
COMMENT_FIELDS: Final = "id,message,created_time,permalink_url,from,like_count"


class Fault(StrEnum):
    """Why the Graph API did not answer; also the reason of a gap in what was collected."""

    TOKEN = "token"  # noqa: S105 - 190: expired or invalid, a person must make a new one
    PERMISSION = "permission"  # 10, 200-299: taken away or never given
    QUOTA = "quota"  # 4 app, 17 user, 32 page, 613, 80001-80009 business use case
    OUTAGE = "outage"  # 1, 2, 5xx, no connection
    REQUEST = "request"  # all else: our fault


class GraphError(Exception):
    """The Graph API does not answer."""

    def __init__(self, fault: Fault, code: int, wait: timedelta) -> None:
        super().__init__(f"{fault}, code {code}")
        self.fault, self.code, self.wait = fault, code, wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One page as it came, what to ask for the next one, and how much is used up."""

    raw: bytes  # without the token that Facebook writes into it
    next: dict[str, str] | None  # None: that was the last, however short it is
    usage: Usage


class Graph:
    """One page's access."""

    def __init__(self, url: str, token: str, secret: str) -> None:
        self._url, self._token, self._secret = url.rstrip("/"), token, secret
        self._opener = urllib.request.build_opener(_Stay)

    def ask(self, edge: str, asked: Mapping[str, str]) -> Answer:
        """One page of an edge like `1234/feed`.

        Raises:
            GraphError: it does not answer; what it says is sorted by what must be done.
        """
        own = {"access_token": self._token, "appsecret_proof": prove(self._token, self._secret)}
        try:
            with self._opener.open(
                f"{self._url}/{edge}?{urlencode({**asked, **own})}", timeout=PATIENCE
            ) as answer:
                raw, usage = answer.read(MOST_BYTES), read_usage(dict(answer.headers))
            return Answer(raw=_without(own.values(), raw), next=_next_of(raw), usage=usage)
        except urllib.error.HTTPError as error:
            with error:
                raise _error_of(error) from None
        except (OSError, http.client.HTTPException, ValueError):
            # An exception of urllib may quote the address, and with it the token.
            raise GraphError(Fault.OUTAGE, 0, PASSING_WAIT) from None


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the token is for the named host alone."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _without(secrets: Iterable[str], raw: bytes) -> bytes:
    """The answer without our own secrets, which `paging.next` repeats: it is kept."""
    for secret in secrets:
        raw = raw.replace(quote_plus(secret).encode(), b"").replace(secret.encode(), b"")
    return raw


def _next_of(raw: bytes) -> dict[str, str] | None:
    """What `paging.next` asks, without its host and token: those are ours to choose."""
    paging = json.loads(raw).get("paging")
    following = paging.get("next") if isinstance(paging, dict) else None
    if not isinstance(following, str):
        return None
    return {name: value for name, value in parse_qsl(urlsplit(following).query) if name not in OWN}


def _error_of(error: urllib.error.HTTPError) -> GraphError:
    try:
        told = json.loads(error.read(MOST_BYTES))["error"]
        code = int(told["code"])
    except (ValueError, KeyError, TypeError, OSError):
        code = 0
    fault = fault_of(code, error.code)
    regain = read_usage(dict(error.headers)).regain
    wait = {Fault.QUOTA: regain or QUOTA_WAIT, Fault.OUTAGE: PASSING_WAIT}
    return GraphError(fault, code, wait.get(fault, timedelta()))


def fault_of(code: int, status: int) -> Fault:
    """What kind of fault a code of the Graph API is."""
    if code in {4, 17, 32, 613} or 80000 <= code <= 80014 or (not code and status == 429):
        return Fault.QUOTA
    if code in {102, 190, 463, 467}:
        return Fault.TOKEN
    if code == 10 or 200 <= code <= 299:
        return Fault.PERMISSION
    if code in {1, 2} or status >= 500:
        return Fault.OUTAGE
    return Fault.REQUEST
