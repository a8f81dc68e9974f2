"""Published results: the list with its corrections, each for good, and the check of an archive."""

from typing import Any, Final

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sangsuk.core.rank.what_if import OTHER_RULES
from sangsuk.flow.publishing.certifying import certifications_of
from sangsuk.flow.publishing.publishing import archive_path, other_rules_of
from sangsuk.flow.publishing.rules_log import rules_log
from sangsuk.records.districts.queries import districts_called
from sangsuk.records.results.models import Publication
from sangsuk.records.results.queries import publication_by_citation, publications_of
from sangsuk.web.public.frame import Frame, framed

SHOWN_PLACES: Final = 3  # of each rule, in the table of other rules


@framed
def results(request: HttpRequest, frame: Frame) -> HttpResponse:
    """All results of the campaign; the newest holds."""
    published = list(publications_of(frame.campaign))
    return frame.render(request, "results", published=published, acts=rules_log(frame.campaign))


@framed
def result(request: HttpRequest, frame: Frame, code: str) -> HttpResponse:
    """One result, at an address that stays."""
    found = _found(code)
    newest = publications_of(found.campaign).first()
    return frame.render(
        request,
        "result",
        section="results",
        result=found,
        newest=newest if newest != found else None,
        other_rules=list(OTHER_RULES.values()),
        table=_by_other_rules(code),
        archive_name=f"{code}.zip",
        certified=certifications_of(found),
    )


@framed
def check(request: HttpRequest, frame: Frame) -> HttpResponse:
    """Checks an archive in the visitor's own browser; nothing is sent anywhere.

    With `result`, the archive has to be that result: its citation is compared.
    """
    newest = publications_of(frame.campaign).first()
    wanted = _found(asked) if (asked := request.GET.get("result", "")) else None
    return frame.render(request, "verify", section="results", newest=newest, wanted=wanted)


@require_safe
def archive(_request: HttpRequest, code: str) -> FileResponse:
    """The archive itself, byte for byte."""
    _found(code)
    path = archive_path(settings.SANGSUK_HOME, code)
    return FileResponse(path.open("rb"), content_type="application/zip", filename=f"{code}.zip")


def _by_other_rules(citation: str) -> list[dict[str, Any]]:
    """Each district that any rule puts in front, as the archive tells it, with its places."""
    rows = other_rules_of(archive_path(settings.SANGSUK_HOME, citation), places=SHOWN_PLACES)
    known = districts_called([row["code"] for row in rows])
    return [
        {
            "known": known.get(row["code"]),
            "district": row["district"],
            "province": row["province"],
            "places": [row["place"], *(row[f"place_{rule}"] for rule in OTHER_RULES)],
        }
        for row in rows
    ]


def _found(citation: str) -> Publication:
    found = publication_by_citation(citation)
    if found is None or not archive_path(settings.SANGSUK_HOME, citation).is_file():
        raise Http404
    return found
