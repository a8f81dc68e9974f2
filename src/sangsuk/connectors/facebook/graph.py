"""Asks the Graph API, page by page; no error holds the token or an address with it."""

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from urllib.parse import parse_qsl, quote_plus, urlencode, urlsplit

from sangsuk.connectors.asking import PASSING_WAIT, QUOTA_WAIT, Fault, ServiceError, ask
from sangsuk.connectors.facebook.signature import prove
from sangsuk.connectors.facebook.usage import Usage, read_usage

OWN: Final = ("access_token", "appsecret_proof")  # never kept, never taken from an answer
POST_FIELDS: Final = (
    "id,message,created_time,updated_time,permalink_url,from,is_published,shares,"
    "reactions.summary(true).limit(0),comments.summary(true).limit(0)"
)
COMMENT_FIELDS: Final = "id,message,created_time,permalink_url,from,like_count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One page as it came, what to ask for the next one, and how much is used up."""

    raw: bytes  # without the token that Facebook writes into it
    next: dict[str, str] | None  # None: that was the last, however short it is
    usage: Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedFile:
    """A file that is handed over."""

    field: str
    name: str
    kind: str  # its media type
    content: bytes


class Graph:
    """One page's access, or that of an Instagram account."""

    def __init__(self, url: str, token: str, secret: str) -> None:
        self._url, self._token, self._secret = url.rstrip("/"), token, secret

    def ask(self, edge: str, asked: Mapping[str, str]) -> Answer:
        """One page of an edge like `1234/feed`.

        Raises:
            ServiceError: it does not answer; what it says is sorted by what must be done.
        """
        own = self._own()
        address = f"{self._url}/{edge}?{urlencode({**asked, **own})}"
        raw, headers = ask(address, sort=_error_of)
        return Answer(
            raw=_without(own.values(), raw), next=_next_of(raw), usage=read_usage(headers)
        )

    def say(self, edge: str, told: Mapping[str, str]) -> dict[str, Any]:
        """Write something, like a comment at `post/comments`; what is answered, like its id.

        Raises:
            ServiceError: it is not taken.
        """
        said = urlencode({**told, **self._own()}).encode()
        raw, _ = ask(f"{self._url}/{edge}", sort=_error_of, said=said)
        return answer_of_graph(raw)

    def hand(self, edge: str, told: Mapping[str, str], file: HandedFile) -> dict[str, Any]:
        """Write something with a file, like captions at `video/captions`; what is answered.

        Raises:
            ServiceError: it is not taken.
        """
        boundary = secrets.token_hex(16)
        said = _form({**told, **self._own()}, file, boundary)
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        raw, _ = ask(f"{self._url}/{edge}", sort=_error_of, said=said, headers=headers)
        return answer_of_graph(raw)

    def _own(self) -> dict[str, str]:
        return {"access_token": self._token, "appsecret_proof": prove(self._token, self._secret)}


def _form(told: Mapping[str, str], file: HandedFile, boundary: str) -> bytes:
    """A form with a file in it, as a browser would send it."""
    says = 'Content-Disposition: form-data; name="{}"'
    parts = [(says.format(name), value.encode()) for name, value in told.items()]
    kind = f'; filename="{file.name}"\r\nContent-Type: {file.kind}'
    parts.append((says.format(file.field) + kind, file.content))
    written = [f"--{boundary}\r\n{head}\r\n\r\n".encode() + body for head, body in parts]
    return b"\r\n".join([*written, f"--{boundary}--\r\n".encode()])


def _without(own: Iterable[str], raw: bytes) -> bytes:
    """The answer without our own secrets, which `paging.next` repeats: it is kept."""
    for secret in own:
        raw = raw.replace(quote_plus(secret).encode(), b"").replace(secret.encode(), b"")
    return raw


def _next_of(raw: bytes) -> dict[str, str] | None:
    """What `paging.next` asks, without its host and token: those are ours to choose."""
    paging = answer_of_graph(raw).get("paging")
    following = paging.get("next") if isinstance(paging, dict) else None
    if not isinstance(following, str):
        return None
    return {name: value for name, value in parse_qsl(urlsplit(following).query) if name not in OWN}


def answer_of_graph(raw: bytes) -> dict[str, Any]:
    """An answer as an object.

    Raises:
        ServiceError: it is none.
    """
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        # A proxy's page instead of an answer: the service is away.
        raise ServiceError(Fault.OUTAGE, 0, PASSING_WAIT)
    return told


def _error_of(status: int, headers: Mapping[str, str], raw: bytes) -> ServiceError:
    try:
        code = int(json.loads(raw)["error"]["code"])
    except (ValueError, KeyError, TypeError, RecursionError):
        code = 0
    fault = fault_of(code, status)
    regain = read_usage(headers).regain
    wait = {Fault.QUOTA: regain or QUOTA_WAIT, Fault.OUTAGE: PASSING_WAIT}
    return ServiceError(fault, code, wait.get(fault, timedelta()))


def fault_of(code: int, status: int) -> Fault:
    """What kind of fault a code of the Graph API is.

    Quotas: 4 app, 17 user, 18 hashtags of a week, 32 page, 613, 80001-80009 business use case.
    Tokens: 190.  Permissions: 10, 200-299.  Passing: 1, 2, 5xx.
    """
    if code in {4, 17, 18, 32, 613} or 80000 <= code <= 80014 or (not code and status == 429):
        return Fault.QUOTA
    if code in {102, 190, 463, 467}:
        return Fault.TOKEN
    if code == 10 or 200 <= code <= 299:
        return Fault.PERMISSION
    if code in {1, 2} or status >= 500:
        return Fault.OUTAGE
    return Fault.REQUEST
