"""Cards that other sites show beside a link: of a story, of a district, of the standings."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sangsuk.core.tell.card_map import draw_dots
from sangsuk.flow.showing.cards import Card, CardRow, draw_card
from sangsuk.flow.showing.hexmap import load_hexmap
from sangsuk.records.districts.queries import district_by_code
from sangsuk.records.standings.models import Standing
from sangsuk.records.standings.queries import latest_standings
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.queries import praise_by_driver, story_to_show, was_withdrawn
from sangsuk.web.components.templatetags.names import (
    driver_name,
    grouped,
    office,
    polarity_word,
    province_name,
)
from sangsuk.web.components.templatetags.tellings import opening_words
from sangsuk.web.public.frame import Frame, framed_kept

LONGEST: Final = 170  # code points of a story
CHIPS: Final = 3
FIRST: Final = 3
GONE: Final = 410


@framed_kept
def story_card(_request: HttpRequest, frame: Frame, pk: int) -> HttpResponse:
    """The story's beginning, masked; 410 where its teller took it back."""
    if told := story_to_show(frame.campaign, pk):
        return _drawn(frame, kind="story", **_of_story(told))
    if was_withdrawn(frame.campaign, pk):
        return HttpResponse(status=GONE)
    raise Http404


@framed_kept
def district_card(_request: HttpRequest, frame: Frame, code: str) -> HttpResponse:
    """Where the district stands, and for what it is praised."""
    found = district_by_code(code)
    if found is None or not frame.rules.covers(code):
        raise Http404
    rows = list(latest_standings(frame.campaign))
    standing = next((row for row in rows if row.district_id == code), None)
    praise = praise_by_driver(frame.campaign, code)[:CHIPS]
    return _drawn(
        frame,
        kind="district",
        title=office(found),
        beside=province_name(found.province),
        place=standing.place if standing else None,
        chips=[driver_name(one.code) for one in praise],
        map=draw_dots(_voices(rows), hexmap=load_hexmap(), marked=[code]),
        **_heard(standing),
    )


@framed_kept
def standings_card(_request: HttpRequest, frame: Frame) -> HttpResponse:
    """The first three."""
    rows = list(latest_standings(frame.campaign))
    first = [row for row in rows[:FIRST] if row.place]
    return _drawn(
        frame,
        kind="standings",
        title=_("อันดับอำเภอที่ประชาชนชื่นชม"),
        line=_("ยังไม่มีใครเล่าถึง"),
        unit=_("เสียงชื่นชม"),
        rows=[_row(row) for row in first],
        map=draw_dots(
            _voices(rows), hexmap=load_hexmap(), marked=[row.district_id for row in first]
        ),
    )


def _drawn(frame: Frame, **told: Any) -> HttpResponse:
    card = Card(
        language=get_language() or "th",
        brand=_("สร้างสุข"),
        tag=_("ระบบสาธิต") if frame.campaign.is_demo else "",
        prizes=frame.rules.prize_places,
        **told,
    )
    return HttpResponse(draw_card(card), content_type="image/png")


def _of_story(told: Story) -> Mapping[str, Any]:
    mention = told.reading.mentions.all().first()
    said = {"line": opening_words(told.reading.masked, LONGEST)}
    if mention is None:
        return said | {"title": _("เรื่องเล่าจากประชาชน")}
    praised = told.reading.drivers[: CHIPS - 1] if mention.polarity == "positive" else []
    return said | {
        "title": office(mention.district),
        "beside": province_name(mention.district.province),
        "chips": [polarity_word(mention.polarity), *map(driver_name, praised)],
    }


def _heard(standing: Standing | None) -> Mapping[str, str]:
    if standing is None or standing.place is None:
        return {"line": _("ยังไม่มีใครเล่าถึง"), "under": _("เรื่องแรกอาจเป็นของคุณ")}
    praise, heard = standing.positive_voices, standing.mentioned_voices
    line = ngettext("%(number)s เสียงชื่นชม", "%(number)s เสียงชื่นชม", praise)
    under = ngettext("จากคนที่เล่าถึง %(number)s คน", "จากคนที่เล่าถึง %(number)s คน", heard)
    return {"line": line % {"number": grouped(praise)}, "under": under % {"number": grouped(heard)}}


def _voices(rows: Sequence[Standing]) -> dict[str, float | None]:
    return {row.district_id: row.positive_voices for row in rows if row.place}


def _row(row: Standing) -> CardRow:
    return CardRow(
        place=row.place or 0,
        name=office(row.district),
        beside=province_name(row.district.province),
        voices=grouped(row.positive_voices),
    )
