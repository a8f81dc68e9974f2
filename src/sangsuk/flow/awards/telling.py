"""What papers and pages may say of an award now."""

from typing import Final

from sangsuk.core.tell.films.scenes import sentences_of
from sangsuk.core.tell.quotes import shorten
from sangsuk.core.terms.award import Honours, Won
from sangsuk.records.awards.models import Award
from sangsuk.records.awards.queries import acceptance_of, may_be_told
from sangsuk.records.districts.models import District
from sangsuk.records.stories.queries import story_to_show
from sangsuk.records.tellers.queries import QUOTE, consents_of

LONGEST_LINE: Final = 150


def won_of(award: Award, district: District) -> Won:
    """The award in words: the winner's name and the story's words only while that is allowed."""
    return Won(
        honours=Honours(award.honours),
        place=award.place,
        sharing=award.sharing,
        satang=award.satang,
        code=district.code,
        district=district.name_th,
        province=district.province.name_th,
        district_en=district.name_en,
        province_en=district.province.name_en,
        voices=award.voices,
        to=_name(award),
        line=_line(award),
    )


def _name(award: Award) -> str:
    accepted = acceptance_of(award)
    return accepted.name if accepted and accepted.may_publish and may_be_told(award) else ""


def _line(award: Award) -> str:
    """The story's first words, if it stands on the wall and its teller lets them be quoted."""
    story = award.story
    if story is None or not may_be_told(award):
        return ""
    allowed = consents_of(award.campaign, (story.platform, story.native_id)).get(QUOTE)
    if allowed is False:
        return ""
    shown = story_to_show(award.campaign, story.pk)
    told = sentences_of(shown.reading.masked) if shown else []
    return shorten(" ".join(told), LONGEST_LINE)
