"""Somebody at the desk decides whether a story is about an office that says it is not."""

from datetime import datetime

from django.db import transaction

from sangsuk.core.errors import CallError
from sangsuk.records.accounts.models import Account
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.answers.actions import decide_dispute
from sangsuk.records.answers.models import Dispute


@transaction.atomic
def decide(dispute: Dispute, outcome: str, why: str, *, by: Account, at: datetime) -> None:
    """Decide a dispute: where it is upheld, the office owes no answer.

    What counts is another matter: a ruling.

    Raises:
        CallError: no reason is given, there is no such outcome, or another has decided.
    """
    if outcome not in Dispute.Outcome.values or not why.strip() or by.name == dispute.by:
        raise _refused("outcome")
    chosen = Dispute.Outcome(outcome)
    if not decide_dispute(dispute=dispute, outcome=chosen, why=why.strip(), by=by.name, at=at):
        raise _refused("decided")
    told = {"district": dispute.district_id, "outcome": outcome}
    keep_act(kind="dispute.decided", by=Actor(by.name, by.role), why=why.strip(), told=told, at=at)


def _refused(code: str) -> CallError:
    return CallError(
        f"offices.{code}", what="It cannot be kept so.", where="the dispute", remedy="look again."
    )
