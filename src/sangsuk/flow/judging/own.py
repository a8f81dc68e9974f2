"""What a juror may know of their own work: why these stories, what they sealed, and others."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from sangsuk.core.judge.ballots import points
from sangsuk.core.judge.conflicts import why_not
from sangsuk.core.terms.ballot import Ballot as Cast
from sangsuk.core.terms.judging import Round as Terms
from sangsuk.core.terms.judging import Showing
from sangsuk.core.terms.juror import Conflict
from sangsuk.flow.judging.candidates import (
    candidates_of,
    judge_of,
    owners_of,
    recusals_as_known,
    with_reading,
)
from sangsuk.flow.judging.status import loads_in
from sangsuk.records.jury.models import Ballot, Juror, Round
from sangsuk.records.jury.queries import ballots_of, entries_of


@dataclass(frozen=True, slots=True)
class Why:
    """A juror's share: `kept_out` counts stories by reason, and never says which."""

    seed: str
    stories: int
    kept_out: Mapping[Conflict, int]
    own: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Sealed:
    """One ballot of the juror, and what others gave the same story, where that may be shown."""

    number: int
    points: int
    reason: str
    others: tuple[int, ...]  # the points of others, lowest first; empty before own is sealed

    @property
    def middle(self) -> int | None:
        return round(median(self.others)) if self.others else None


def why_these(kept: Round, juror: Juror) -> Why:
    """Why the juror has these stories and as many of them."""
    entries = with_reading(entries_of(kept))
    stories = candidates_of(entries, owners_of(kept.campaign))
    judge, recusals = judge_of(juror), recusals_as_known(kept.campaign)
    reasons = Counter(why for story in stories if (why := why_not(judge, story, recusals)))
    loads = loads_in(kept)
    given = [load.of for load in loads]
    return Why(
        seed=kept.seed,
        stories=len(stories),
        kept_out=dict(sorted(reasons.items())),
        own=next((load.of for load in loads if load.juror.pk == juror.pk), 0),
        least=min(given, default=0),
        most=max(given, default=0),
    )


def sealed_by(terms: Terms, kept: Round, juror: Juror) -> list[Sealed]:
    """What the juror has sealed; of each story what others gave, once the own ballot is."""
    own = list(ballots_of(kept).filter(juror=juror).order_by("entry__number"))
    shows = terms.shown.others in (Showing.ALWAYS, Showing.AFTER_OWN)
    others = _others(terms, kept, juror, {one.entry_id for one in own}) if shows else {}
    return [
        Sealed(
            number=one.entry.number,
            points=_points(one, terms),
            reason=one.reason,
            others=tuple(sorted(others.get(one.entry_id, ()))),
        )
        for one in own
    ]


def _others(terms: Terms, kept: Round, juror: Juror, entries: set[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for ballot in ballots_of(kept).filter(entry__in=entries).exclude(juror=juror):
        found.setdefault(ballot.entry_id, []).append(_points(ballot, terms))
    return found


def _points(ballot: Ballot, terms: Terms) -> int:
    cast = Cast(juror="", story="", marks=ballot.marks)
    return round(points(cast, terms.rubric))
