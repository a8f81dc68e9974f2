"""`sangsuk tell offices`: a two-page paper for every office and every province."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sangsuk.core.errors import CallError
from sangsuk.core.tell.answers.office_telling import OfficeTelling, Place
from sangsuk.core.tell.answers.offices import Offices
from sangsuk.core.tell.answers.practices import find_cards
from sangsuk.core.terms.district import District
from sangsuk.flow.answers.answering import load_practices, load_tongue
from sangsuk.flow.answers.report import about_of
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.papers.drawing import unbroken_in
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.flow.showing.papers import draw_paper
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.standings.queries import latest_standings
from sangsuk.records.stories.heard import heard_stories, quotable_texts

Tell = Callable[[float], None]
Laid = Mapping[str, Any]
DISTRICT: Final = 4  # digits of its code; a province has two


def write_office_papers(
    campaign: Campaign,
    out: Path,
    *,
    language: str,
    only: str = "",
    at: datetime,
    tell: Tell = lambda _: None,
) -> int:
    """Write DISTRICT.pdf and PROVINCE.pdf, by their codes.

    Args:
        campaign: whose stories.
        out: the folder.
        language: "th" or "en".
        only: the code of a province or district; "": all.
        at: the moment that stands on them.
        tell: called with the portion that is done.

    Returns:
        How many papers there are.

    Raises:
        CallError: nothing has that code, or `out` cannot be written.
    """
    rules = rules_of(campaign)
    districts = [one for one in load_gazetteer().districts if rules.covers(one.code)]
    codes = _codes(districts, only)
    papers = _papers(
        campaign,
        districts,
        codes,
        OfficeTelling(load_tongue(language), about_of(campaign, language, at)),
    )
    for done, (code, laid) in enumerate(papers, start=1):
        with staged(out / f"{code}.pdf") as (partial,):
            whole = {**laid, "unbroken": unbroken_in(laid)}
            partial.write_bytes(draw_paper("answers/office", whole, made=at))
        tell(done / len(codes))
    return len(codes)


def _codes(districts: list[District], only: str) -> list[str]:
    """Provinces before their districts."""
    all_codes = sorted({one.province_code for one in districts} | {one.code for one in districts})
    codes = [code for code in all_codes if code == only or not only or code.startswith(only)]
    if not codes or (only and only not in codes):
        raise CallError(
            "offices.unknown",
            what="There is no province or district of this code.",
            where="--only",
            remedy="give two digits of a province, like 50, or four of a district, like 5007.",
        )
    return codes


def _papers(
    campaign: Campaign, districts: list[District], codes: list[str], telling: OfficeTelling
) -> Iterator[tuple[str, Laid]]:
    by_code = {one.code: one for one in districts}
    offices, places = _dealt(campaign, districts), _places(campaign)
    for code in codes:
        if len(code) == DISTRICT:
            answer = offices.of_district(code)
            yield code, telling.of_district(by_code[code], answer, places.get(code))
            continue
        own = [one for one in districts if one.province_code == code]
        counts = [(one, offices.counts(one.code)) for one in own]
        yield code, telling.of_province(own[0], offices.of_province(code), counts)


def _dealt(campaign: Campaign, districts: list[District]) -> Offices:
    stories, texts = heard_stories(campaign), dict(quotable_texts(campaign))
    cards = find_cards(stories, texts.items(), load_practices())
    return Offices(stories, texts, districts, cards, rules_of(campaign).hashtags)


def _places(campaign: Campaign) -> dict[str, Place]:
    return {
        row.district_id: (row.place, row.place_low or row.place, row.place_high or row.place)
        for row in latest_standings(campaign)
        if row.place is not None
    }
