"""Practice before a final: known stories, what jurors gave them, how far that is from agreed."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Final

from sangsuk.core.judge.ballots import check_marks
from sangsuk.core.judge.practice import Beside, Known, Practised, beside, sum_up
from sangsuk.core.terms.judging import Method
from sangsuk.core.terms.judging import Round as Terms
from sangsuk.flow.judging import faults
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.jury.actions import keep_practice
from sangsuk.records.jury.models import Juror
from sangsuk.records.jury.queries import jurors_of, practice_in, practice_of

KNOWN: Final = files("sangsuk") / "assets" / "judge" / "known_stories.toml"


@cache
def load_known() -> tuple[Known, ...]:
    """The known stories, in the order in which they are practised."""
    rows = tomllib.loads(KNOWN.read_text("utf-8"))["stories"]
    return tuple(Known(**row) for row in rows)


def known_for(terms: Terms) -> list[Known]:
    """Known stories whose marks are of the round's sheet; none for a sheet of another kind."""
    if terms.method is not Method.MARK:
        return []
    return [one for one in load_known() if one.fits(terms.rubric)]


def may_practise(juror: Juror) -> list[Terms]:
    """The rounds for which the juror can practise, whether they were opened or not."""
    readers = {terms.slug: {one.value for one in terms.readers} for terms in _rounds(juror)}
    return [one for one in _rounds(juror) if juror.reader in readers[one.slug] and known_for(one)]


def _rounds(juror: Juror) -> tuple[Terms, ...]:
    return rules_of(juror.campaign).rounds


def next_known(juror: Juror, terms: Terms) -> Known | None:
    """The first known story that the juror has not practised; None where they are done."""
    done = practice_of(juror, terms.slug)
    return next((one for one in known_for(terms) if one.slug not in done), None)


def practise(
    juror: Juror, terms: Terms, slug: str, marks: Mapping[str, int], *, at: datetime
) -> Known:
    """Keep what a juror gives a known story; the first answer stands.

    Raises:
        SangsukError: there is no such story, or a mark that no anchor describes.
    """
    known = known_named(terms, slug)
    check_marks(marks, terms.rubric, f"practice for {terms.slug}")
    keep_practice(juror=juror, slug=terms.slug, known=slug, marks=marks, at=at)
    return known


def known_named(terms: Terms, slug: str) -> Known:
    """A known story of the round.

    Raises:
        CallError: there is none of that name.
    """
    for one in known_for(terms):
        if one.slug == slug:
            return one
    raise faults.not_yours(terms.slug)


def answered(juror: Juror, terms: Terms, slug: str) -> list[Beside]:
    """Line by line, what the juror gave a known story; none where they have not practised it."""
    marks = practice_of(juror, terms.slug).get(slug)
    return beside(marks, known_named(terms, slug), terms.rubric) if marks else []


def panel_practice(campaign: Campaign, terms: Terms) -> list[tuple[Juror, Practised]]:
    """Each juror who can judge in the round, and how far their practice is from what was agreed."""
    known = {one.slug: one for one in known_for(terms)}
    kept = practice_in(campaign, terms.slug)
    readers = [one.value for one in terms.readers]
    return [
        (juror, sum_up(_sheets(kept.get(juror.pk, {}), known, terms)))
        for juror in jurors_of(campaign).filter(reader__in=readers)
    ]


def _sheets(
    given: Mapping[str, Mapping[str, int]], known: Mapping[str, Known], terms: Terms
) -> list[list[Beside]]:
    return [
        beside(marks, known[slug], terms.rubric) for slug, marks in given.items() if slug in known
    ]
