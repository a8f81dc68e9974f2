"""A plaque is ordered, its proof is read, it is delivered and received: each an act, in order."""

from datetime import datetime
from typing import Final

from django.db import transaction

from sangsuk.core.terms.award import Honours
from sangsuk.flow.awards import faults
from sangsuk.flow.awards.giving import check_leader
from sangsuk.records.accounts.models import Account
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.awards.actions import hold_award, keep_plaque_step
from sangsuk.records.awards.models import Award, PlaqueStep
from sangsuk.records.awards.queries import plaque_steps_of

STEPS: Final = [step.value for step in PlaqueStep.Step]


@transaction.atomic
def take_plaque_step(number: int, step: str, *, by: Account, at: datetime, why: str = "") -> None:
    """The next step of a plaque.

    Raises:
        CallError: it is not for this role, there is no plaque, or it is not the next step.
    """
    check_leader(by, "follow plaques")
    award = hold_award(pk=number)
    if award.honours != Honours.DISTRICTS:
        raise faults.no_plaque(number)
    done = plaque_steps_of(award)
    if step != next_plaque_step(award):
        raise faults.plaque_order(step, done[-1] if done else "")
    told = {"campaign": award.campaign_id, "award": award.pk, "step": step}
    act = keep_act(
        kind="award.plaque",
        by=Actor(by.name, by.role),
        why=why.strip() or f"plaque {step}",
        at=at,
        told=told,
    )
    keep_plaque_step(award=award, step=step, act=act)


def next_plaque_step(award: Award) -> str:
    """What a plaque waits for; "" where it was received, or none belongs to the award."""
    if award.honours != Honours.DISTRICTS:
        return ""
    done = {one.step for one in award.plaque_steps.all()}
    return next((step for step in STEPS if step not in done), "")
