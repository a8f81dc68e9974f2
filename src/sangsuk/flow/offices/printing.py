"""What an office prints for its counter: the poster with its own code, and cards of thanks."""

import json
import re
from typing import Final

from sangsuk.core.tell.quotes import shorten
from sangsuk.core.thai.dates import thai_date
from sangsuk.flow.showing.posters import told_of_office
from sangsuk.flow.showing.typesetting import typeset
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.districts.models import District
from sangsuk.records.stories.quotable import quotable_praise

HASHTAG: Final = re.compile(r"[#＃][^\s#＃]+")
CARDS: Final = 8  # two pages
LONGEST: Final = 260  # code points of a card


def draw_own_poster(district: str, site: str) -> bytes:
    """The office's poster as a PDF.

    Raises:
        CallError: the site's address is none.
    """
    return _draw("poster", {"offices": [told_of_office(district, site)]})


def draw_thanks(campaign: Campaign, district: District) -> bytes | None:
    """Cards of thanks as a PDF, four to a page; None where there is no praise to be quoted."""
    cards = [
        {
            "words": shorten(" ".join(HASHTAG.sub(" ", story.reading.masked).split()), LONGEST),
            "day": thai_date(story.posted_at),
        }
        for story in quotable_praise(campaign, district.code, most=CARDS)
    ]
    if not cards:
        return None
    return _draw("thanks", {"name": f"ที่ว่าการอำเภอ{district.name_th}", "cards": cards})


def _draw(template: str, told: dict[str, object]) -> bytes:
    words = json.dumps(told, ensure_ascii=False)
    return typeset(f"posters/{template}", {"told": words}, format="pdf")
