"""A film about a story: its stages, what must be there to leave one, and who may."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# As the roles of accounts are called; core knows no accounts.
FILM, NATIONAL = "film", "national"
HANDS: Final = 2  # people who let a film out


class Stage(StrEnum):
    """How far a film has come."""

    TREATMENT = "treatment"
    SCRIPT = "script"
    CONSENT = "consent"
    SHOOT = "shoot"
    CUT = "cut"
    CAPTIONS = "captions"
    SIGN_OFF = "sign_off"
    APPROVAL = "approval"
    PUBLISHED = "published"


class Need(StrEnum):
    """What must lie in a film's folder."""

    TELLER = "teller"  # the teller's story may be shown and filmed
    TREATMENT = "treatment"
    SCRIPT = "script"
    FIDELITY = "fidelity"  # each invented event of this very script has a reason
    SIGNATURES = "signatures"  # all who appear have signed
    PLAN = "plan"  # each place of the shoot has its permit
    CUT = "cut"  # a file that plays
    CAPTIONS = "captions"  # Thai and English, readable, none over another
    SIGN_OFF = "sign_off"  # the storyteller has seen this very cut and says yes
    RELEASED = "released"  # two people let it out


@dataclass(frozen=True, slots=True)
class Gate:
    """What leaving a stage takes: whose hands, which papers, and within how many days."""

    movers: frozenset[str]
    needs: frozenset[Need]
    days: int


def _gate(days: int, *needs: Need, movers: Collection[str] = (FILM,)) -> Gate:
    return Gate(frozenset(movers), frozenset({Need.TELLER, *needs}), days)


STAGES: Final = tuple(Stage)
GATES: Final[dict[Stage, Gate]] = {
    Stage.TREATMENT: _gate(7, Need.TREATMENT),
    Stage.SCRIPT: _gate(14, Need.SCRIPT, Need.FIDELITY),
    Stage.CONSENT: _gate(14, Need.SIGNATURES),
    Stage.SHOOT: _gate(21, Need.PLAN, Need.SIGNATURES),
    Stage.CUT: _gate(21, Need.CUT),
    Stage.CAPTIONS: _gate(7, Need.CAPTIONS),
    Stage.SIGN_OFF: _gate(7, Need.SIGN_OFF),
    # Whatever was true at an earlier gate must be true still when it goes out.
    Stage.APPROVAL: _gate(7, *Need, movers=(NATIONAL,)),
}


def after(stage: Stage) -> Stage | None:
    """The stage that comes next; None where it is the last."""
    later = STAGES[STAGES.index(stage) + 1 :]
    return later[0] if later else None


def missing(stage: Stage, have: Collection[Need]) -> tuple[Need, ...]:
    """What must still come before this stage can be left, in the order of the work."""
    gate = GATES.get(stage)
    return tuple(one for one in Need if gate and one in gate.needs and one not in have)
