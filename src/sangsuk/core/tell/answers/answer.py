"""The answer (คำตอบ): how citizens see the offices, from all stories that count."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sangsuk.core.tell.answers.became import Became
from sangsuk.core.tell.answers.concerns import Concern, find_concerns
from sangsuk.core.tell.answers.days import Day, by_day, count_became, count_said, week_of
from sangsuk.core.tell.answers.former import Former
from sangsuk.core.tell.answers.heard import Heard, size_of
from sangsuk.core.tell.answers.policy import NO_FRAME, Covered, Frame, cover
from sangsuk.core.tell.answers.practices import (
    Card,
    Practice,
    Promised,
    count_taken_up,
    find_cards,
)
from sangsuk.core.tell.answers.quoted import Pair, choose_quotes
from sangsuk.core.tell.answers.reasons import Errors, Part, Reason, in_parts, rank_reasons
from sangsuk.core.tell.answers.silence import Silence, find_silence
from sangsuk.core.tell.themes.finding import Theme
from sangsuk.core.tell.themes.telling import ToldTheme, tell_themes
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.district import District
from sangsuk.core.thai.dates import BANGKOK

QUOTED: Final = 5  # drivers, each with two quotes
PARTS: Final = ("service", "region", "size", "teller", "door", "week")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of the answer: happiness or unhappiness."""

    stories: int
    reasons: tuple[Reason, ...]  # none: too few to say
    parts: Mapping[str, tuple[Part, ...]]  # by `PARTS`
    quotes: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """All of it.

    `said` and `became` are how many stories say each of `SAID` and have come to each of `STATES`;
    `places` those of each district that any speaks of: all, praising it, blaming it.
    """

    stories: int
    happy: Side
    unhappy: Side
    concerns: tuple[Concern, ...]
    silence: Silence
    cards: tuple[Card, ...]
    policies: tuple[Covered, ...]
    themes: tuple[ToldTheme, ...]
    days: tuple[Day, ...]
    said: tuple[int, ...]
    became: tuple[int, ...]
    places: tuple[tuple[str, int, int, int], ...]
    former: Former | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an answer is made from besides the stories."""

    campaign: Campaign
    districts: Sequence[District]
    errors: Errors
    practices: Sequence[Practice]
    doors: Collection[str]
    themes: Sequence[Theme] = ()
    promised: Sequence[Promised] = ()
    became: Became = field(default_factory=dict)
    frame: Frame = NO_FRAME
    former: Former | None = None


def answer(stories: Sequence[Heard], texts: Mapping[int, str], asked: Asked) -> Answer:
    """The answer by these stories; the same stories give the same answer, to the letter.

    Args:
        stories: all that count.
        texts: masked texts of those that may be quoted, by number.
        asked: all else.
    """
    praise = [one for one in stories if one.praises]
    blame = [one for one in stories if one.blames]
    cards = find_cards(stories, texts.items(), asked.practices)
    return Answer(
        stories=len(stories),
        happy=_side(praise, texts, asked),
        unhappy=_side(blame, texts, asked),
        concerns=find_concerns(blame, asked.became, asked.promised),
        silence=find_silence(stories, asked.districts, asked.campaign.services, asked.doors),
        cards=count_taken_up(cards, asked.promised),
        policies=cover(asked.frame, cards, blame),
        themes=tell_themes(asked.themes, stories, texts, asked.campaign.hashtags),
        days=by_day(stories, asked.became, opened(asked.campaign)),
        said=count_said(stories),
        became=count_became(stories, asked.became),
        places=_by_place(stories),
        former=asked.former,
    )


def opened(campaign: Campaign) -> date:
    """The first day of a campaign, in Bangkok."""
    return campaign.window.opens.astimezone(BANGKOK).date()


def _side(stories: Sequence[Heard], texts: Mapping[int, str], asked: Asked) -> Side:
    reasons = rank_reasons(stories, asked.errors)
    codes = [one.code for one in reasons if one.share.low > 0][:QUOTED]
    ways = ways_of(asked)
    return Side(
        stories=len(stories),
        reasons=reasons,
        parts={name: in_parts(stories, ways[name], asked.errors) for name in PARTS},
        quotes=choose_quotes(stories, texts, codes, asked.campaign.hashtags),
    )


def ways_of(asked: Asked) -> dict[str, Callable[[Heard], Iterable[str]]]:
    """By each of `PARTS`, to which parts a story belongs."""
    district = {one.code: one for one in asked.districts}
    opens = opened(asked.campaign)

    def place(story: Heard) -> list[District]:
        return [district[story.place]] if story.place in district else []

    return {
        "service": lambda story: [code for code in story.services if code != "other"],
        "region": lambda story: [one.region for one in place(story)],
        "size": lambda story: [size_of(one.population) for one in place(story)],
        "teller": lambda story: [story.teller] if story.teller else [],
        "door": lambda story: [story.platform],
        "week": lambda story: [week_of(story.day, opens)],
    }


def _by_place(stories: Sequence[Heard]) -> tuple[tuple[str, int, int, int], ...]:
    told = Counter(code for story in stories for code in set(story.mentioned))
    praised = Counter(code for story in stories for code in set(story.praised))
    blamed = Counter(code for story in stories for code in set(story.blamed))
    return tuple((code, told[code], praised[code], blamed[code]) for code in sorted(told))
