"""The map of the country with its links, and the key to its colours."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from sangsuk.core.tell.hexmap import draw_hexmap
from sangsuk.core.tell.map_areas import Area, Links
from sangsuk.core.tell.map_legend import draw_legend
from sangsuk.core.tell.map_words import ENGLISH, THAI
from sangsuk.flow.showing.hexmap import load_hexmap
from sangsuk.records.standings.models import Standing
from sangsuk.records.standings.queries import latest_snapshot, standings_in
from sangsuk.web.components.templatetags.names import in_english, province_name, spoken
from sangsuk.web.public.frame import Frame
from sangsuk.web.public.regions import REGIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """The drawn map and its key, ready for the page."""

    picture: SafeString
    legend: SafeString


def show_country(frame: Frame, *, focus: str | None = None, top: int = 5) -> Country:
    """All districts by their positive voices; `focus` is a region or a province's code.

    A phone's way through the country is region, province, district.
    """
    snapshot = latest_snapshot(frame.campaign)
    if snapshot is None:
        return draw_country(frame.asked, (), focus=focus, top=top)
    made = (snapshot.pk, snapshot.fingerprint, get_language() or "th")
    return _drawn(*made, frame.asked, focus, top)


@lru_cache(maxsize=64)  # of 10 to 220 kB
def _drawn(
    snapshot: int, _fingerprint: str, _language: str, asked: str, focus: str | None, top: int
) -> Country:
    """The map of one snapshot, which never changes, drawn once in a process."""
    return draw_country(asked, list(standings_in(snapshot)), focus=focus, top=top)


def draw_country(
    asked: str, rows: Sequence[Standing], *, focus: str | None = None, top: int = 5
) -> Country:
    """Draw these rows; `asked` is the slug of `?campaign=`."""
    placed = {row.district_id: row for row in rows if row.place is not None}
    voices: dict[str, float | None] = {code: row.positive_voices for code, row in placed.items()}
    words = ENGLISH if in_english() else THAI
    query = f"?campaign={asked}" if asked else ""
    picture = draw_hexmap(
        voices,
        hexmap=load_hexmap(),
        focus=focus,
        words=words,
        places={code: row.place for code, row in placed.items() if row.place},
        links=Links(
            district=lambda code: reverse("public:district", kwargs={"code": code}) + query,
            areas=_areas(asked, rows, focus),
        ),
        top=top,
    )
    legend = draw_legend(voices, words=words, bangkok=focus is None)
    # Both escape whatever they write; no citizen's word is in them.
    return Country(picture=mark_safe(picture), legend=mark_safe(legend))  # noqa: S308


def _areas(asked: str, rows: Sequence[Standing], focus: str | None) -> list[Area]:
    """The regions of the country, or the provinces of a region."""
    if focus is None:
        return [
            Area(part=one.value, name=spoken(one.words), link=_part(asked, region=one.slug))
            for one in REGIONS
        ]
    provinces = {row.district.province_id: row.district.province for row in rows}
    return [
        Area(part=code, name=province_name(one), link=_part(asked, province=code))
        for code, one in provinces.items()
        if one.region == focus
    ]


def _part(asked: str, **part: str) -> str:
    campaign = {"campaign": asked} if asked else {}
    return f"{reverse('public:map')}?{urlencode(part | campaign)}"
