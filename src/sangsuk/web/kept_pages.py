"""Pages kept in the process and sent again while nothing that they show has changed.

`KeptPages` stands among Django's own and keeps; `KeptFirst` stands before all
of Django and sends, so that a kept page costs a look at the shelf alone.
"""

import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any, Final

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from sangsuk.web.shelf import SHELF, Kept, key_of

LONGEST: Final = 60.0  # seconds, whatever happens
OF_A_BODY: Final = frozenset({"Content-Length", "Content-Encoding", "Content-Type"})

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class KeptPages:
    """Keeps a page that said `response.may_be_kept`, and sends it while it stands.

    A page is kept under the pulse that was felt before it was made: whatever
    changes a story, a reading, a standing or a campaign beats, and what was
    kept before is sent no more.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._respond = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = key_of(request.META)
        if key is None:
            return self._respond(request)
        request.pulse = key.pulse  # type: ignore[attr-defined]  # `pulse_of` asks for it
        now = time.monotonic()
        if kept := SHELF.take(key, at=now):
            return _answer(kept, same=kept.is_what_is_held(request.META))
        response = self._respond(request)
        if request.method == "GET" and _may_be_kept(response):
            headers = dict(response.items())
            SHELF.put(key, Kept(body=response.content, headers=headers, until=now + LONGEST))
        return response


class KeptFirst:
    """Answers what is on the shelf before Django is asked; hands everything else on."""

    def __init__(self, application: Application) -> None:
        self._application = application

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        kept = _on_the_shelf(environ)
        if kept is None:
            return self._application(environ, start_response)
        same = kept.is_what_is_held(environ)
        status = HTTPStatus.NOT_MODIFIED if same else HTTPStatus.OK
        start_response(f"{status.value} {status.phrase}", list(_headers(kept, same=same).items()))
        return [b"" if same or environ["REQUEST_METHOD"] == "HEAD" else kept.body]


def _on_the_shelf(environ: Environ) -> Kept | None:
    try:
        key = key_of(environ)
    except DatabaseError:
        connection.close()  # Django opens it anew, and answers for what is amiss
        return None
    return SHELF.take(key, at=time.monotonic()) if key else None


def _may_be_kept(response: HttpResponse) -> bool:
    return (
        getattr(response, "may_be_kept", False)
        and response.status_code == HTTPStatus.OK
        and not response.cookies
        and not response.streaming
    )


def _answer(kept: Kept, *, same: bool) -> HttpResponse:
    status = HTTPStatus.NOT_MODIFIED if same else HTTPStatus.OK
    headers = _headers(kept, same=same)
    return HttpResponse(b"" if same else kept.body, status=status, headers=headers)


def _headers(kept: Kept, *, same: bool) -> dict[str, str]:
    return {name: value for name, value in kept.headers.items() if not (same and name in OF_A_BODY)}
