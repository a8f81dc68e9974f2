"""How a round stands, for who leads it: counts alone while it is open, then what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count

from sangsuk.core.terms.judging import Method
from sangsuk.flow.judging.closing import may_stop, reckon
from sangsuk.flow.judging.rounds import Stage
from sangsuk.records.jury.holding import entries_with_readers, sealed_by
from sangsuk.records.jury.models import Juror, Round
from sangsuk.records.jury.queries import (
    ballots_of,
    duties_of,
    entries_of,
    loads_of,
    panel_of,
    seats_of,
    who_goes_on,
)


@dataclass(frozen=True, slots=True)
class Load:
    """One juror in a round: `done` sealed, of `of`; 0 where pairs are chosen one by one."""

    juror: Juror
    done: int
    of: int


def loads_in(kept: Round) -> list[Load]:
    """Each juror of the panel, and how far they have come."""
    given, done = loads_of(kept), sealed_by(kept)
    return [
        Load(juror, done.get(juror.pk, 0), given.get(juror.pk, 0))
        for juror in seats_of(kept).order_by("name")
    ]


def status_of(stage: Stage, *, at: datetime) -> dict[str, Any]:
    """How a round stands, as plain values.

    `unread` are stories that fewer than the quorum have judged so far;
    `may_stop` whether comparing may stop.
    """
    kept, terms = stage.kept, stage.terms
    told: dict[str, Any] = {"round": terms.slug, "state": stage.state(at).value}
    if kept is None:
        return told
    told |= {"seed": kept.seed, "stories": entries_of(kept).count(), "left_out": kept.left_out}
    told |= {"jurors": panel_of(kept).count()}
    if kept.closed_id:
        return told | {"goes_on": who_goes_on(kept), "outcome": kept.outcome}
    if terms.method is Method.COMPARE:
        outcome = reckon(terms, kept)
        told |= {name: outcome[name] for name in ("comparisons", "stays", "holds", "took_part")}
        return told | {"may_stop": may_stop(terms, outcome)}
    return told | _of_ballots(kept, terms.quorum)


def _of_ballots(kept: Round, quorum: int) -> dict[str, Any]:
    judged = ballots_of(kept).order_by().values_list("entry").annotate(number=Count("pk"))
    enough = judged.filter(number__gte=quorum).count()
    full = entries_with_readers(kept, quorum)
    lacking = entries_of(kept).exclude(pk__in=full).values_list("number", flat=True)
    return {
        "ballots": ballots_of(kept).count(),
        "duties": duties_of(kept).count(),
        "unread": entries_of(kept).count() - enough,
        "lacking": list(lacking),
    }
