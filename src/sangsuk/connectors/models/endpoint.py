"""An OpenAI-compatible endpoint over HTTP: asks again where that helps, says plainly where not."""

import http.client
import ipaddress
import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from email.message import Message
from typing import Any, Final
from urllib.parse import urlsplit

from sangsuk.core.errors import CallError, SangsukError

PATH: Final = "/chat/completions"
MOST_TRIES: Final = 5
MOST_WAIT: Final = 120.0  # seconds; who asks for more is left alone for today
MOST_ANSWER_BYTES: Final = 2_000_000
PASSING: Final = frozenset({408, 409, 429, 500, 502, 503, 504, 529})
_SHORT_CODE: Final = re.compile(r"[\w.-]{1,60}", re.ASCII)


class EndpointError(SangsukError):
    """The endpoint does not do what it was asked, however often."""


class AskedWrong(Exception):  # noqa: N818 - an answer, not a failure of the program
    """The endpoint finds fault with this one request; `code` and `param` are its own words."""

    def __init__(self, code: str, param: str) -> None:
        super().__init__(code, param)
        self.code = code
        self.param = param


class _Passing(Exception):  # noqa: N818 - worth another try
    def __init__(self, what: str, wait: float | None) -> None:
        super().__init__(what)
        self.what = what
        self.wait = wait  # seconds that the endpoint asks for


class Endpoint:
    """Posts JSON to one address.  Neither a text nor the key is ever part of an error."""

    def __init__(
        self,
        url: str,
        key: str,
        *,
        patience: float = 60.0,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """Check the address.

        Args:
            url: of the API ("https://host/v1"), or of its chat completions.
            key: sent as bearer; empty where the endpoint wants none.
            patience: seconds until an answer must come.
            pause: waits for seconds.

        Raises:
            CallError: the address cannot be used, or texts would travel in clear.
        """
        self.url = url.rstrip("/").removesuffix(PATH) + PATH
        self._key = key
        self._patience = patience
        self._pause = pause
        near = _is_near(_host(url))
        if not near and urlsplit(url).scheme != "https":
            raise _unfit("It is not https, so stories would travel in clear.")
        _check_key(key, is_needed=not near)
        # A machine of the own network is reached without the way out that others need.
        proxies = [urllib.request.ProxyHandler({})] if near else []
        self._opener = urllib.request.build_opener(_Stay, *proxies)

    def post(self, body: Mapping[str, Any]) -> Any:
        """Post and give the JSON of the answer; None where the answer is no JSON.

        Raises:
            AskedWrong: it answers 400 or 422.
            EndpointError: it refuses, or cannot be reached.
        """
        content = json.dumps(body).encode()
        fault = _Passing("", None)
        for attempt in range(MOST_TRIES):
            try:
                return self._once(content)
            except _Passing as passing:
                fault = passing
            wait = 2.0**attempt if fault.wait is None else fault.wait
            if attempt + 1 == MOST_TRIES or wait > MOST_WAIT:
                break
            self._pause(wait)
        raise EndpointError(
            "llm.unavailable",
            what=f"The endpoint {fault.what}.",
            where=self.url,
            remedy="try again later; what it has answered is kept and is not asked again.",
        )

    def _once(self, content: bytes) -> Any:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = urllib.request.Request(  # noqa: S310 - the scheme is checked in __init__
            self.url, data=content, headers=headers, method="POST"
        )
        try:
            return self._answer(request)
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                what = f"gives no answer within {self._patience:g} seconds"
            else:
                what = f"cannot be reached ({type(reason).__name__})"
            raise _Passing(what, None) from error

    def _answer(self, request: urllib.request.Request) -> Any:
        try:
            with self._opener.open(request, timeout=self._patience) as answer:
                content = answer.read(MOST_ANSWER_BYTES)
                if answer.length and len(content) < MOST_ANSWER_BYTES:
                    raise http.client.IncompleteRead(b"", answer.length)
                return _json(content)
        except urllib.error.HTTPError as error:
            with error:
                raise self._fault(error) from None

    def _fault(self, error: urllib.error.HTTPError) -> Exception:
        if error.code in PASSING:
            return _Passing(f"answers {error.code}", _asked_wait(error.headers))
        return self._refusal(error)

    def _refusal(self, error: urllib.error.HTTPError) -> Exception:
        told = _json(error.read(MOST_ANSWER_BYTES))
        fault = told.get("error") if isinstance(told, dict) else None
        code, param = (_short(fault, name) for name in ("code", "param"))
        if error.code in (400, 422):
            return AskedWrong(code, param)
        remedy = {
            401: "set SANGSUK_LLM_KEY to a key that holds.",
            403: "ask its host whether this key may use this model.",
            404: "check SANGSUK_LLM_URL and the model's name.",
        }.get(error.code, "ask its host, or name another endpoint in SANGSUK_LLM_URL.")
        what = f"The endpoint answers {error.code}{f' ({code})' if code else ''}."
        return EndpointError("llm.refused", what=what, where=self.url, remedy=remedy)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the key and the story are for the named host alone."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    plain = url.isascii() and url.isprintable() and " " not in url
    if not host or not plain or parts.scheme not in ("http", "https"):
        raise _unfit("It is no address of the web.")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise _unfit("It holds a name, a password or a question.")
    return host


def _is_near(host: str) -> bool:
    """Whether the host is this machine or one of its own network."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".localhost", ".internal", ".local"))


def _check_key(key: str, *, is_needed: bool) -> None:
    if is_needed and not key:
        what = "There is no key for the endpoint."
    elif not (key.isascii() and key.isprintable() and " " not in key):
        what = "The key holds a blank or a character that no key has."
    else:
        return
    raise CallError(
        "llm.key",
        what=what,
        where="SANGSUK_LLM_KEY",
        remedy="set SANGSUK_LLM_KEY to the key that the endpoint's host gave you.",
    )


def _unfit(what: str) -> CallError:
    return CallError(
        "llm.address",
        what=f"The address of the endpoint cannot be used. {what}",
        where="SANGSUK_LLM_URL",
        remedy="set SANGSUK_LLM_URL to an address like https://host/v1; http only within your "
        "own network.",
    )


def _asked_wait(headers: Message) -> float | None:
    """Seconds of Retry-After; a date there is passed over."""
    try:
        seconds = float(headers.get("Retry-After", ""))
    except ValueError:
        return None
    return seconds if seconds >= 0 else None


def _json(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _short(fault: Any, name: str) -> str:
    """A code of theirs, never a sentence: that might quote the story."""
    value = fault.get(name) if isinstance(fault, dict) else None
    return value if isinstance(value, str) and _SHORT_CODE.fullmatch(value) else ""
