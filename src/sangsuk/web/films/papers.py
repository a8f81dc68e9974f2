"""Papers of a film to print, and all of its folder to take away."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sangsuk.flow.films.packing import pack
from sangsuk.flow.films.printing import call_sheet
from sangsuk.flow.films.printing import release_form as drawn_form
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
    return _pdf(drawn_form(film, found, at=now()), f"release-{pk}-{person}")


@require_safe
@for_roles(Role.FILM, Role.NATIONAL)
def call_sheet_page(_request: HttpRequest, account: Account, pk: int) -> HttpResponse:  # noqa: ARG001
    """Who comes where and when."""
    film = film_at(pk)
    if not locations_of(film):
        raise Http404
    return _pdf(call_sheet(film, at=now()), f"call-sheet-{pk}")


@require_safe
@for_roles(Role.FILM, Role.NATIONAL)
def whole_folder(_request: HttpRequest, account: Account, pk: int) -> FileResponse:  # noqa: ARG001
    """What was written, captions and the newest cut, as one archive."""
    return FileResponse(pack(film_at(pk)), as_attachment=True, filename=f"film-{pk}.zip")


def _pdf(drawn: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(drawn, content_type="application/pdf", headers=headers)
