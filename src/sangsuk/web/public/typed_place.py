"""The district that somebody typed on the wall, found without a script."""

from dataclasses import dataclass, field
from typing import Final

from django.http import HttpRequest, HttpResponseRedirect

from sangsuk.core.terms.district import District as Known
from sangsuk.flow.telling.finding_districts import find_districts
from sangsuk.records.districts.models import District
from sangsuk.records.districts.queries import all_districts
from sangsuk.web.components.templatetags.names import office
from sangsuk.web.public.asked import TURNING
from sangsuk.web.public.frame import Frame

LONGEST: Final = 80  # code points
PLACE: Final = "place"  # what was typed


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPlace:
    """What was typed, and the districts to choose from where it fits several or none."""

    typed: str = ""
    fitting: list[District] = field(default_factory=list)


def read_typed(
    request: HttpRequest, frame: Frame, chosen: District | None
) -> TypedPlace | HttpResponseRedirect:
    """What was typed; the way to the wall of the district where it fits one alone.

    The field holds the name of the district that is looked at: as it stands it
    changes nothing, emptied it leaves all districts.
    """
    if PLACE not in request.GET:
        return TypedPlace()
    typed = " ".join(TURNING.sub("", request.GET[PLACE]).split())[:LONGEST]
    if typed == (office(chosen) if chosen else ""):
        return TypedPlace()
    if not typed:
        return _on_to(request, "")
    found = [one.district for one in find_districts(typed, provinces=frame.rules.provinces)]
    named = [one for one in found if typed in _names(one)]
    if len(named or found) == 1:
        return _on_to(request, (named or found)[0].code)
    rows = {row.code: row for row in all_districts().filter(pk__in=[one.code for one in found])}
    return TypedPlace(typed=typed, fitting=[rows[one.code] for one in found if one.code in rows])


def _names(one: Known) -> tuple[str, ...]:
    return (one.name_th, f"อำเภอ{one.name_th}", one.name_en, f"{one.name_en} District")


def _on_to(request: HttpRequest, code: str) -> HttpResponseRedirect:
    """The same page without what was typed, of this district or of all."""
    asked = request.GET.copy()
    for name in (PLACE, "district", "after"):
        asked.pop(name, None)
    if code:
        asked["district"] = code
        asked.pop("province", None)
    query = asked.urlencode()
    return HttpResponseRedirect(f"{request.path}?{query}" if query else request.path)
