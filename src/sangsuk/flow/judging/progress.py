"""How far a juror, and a whole round, has come: counts alone, never what was said."""

from dataclasses import dataclass
from datetime import datetime

from sangsuk.core.terms.judging import Method, Showing
from sangsuk.core.terms.judging import Round as Terms
from sangsuk.flow.judging.rounds import Stage, State, stages_of
from sangsuk.records.jury.models import Juror, Round
from sangsuk.records.jury.queries import duties_of, rounds_with, said_by


@dataclass(frozen=True, slots=True)
class Progress:
    """A juror in one round: `done` sealed, of `of`; None where the round itself says how many."""

    terms: Terms
    kept: Round
    state: State
    done: int
    of: int | None

    @property
    def may_look(self) -> bool:
        """Whether the juror may see their mirror: after their last judgement.

        In a round of comparisons there is always a next pair, so the round must be over; where
        nothing of others is ever told, too.
        """
        if self.state in (State.OVER, State.CLOSED):
            return self.done > 0
        return self.terms.shown.others is not Showing.NEVER and self.left == 0 and self.done > 0

    @property
    def left(self) -> int | None:
        return None if self.of is None else max(0, self.of - self.done)


def progress_of(juror: Juror, *, at: datetime) -> list[Progress]:
    """The rounds in whose panel the juror is, the latest first."""
    seats = rounds_with(juror)
    stages = [one for one in stages_of(juror.campaign) if one.kept and one.kept.pk in seats]
    return [_progress(juror, stage, stage.kept, at) for stage in reversed(stages) if stage.kept]


def _progress(juror: Juror, stage: Stage, kept: Round, at: datetime) -> Progress:
    of = None
    if stage.terms.method is not Method.COMPARE:
        of = duties_of(kept).filter(juror=juror).count()
    return Progress(stage.terms, kept, stage.state(at), said_by(kept, juror), of)
