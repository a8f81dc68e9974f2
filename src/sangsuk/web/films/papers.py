"""Papers of a film to print, and all of its folder to take away."""

from collections.abc import Callable

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sangsuk.core.errors import CallError
from sangsuk.flow.films import printing
from sangsuk.flow.films.packing import pack
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.films.queries import locations_of, person_called
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.films.found import film_at


@require_safe
@for_roles(Role.FILM, Role.NATIONAL)
def release_form(_request: HttpRequest, account: Account, pk: int, person: int) -> HttpResponse:  # noqa: ARG001
    """What one person signs on paper."""
    film = film_at(pk)
    found = person_called(film, person)
    if found is None:
        raise Http404
    return _pdf(printing.release_form(film, found, at=now()), f"release-{pk}-{person}")


@require_safe
@for_roles(Role.FILM, Role.NATIONAL)
def call_sheet_page(_request: HttpRequest, account: Account, pk: int) -> HttpResponse:  # noqa: ARG001
    """Who comes where and when."""
    film = film_at(pk)
    if not locations_of(film):
        raise Http404
    return _pdf(printing.call_sheet(film, at=now()), f"call-sheet-{pk}")


@require_safe
@for_roles(Role.FILM, Role.NATIONAL)
def storyboard(_request: HttpRequest, account: Account, pk: int) -> HttpResponse:  # noqa: ARG001
    """Its shots as frames."""
    return _drawn(pk, printing.storyboard, "storyboard")


@require_safe
@for_roles(Role.FILM, Role.NATIONAL)
def shot_list(_request: HttpRequest, account: Account, pk: int) -> HttpResponse:  # noqa: ARG001
    """Its shots as rows."""
    return _drawn(pk, printing.shot_list, "shot-list")


@require_safe
@for_roles(Role.FILM, Role.NATIONAL)
def whole_folder(_request: HttpRequest, account: Account, pk: int) -> FileResponse:  # noqa: ARG001
    """What was written, captions and the newest cut, as one archive."""
    return FileResponse(pack(film_at(pk), at=now()), as_attachment=True, filename=f"film-{pk}.zip")


def _drawn(pk: int, draw: Callable[..., bytes], name: str) -> HttpResponse:
    """A paper that says words of the story; none where it may not be read any more."""
    try:
        return _pdf(draw(film_at(pk), at=now()), f"{name}-{pk}")
    except CallError:
        raise Http404 from None


def _pdf(drawn: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(drawn, content_type="application/pdf", headers=headers)
