"""The mirror held before a whole panel: what each juror is told, and how often that is wrong.

An honest juror is told something by chance in one case of twenty at most: 3 % for what no criterion
asks for, 1 % for being out of step, 1 % for severity.  `make simulate` counts how often it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sangsuk.core.judge.beyond_others import Beyond
from sangsuk.core.judge.comparisons import Floats
from sangsuk.core.judge.mirror import FEWEST, FOLLOWS, look_in_mirror
from sangsuk.core.judge.standing_out import (
    OUT_OF_STEP,
    SEVERITY,
    out_of_step_chances,
    severity_chances,
)
from sangsuk.core.judge.traits import TRAITS

FALSE_ALARMS: Final = FOLLOWS + OUT_OF_STEP + SEVERITY  # of an honest juror, at most


@dataclass(frozen=True, slots=True)
class Lean:
    """A trait that a juror follows; `more`: they give more where there is more of it."""

    trait: str
    more: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What a juror is told.  `judged` is how much could be held beside others' judgements."""

    judged: int
    leans: tuple[Lean, ...] = ()
    out_of_step: bool = False
    severity: float = 0.0  # points above or below others, where it stands out; else 0

    @property
    def is_enough(self) -> bool:
        """Whether there is enough to tell anything."""
        return self.judged >= FEWEST

    @property
    def alarms(self) -> bool:
        return bool(self.leans or self.out_of_step or self.severity)


def reflect(
    told: Sequence[Beyond],
    traits: Floats,
    generator: np.random.Generator,
    *,
    only: Sequence[int] | None = None,
) -> dict[int, Seen]:
    """What the mirror shows, by the juror's place in `told`.

    Args:
        told: of each juror, what they say beyond the others.
        traits: stories x `TRAITS`.
        generator: seeded.
        only: jurors who look; everybody where it is left out.
    """
    enough = [at for at, one in enumerate(told) if len(one.rest) >= FEWEST]
    beside = [told[at] for at in enough]
    apart = dict(zip(enough, out_of_step_chances(beside) <= OUT_OF_STEP, strict=True))
    severe = dict(zip(enough, severity_chances(beside) <= SEVERITY, strict=True))
    asked = range(len(told)) if only is None else only
    shown = {at: Seen(len(told[at].rest)) for at in asked}
    for at in sorted(shown.keys() & apart.keys()):
        own, others = told[at], [told[other] for other in enough if other != at]
        is_severe = own.other is None and bool(severe[at])
        shown[at] = Seen(
            judged=len(own.rest),
            leans=_leans(own, others, traits, generator),
            out_of_step=bool(apart[at]),
            severity=float(own.rest.mean()) if is_severe else 0.0,
        )
    return shown


def _leans(
    own: Beyond, others: Sequence[Beyond], traits: Floats, generator: np.random.Generator
) -> tuple[Lean, ...]:
    seen = look_in_mirror(own, others, traits, generator)
    return tuple(Lean(TRAITS[at], bool(seen.lean[at] > 0)) for at in seen.follows(FOLLOWS))
