"""The rounds of judging (รอบตัดสิน) as a campaign file has them, checked and read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from sangsuk.core.terms.campaign import Activity, Window
from sangsuk.core.terms.campaign_faults import repeated
from sangsuk.core.terms.campaign_parts import read_slug
from sangsuk.core.terms.campaign_table import Table
from sangsuk.core.terms.judging import Criterion, Method, Reader, Round, Showing, Shown
from sangsuk.core.terms.judging_recipe import RECIPES

FEWEST_ANCHORS: Final = 2
MOST_ANCHORS: Final = 10
CERTAINTIES: Final = range(50, 100)  # percent
METHODS: Final = tuple(Method)
READERS: Final = tuple(Reader)
SHOWINGS: Final = tuple(Showing)
MARKED: Final = (Method.READ, Method.MARK)


def read_rounds(
    table: Table, *, window: Window, activities: Sequence[Activity]
) -> tuple[Round, ...]:
    """The rounds of a campaign's stories, written out or by a recipe; none where it has none.

    Args:
        table: the whole campaign file.
        window: in which stories are told; all must be there before the first round closes.
        activities: one of them says how many stories win.
    """
    if not table.has("judging"):
        return ()
    judging = table.table("judging")
    encourages = judging.has("encourages") and judging.flag("encourages")
    parts = _recipe_parts(judging) if judging.has("recipe") else judging.tables("rounds")
    rounds = tuple(replace(_read_round(part), encourages=encourages) for part in parts)
    if judging.sound and all(part.sound for part in parts):
        _check_order(judging, rounds)
        _check_ends(judging, rounds, window, activities)
    return rounds


def _recipe_parts(judging: Table) -> list[Table]:
    """The rounds of the recipe that is named, as if the file had written them out."""
    recipe, starts = judging.choice("recipe", RECIPES), judging.moment("starts")
    if judging.has("rounds"):
        judging.note(
            "recipe_and_rounds",
            "rounds",
            what="There is a recipe, and rounds are written out too.",
            remedy="keep one of the two.",
        )
    if not judging.sound:
        return []
    rows: list[Mapping[str, object]] = [*RECIPES[recipe](starts)]
    return judging.parts_of("rounds", rows)


def _read_round(part: Table) -> Round:
    method = part.choice("method", METHODS)
    if method not in METHODS:  # already noted; what the round needs beside it is not known
        part.has("rubric"), part.has("certainty")
    return Round(
        slug=read_slug(part),
        name=part.words("name"),
        method=Method(method) if part.sound else Method.READ,
        readers=tuple(Reader(who) for who in part.choices("readers", READERS) if who in READERS),
        shown=_read_shown(part.table("shown")),
        quorum=part.number("quorum"),
        goes_on=part.number("goes_on"),
        opens=part.moment("opens"),
        closes=part.moment("closes"),
        rubric=_read_rubric(part) if method in MARKED else (),
        certainty=_read_certainty(part) if method == Method.COMPARE else 0,
    )


def _read_shown(part: Table) -> Shown:
    chosen = {what: part.choice(what, SHOWINGS) for what in Shown.__dataclass_fields__}
    if not part.sound:
        return Shown(**dict.fromkeys(chosen, Showing.NEVER))
    return Shown(**{what: Showing(when) for what, when in chosen.items()})


def _read_certainty(part: Table) -> int:
    certainty = part.number("certainty")
    if part.sound and certainty not in CERTAINTIES:
        part.note(
            "certainty",
            "certainty",
            what=f"{certainty} % is no certainty at which comparing may stop.",
            remedy=f"write {CERTAINTIES[0]} to {CERTAINTIES[-1]}; 95 is usual.",
        )
    return certainty


def _read_rubric(part: Table) -> tuple[Criterion, ...]:
    parts = part.tables("rubric")
    criteria = tuple(_read_criterion(one) for one in parts)
    for slug in repeated([one.slug for one in criteria if one.slug]):
        part.note(
            "twice",
            "rubric",
            what=f"slug '{slug}' stands twice.",
            remedy="give each criterion its own slug.",
        )
    return criteria


def _read_criterion(part: Table) -> Criterion:
    anchors = [anchor.both() for anchor in part.tables("anchors")]
    if part.sound and not FEWEST_ANCHORS <= len(anchors) <= MOST_ANCHORS:
        part.note(
            "anchors",
            "anchors",
            what=f"There are {len(anchors)} anchors.",
            remedy=f"say what each mark means, {FEWEST_ANCHORS} to {MOST_ANCHORS} of them.",
        )
    return Criterion(
        slug=read_slug(part),
        name=part.words("name"),
        weight=part.number("weight"),
        anchors=tuple(anchors),
    )


def _check_order(judging: Table, rounds: Sequence[Round]) -> None:
    """Each round has its time, after the one before, and fewer stories go on from it."""
    for slug in repeated([one.slug for one in rounds]):
        judging.note(
            "twice", "rounds", what=f"slug '{slug}' stands twice.", remedy="give each its own slug."
        )
    for one in rounds:
        if one.closes - one.opens < timedelta(hours=1):
            judging.note(
                "round_reversed",
                f"rounds {one.slug} closes",
                what=f"The round closes {_say(one.closes)}; it opens {_say(one.opens)}.",
                remedy="give people time: close after opening.",
            )
    for before, after in pairwise(rounds):
        _check_pair(judging, before, after)


def _check_pair(judging: Table, before: Round, after: Round) -> None:
    if after.opens < before.closes:
        judging.note(
            "rounds_overlap",
            f"rounds {after.slug} opens",
            what=f"It opens {_say(after.opens)}, before '{before.slug}' "
            f"closes {_say(before.closes)}.",
            remedy=f"open when '{before.slug}' has closed: who goes on is known only then.",
        )
    if after.goes_on >= before.goes_on:
        judging.note(
            "rounds_choose_nothing",
            f"rounds {after.slug} goes_on",
            what=f"{after.goes_on} stories go on from it, "
            f"and {before.goes_on} from '{before.slug}'.",
            remedy="let fewer go on from each round than from the one before.",
        )


def _check_ends(
    judging: Table, rounds: Sequence[Round], window: Window, activities: Sequence[Activity]
) -> None:
    if not rounds:
        judging.note("no_round", "rounds", what="There is no round.", remedy="write one at least.")
        return
    first, last = rounds[0], rounds[-1]
    if first.closes <= window.collect_until:
        judging.note(
            "judged_too_early",
            f"rounds {first.slug} closes",
            what=f"It closes {_say(first.closes)}, "
            f"while stories are collected until {_say(window.collect_until)}.",
            remedy="close it later, so that the last story can be read too.",
        )
    prizes = sum(one.prize.count for one in activities if one.honours == "stories")
    if last.goes_on != prizes:
        judging.note(
            "prizes_and_rounds_differ",
            f"rounds {last.slug} goes_on",
            what=f"{last.goes_on} stories are chosen, and {prizes} are honoured.",
            remedy="choose as many in the last round as the activities for stories have prizes.",
        )


def _say(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M%z}"
