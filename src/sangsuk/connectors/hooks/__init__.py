"""What happened here is told to a program of others, signed as Standard Webhooks has it.

Source: https://www.standardwebhooks.com, scheme v1 (HMAC with SHA-256).
"""

import base64
import hashlib
import hmac
import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

PATIENCE: Final = 10.0  # seconds
MOST_BYTES: Final = 10_000  # of an answer, which nobody reads
Address = tuple[str, int]


class HookGoneError(Exception):
    """Its program says that nobody listens there any more."""


class HookAwayError(Exception):
    """It does not take this call now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One thing that happened; told again, it has the same id."""

    id: str
    body: bytes
    at: datetime


def call_hook(url: str, call: Call, *, secret: bytes, inside: bool = False) -> None:
    """Tell one program of it.

    Args:
        url: where it listens.
        call: what happened.
        secret: what it knows us by.
        inside: also addresses of networks that are no part of the internet, and without TLS.

    Raises:
        HookGoneError: it asks to be told no more.
        HookAwayError: it does not take it now, or its address leads into our own network.
    """
    parts = urlsplit(url)
    is_plain = parts.scheme == "http"
    if is_plain and not inside:
        raise HookAwayError
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    try:
        at = _reachable(parts.hostname or "", parts.port or (80 if is_plain else 443), inside)
        way = _Way(parts.netloc, at, tls=None if is_plain else ssl.create_default_context())
        try:
            way.request("POST", path, call.body, _headers(call, secret))
            answer = way.getresponse()
            answer.read(MOST_BYTES)
        finally:
            way.close()
    except (OSError, http.client.HTTPException, ValueError):
        raise HookAwayError from None  # why it is so may quote the address
    if answer.status == HTTPStatus.GONE:
        raise HookGoneError
    if not HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        raise HookAwayError


def sign(call: Call, secret: bytes) -> str:
    """The signature over id, moment and body."""
    told = b".".join([call.id.encode(), str(int(call.at.timestamp())).encode(), call.body])
    return "v1," + base64.b64encode(hmac.new(secret, told, hashlib.sha256).digest()).decode()


def _headers(call: Call, secret: bytes) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "User-Agent": "sangsuk-hooks/1",
        "webhook-id": call.id,
        "webhook-timestamp": str(int(call.at.timestamp())),
        "webhook-signature": sign(call, secret),
    }


def _reachable(host: str, port: int, inside: bool) -> Address:  # noqa: FBT001 - private
    """Where a name leads now; asked once, so that no second answer leads elsewhere.

    Raises:
        HookAwayError: into a network that is no part of the internet.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    hosts = [str(one[4][0]) for one in found]
    if not inside and not all(ipaddress.ip_address(one).is_global for one in hosts):
        raise HookAwayError
    return hosts[0], port


class _Way(http.client.HTTPConnection):
    """To an address that was looked at, under the name that is asked for."""

    def __init__(self, netloc: str, at: Address, *, tls: ssl.SSLContext | None) -> None:
        super().__init__(netloc, timeout=PATIENCE)
        self._at, self._tls = at, tls

    def connect(self) -> None:
        plain = socket.create_connection(self._at, PATIENCE)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host) if self._tls else plain
