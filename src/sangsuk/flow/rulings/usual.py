"""What an appeal usually comes to: what stands is turned round, or stands for its own reason."""

from dataclasses import dataclass
from typing import Final

from sangsuk.core.rank.rules import RULE_OF
from sangsuk.core.terms.reading import Reason
from sangsuk.core.terms.ruling import OTHER, Verdict
from sangsuk.records.rulings.models import Appeal
from sangsuk.records.rulings.queries import rulings_on

MACHINE: Final = "reader_mistaken"
PERSON: Final = "ruling_mistaken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """The ruling by which an appeal would be upheld, and the reason by which it would not be."""

    verdict: str
    rule: str
    reason: str
    district: str
    stands_because: str


def usual_outcomes(appeal: Appeal) -> Usual | None:
    """Of the last ruling, else of what the reader says; None where the story counts unruled."""
    made = list(rulings_on([appeal.story_id]))
    if made:
        last = made[-1]
        back = Verdict.RESTORE if last.verdict == Verdict.EXCLUDE else Verdict.EXCLUDE
        return Usual(
            verdict=back.value,
            rule=last.rule,
            reason=PERSON,
            district=last.district_id or "",
            stands_because=last.reason,
        )
    reading = getattr(appeal.story, "reading", None)
    if reading is None or not reading.ineligible_reason:
        return None
    rule = RULE_OF[Reason(reading.ineligible_reason)]
    restore = Verdict.RESTORE.value
    return Usual(verdict=restore, rule=rule, reason=MACHINE, district="", stands_because=OTHER)
