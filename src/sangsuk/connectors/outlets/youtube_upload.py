"""Hands the bytes of a film over, from where the last try broke off."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from sangsuk.connectors.asking import PASSING_WAIT, Fault, ServiceError, ask
from sangsuk.connectors.youtube.client import error_of

GONE: Final = 404
MORE: Final = 308  # it has not all yet
PART: Final = 8 * 1024 * 1024  # bytes; YouTube asks for multiples of 256 KiB
_HAS: Final = re.compile(r"bytes=0-([0-9]{1,15})")
_BOUNDARY: Final = "sangsuk-captions"


class _MoreError(ServiceError):
    """It has so many bytes and waits for the rest."""

    def __init__(self, has: int) -> None:
        super().__init__(Fault.OUTAGE, MORE, PASSING_WAIT)
        self.has = has


def go_on(session: str, path: Path, own: Mapping[str, str]) -> str:
    """Hand over all that it has not yet; the film's id.

    Raises:
        ServiceError: it does not answer, or the session is no more (404).
    """
    size = path.stat().st_size
    told = _put(session, b"", f"bytes */{size}", own)
    while isinstance(told, int):
        told = _put(session, *_part(path, told, size), own)
    return told


def known_of(session: str, own: Mapping[str, str]) -> str:
    """The id of the film that a session has whole; "": it has not, or it is no more."""
    try:
        told = _put(session, b"", "bytes */*", own)  # ours may be gone: how long, nobody knows
    except ServiceError as error:
        if error.code != GONE:
            raise
        return ""
    return told if isinstance(told, str) else ""


def _part(path: Path, start: int, size: int) -> tuple[bytes, str]:
    with path.open("rb") as film:
        film.seek(start)
        part = film.read(PART)
    if not part:  # it says that it has all, and asks for more
        raise ServiceError(Fault.OUTAGE, MORE, PASSING_WAIT)
    return part, f"bytes {start}-{start + len(part) - 1}/{size}"


def _put(session: str, part: bytes, which: str, own: Mapping[str, str]) -> int | str:
    """How many bytes it has by now, or the id when it has all."""
    headers = {**own, "Content-Range": which, "Content-Type": "video/mp4"}
    try:
        raw, _ = ask(session, sort=_sorted, headers=headers, said=part, method="PUT")
    except _MoreError as more:
        return more.has
    try:
        number = json.loads(raw)["id"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ServiceError(Fault.OUTAGE, 0, PASSING_WAIT) from None
    return str(number)


def _sorted(status: int, headers: Mapping[str, str], raw: bytes) -> ServiceError:
    if status != MORE:
        return error_of(status, headers, raw)
    found = _HAS.fullmatch(headers.get("range", ""))
    return _MoreError(int(found[1]) + 1 if found else 0)


def captions_body(told: Mapping[str, Any], said: bytes) -> tuple[dict[str, str], bytes]:
    """Headers and body that hand over captions with what is said of them."""

    def parts() -> Iterator[bytes]:
        for media_type, body in (
            ("application/json; charset=UTF-8", json.dumps(told).encode()),
            ("text/vtt", said),
        ):
            yield f"--{_BOUNDARY}\r\nContent-Type: {media_type}\r\n\r\n".encode()
            yield body + b"\r\n"
        yield f"--{_BOUNDARY}--\r\n".encode()

    headers = {"Content-Type": f"multipart/related; boundary={_BOUNDARY}"}
    return headers, b"".join(parts())
