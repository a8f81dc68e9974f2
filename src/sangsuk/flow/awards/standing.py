"""How far an award has come: each step with its moment, for the desk and for its winner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sangsuk.core.award.budget import SATANG, promised
from sangsuk.core.terms.award import AwardStep
from sangsuk.records.acts.models import Act
from sangsuk.records.awards.models import Acceptance, Award, BankAccount, Payment
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A step, and when it was taken; `is_next`: all before it are done and it is not."""

    step: AwardStep
    at: datetime | None
    is_done: bool
    is_next: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Whole baht that are given and that the campaign's file promises."""

    given: int
    promised: int


def steps_of(award: Award) -> list[Taken]:
    """All steps in their order; a winner's link may be used before somebody was written to."""
    acts = _acts(award)
    paid: Payment | None = getattr(award, "payment", None)
    done = {step: act is not None for step, act in acts.items()}
    done[AwardStep.RECEIVED] = bool(paid and paid.receipt)
    first = next((step for step, is_done in done.items() if not is_done), None)
    return [
        Taken(
            step=step,
            at=act.moment if (act := acts.get(step)) else None,
            is_done=is_done,
            is_next=step is first,
        )
        for step, is_done in done.items()
    ]


def next_step(award: Award) -> AwardStep | None:
    """What comes next; None where all is done."""
    return next((one.step for one in steps_of(award) if one.is_next), None)


def budget_of(campaign: Campaign, awards: Sequence[Award]) -> Budget:
    given = sum(one.satang for one in awards) // SATANG
    return Budget(given=given, promised=promised(rules_of(campaign)) // SATANG)


def _acts(award: Award) -> dict[AwardStep, Act | None]:
    accepted: Acceptance | None = getattr(award, "acceptance", None)
    bank: BankAccount | None = getattr(award, "bank", None)
    paid: Payment | None = getattr(award, "payment", None)
    return {
        AwardStep.GIVEN: award.given,
        AwardStep.NOTICED: award.noticed,
        AwardStep.ACCEPTED: accepted.act if accepted else None,
        AwardStep.IDENTIFIED: award.identified,
        AwardStep.ACCOUNT: bank.act if bank else None,
        AwardStep.ORDERED: paid.ordered if paid else None,
        AwardStep.PAID: paid.approved if paid else None,
    }
