"""Ballots checked as they are cast, and told as points."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from sangsuk.core.errors import SangsukError
from sangsuk.core.terms.ballot import Ballot
from sangsuk.core.terms.judging import Method, Round, Rubric

FULL: Final = 100.0  # points of a ballot that has the highest mark on every line
REASON_LETTERS: Final = 15  # a sentence, not a tick


def check_ballot(ballot: Ballot, terms: Round, *, at: datetime, cast: Sequence[Ballot]) -> None:
    """Refuse what may not be cast.

    Args:
        ballot: as the juror fills it in.
        terms: of the round.
        at: when it is cast.
        cast: ballots that are sealed already.

    Raises:
        SangsukError: what is wrong, and what the juror can do about it.
    """
    where = f"round {terms.slug}, story {ballot.story}"
    if not terms.holds(at):
        raise SangsukError(
            "judge.round_is_not_open",
            what=f"The round is open from {terms.opens:%Y-%m-%d %H:%M%z} until before "
            f"{terms.closes:%Y-%m-%d %H:%M%z}; this was cast {at:%Y-%m-%d %H:%M%z}.",
            where=where,
            remedy="what was sealed in time counts; ask the campaign if you were kept from it.",
        )
    if any((one.juror, one.story) == (ballot.juror, ballot.story) for one in cast):
        raise SangsukError(
            "judge.sealed_already",
            what="You have judged this story already, perhaps in another window.",
            where=where,
            remedy="go on to the next story; what is sealed is changed by nobody.",
        )
    check_marks(ballot.marks, terms.rubric, where)
    if terms.method is Method.MARK and len("".join(ballot.reason.split())) < REASON_LETTERS:
        raise SangsukError(
            "judge.no_reason",
            what="A mark in the final needs your reason.",
            where=where,
            remedy="write one sentence on what decided it for you.",
        )


def check_marks(marks: Mapping[str, int], rubric: Rubric, where: str) -> None:
    """Refuse marks that do not fit the sheet.

    Raises:
        SangsukError: a line is missing or unknown, or a mark is none that an anchor describes.
    """
    wanted = {line.slug: line.most for line in rubric}
    wrong = sorted(set(wanted) ^ set(marks)) or [
        slug for slug, mark in marks.items() if not 1 <= mark <= wanted[slug]
    ]
    if wrong:
        raise SangsukError(
            "judge.marks_do_not_fit",
            what=f"The marks do not fit the rubric: {', '.join(wrong)}.",
            where=where,
            remedy="give each criterion one of the marks that its anchors describe.",
        )


def points(ballot: Ballot, rubric: Rubric) -> float:
    """The ballot as 0 to 100 points: the weighted mean of its lines, lowest mark to highest."""
    lines = [(line.weight, (ballot.marks[line.slug] - 1) / (line.most - 1)) for line in rubric]
    return FULL * sum(weight * share for weight, share in lines) / sum(w for w, _ in lines)
