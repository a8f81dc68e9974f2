"""Files of any size in parts, by the core of the tus protocol: what came stays, go on from there.

Any program that speaks it may send; the page's own script does.
"""

import base64
import binascii
from collections.abc import Iterator
from http import HTTPStatus
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import CallError
from sangsuk.flow.films.uploads import append, arrived, begin_upload, finish
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.films.models import Footage
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.films.found import film_at, footage_at
from sangsuk.web.films.refusals import why_refused

VERSION: Final = "1.0.0"
PART: Final = 1024 * 1024  # bytes read at once
BODY: Final = "application/offset+octet-stream"
STATUSES: Final = {
    "films.other_offset": HTTPStatus.CONFLICT,
    "films.being_written": HTTPStatus.LOCKED,
    "films.bad_size": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "films.too_long": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "films.taken_back": HTTPStatus.GONE,
    "films.no_room": HTTPStatus.INSUFFICIENT_STORAGE,
    "films.too_many": HTTPStatus.TOO_MANY_REQUESTS,
}


@require_http_methods(["POST", "OPTIONS"])
@for_roles(Role.FILM)
def tus_create(request: HttpRequest, account: Account, pk: int) -> HttpResponse:
    """A place for a file; its address is told in `Location`."""
    if request.method == "OPTIONS":
        answer = _answer(HTTPStatus.NO_CONTENT)
        answer["Tus-Version"], answer["Tus-Extension"] = VERSION, "creation"
        return answer
    if wrong := _other_version(request):
        return wrong
    film = film_at(pk)
    name = _name(request.headers.get("Upload-Metadata", ""))
    size = _number(request.headers.get("Upload-Length", ""))
    try:
        kept = begin_upload(film.pk, name, size, by=account, at=now())
    except CallError as error:
        return _refusal(error)
    answer = _answer(HTTPStatus.CREATED)
    answer["Location"] = reverse("films:tus_one", kwargs={"footage": kept.pk})
    return answer


@require_http_methods(["GET", "HEAD", "PATCH"])
@for_roles(Role.FILM)
def tus_one(request: HttpRequest, account: Account, footage: int) -> HttpResponse:
    """How much has come, or the next part; only who began a file goes on with it."""
    kept = footage_at(footage)
    if kept.by != account.name:
        raise Http404
    if request.method == "GET":
        return _of(kept, arrived(kept), HTTPStatus.OK, _said(kept))
    if wrong := _other_version(request):
        return wrong
    if kept.state != Footage.State.COMING:
        return _of(kept, kept.size, HTTPStatus.OK if request.method == "HEAD" else HTTPStatus.GONE)
    if request.method == "HEAD":
        return _of(kept, arrived(kept), HTTPStatus.OK)
    if request.content_type != BODY:
        return _answer(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    return _go_on(request, account, kept)


def _go_on(request: HttpRequest, account: Account, kept: Footage) -> HttpResponse:
    try:
        offset = _number(request.headers.get("Upload-Offset", ""))
        there = append(kept, offset, _parts(request))
    except CallError as error:
        return _refusal(error)
    if there == kept.size:
        finish(kept, by=account, at=now())
    return _of(kept, there, HTTPStatus.NO_CONTENT)


def _parts(request: HttpRequest) -> Iterator[bytes]:
    """The body as it comes; where the line goes dead, what came before is kept."""
    try:
        while part := request.read(PART):
            yield part
    except UnreadablePostError:
        return


def _said(kept: Footage) -> str:
    """What became of it, in words."""
    return why_refused(f"films.{kept.fault}") if kept.fault else ""


def _of(kept: Footage, there: int, status: HTTPStatus, words: str = "") -> HttpResponse:
    answer = _answer(status, words)
    answer["Upload-Offset"], answer["Upload-Length"] = str(there), str(kept.size)
    return answer


def _answer(status: HTTPStatus, words: str = "") -> HttpResponse:
    answer = HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
    answer["Tus-Resumable"] = VERSION
    return answer


def _refusal(error: CallError) -> HttpResponse:
    return _answer(STATUSES.get(error.code, HTTPStatus.BAD_REQUEST), why_refused(error.code))


def _other_version(request: HttpRequest) -> HttpResponse | None:
    if request.headers.get("Tus-Resumable") == VERSION:
        return None
    answer = _answer(HTTPStatus.PRECONDITION_FAILED)
    answer["Tus-Version"] = VERSION
    return answer


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 15 else -1


def _name(metadata: str) -> str:
    """The name of the file, as the sender calls it; it is shown, and names nothing."""
    pairs = (one.strip().partition(" ") for one in metadata.split(","))
    told = next((value for key, _, value in pairs if key == "filename"), "")
    try:
        return base64.b64decode(told, validate=True).decode("utf-8").replace("\0", "")
    except (binascii.Error, UnicodeDecodeError):
        return ""
