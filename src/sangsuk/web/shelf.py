"""The shelf of a process: pages that were made, under what they were made from."""

import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final, NamedTuple

from django.conf import settings

from sangsuk.records.campaigns.pulse import pulse

ROOM: Final = 48_000_000  # bytes a process
LONGEST_ADDRESS: Final = 400
SAFE: Final = ("GET", "HEAD")
NO_PAGES: Final = ("/static/", "/healthz", "/readyz")


class Key(NamedTuple):
    """A page as it is asked for, and the pulse of all that it shows."""

    pulse: int
    scheme: str
    host: str
    path: str
    query: str
    gzipped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A whole answer, and until when it may be sent."""

    body: bytes
    headers: dict[str, str]
    until: float

    def is_what_is_held(self, environ: Mapping[str, Any]) -> bool:
        """Whether the asker says that it holds this very answer."""
        asked = str(environ.get("HTTP_IF_NONE_MATCH", "")).split(",")
        tag = self.headers.get("ETag", "").removeprefix("W/")
        return bool(tag) and tag in {one.strip().removeprefix("W/") for one in asked}


class Shelf:
    """The pages used last, as many as there is room for."""

    def __init__(self, room: int) -> None:
        self._room, self._used = room, 0
        self._pages: OrderedDict[Key, Kept] = OrderedDict()
        self._lock = Lock()

    def take(self, key: Key, *, at: float) -> Kept | None:
        with self._lock:
            kept = self._pages.get(key)
            if kept is None or kept.until <= at:
                return None
            self._pages.move_to_end(key)
            return kept

    def put(self, key: Key, kept: Kept) -> None:
        with self._lock:
            before = self._pages.pop(key, None)
            self._used += len(kept.body) - (len(before.body) if before else 0)
            self._pages[key] = kept
            while self._used > self._room:
                _, oldest = self._pages.popitem(last=False)
                self._used -= len(oldest.body)


class Felt:
    """The pulse as it was felt last; it is felt again after `settings.PULSE_HELD` seconds.

    So a change that another process makes is seen after that time at the
    latest, and thousands of answers a second ask the database a few times.
    """

    def __init__(self) -> None:
        self._beats, self._until = 0, 0.0

    def now(self) -> int:
        at = time.monotonic()
        if at >= self._until:
            self._beats = pulse()
            self._until = at + settings.PULSE_HELD
        return self._beats

    def forget(self) -> None:
        """Feel anew when asked next, also where the clock was put back."""
        self._until = 0.0


SHELF: Final = Shelf(ROOM)
FELT: Final = Felt()


def key_of(environ: Mapping[str, Any]) -> Key | None:
    """What is asked for; None where it is nothing that is ever kept."""
    path, query = str(environ.get("PATH_INFO", "")), str(environ.get("QUERY_STRING", ""))
    if (
        environ.get("REQUEST_METHOD") not in SAFE
        or len(path) + len(query) > LONGEST_ADDRESS
        or path.startswith(NO_PAGES)
    ):
        return None
    return Key(
        pulse=FELT.now(),
        scheme=str(environ.get("wsgi.url_scheme", "")),
        host=str(environ.get("HTTP_HOST", "")),
        path=path,
        query=query,
        gzipped="gzip" in str(environ.get("HTTP_ACCEPT_ENCODING", "")),
    )
