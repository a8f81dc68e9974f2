"""Pages kept in the process and sent again while nothing that they show has changed."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Final

from django.http import HttpRequest, HttpResponse

from sangsuk.records.campaigns.pulse import pulse

LONGEST: Final = 60.0  # seconds, whatever happens
ROOM: Final = 48_000_000  # bytes a process
LONGEST_ADDRESS: Final = 400
SAFE: Final = ("GET", "HEAD")

Key = tuple[int, str, str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A whole answer, and until when it may be sent."""

    body: bytes
    headers: dict[str, str]
    until: float


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


class KeptPages:
    """Sends what it keeps of a page that said `response.may_be_kept`.

    A page is kept under the pulse that was read before it was made: whatever
    changes a story, a reading, a standing or a campaign beats, and what was
    kept before is never sent again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._respond = get_response
        self._shelf = Shelf(ROOM)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        address = request.get_full_path()
        if request.method not in SAFE or len(address) > LONGEST_ADDRESS or not _is_page(request):
            return self._respond(request)
        gzipped = "gzip" in request.headers.get("Accept-Encoding", "")
        key = (pulse(), request.META.get("HTTP_HOST", ""), address, gzipped)
        now = time.monotonic()
        if kept := self._shelf.take(key, at=now):
            return _send(kept, request)
        response = self._respond(request)
        if request.method == "GET" and _may_be_kept(response):
            headers = dict(response.items())
            kept = Kept(body=response.content, headers=headers, until=now + LONGEST)
            self._shelf.put(key, kept)
        return response


def _is_page(request: HttpRequest) -> bool:
    return not request.path.startswith(("/static/", "/healthz", "/readyz"))


def _may_be_kept(response: HttpResponse) -> bool:
    return (
        getattr(response, "may_be_kept", False)
        and response.status_code == 200
        and not response.cookies
        and not response.streaming
    )


def _send(kept: Kept, request: HttpRequest) -> HttpResponse:
    asked = {tag.strip().removeprefix("W/") for tag in _tags(request)}
    same = kept.headers.get("ETag", "").removeprefix("W/") in asked
    response = HttpResponse(b"" if same else kept.body, status=304 if same else 200)
    for name, value in kept.headers.items():
        if not (same and name in {"Content-Length", "Content-Encoding", "Content-Type"}):
            response.headers[name] = value
    return response


def _tags(request: HttpRequest) -> list[str]:
    return [tag for tag in request.headers.get("If-None-Match", "").split(",") if tag.strip()]
