"""Keeping awards and what follows from them; each with its act, in the transaction at hand."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from sangsuk.records.acts.models import Act
from sangsuk.records.awards.models import (
    Acceptance,
    Award,
    BankAccount,
    Paper,
    Payment,
    PlaqueStep,
    Withholding,
)
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.pulse import beat


def hold_award(*, pk: int) -> Award:
    """The award, held until the transaction is over: two at once wait for each other."""
    return Award.objects.select_for_update().select_related("campaign", "district").get(pk=pk)


def hold_campaign(*, slug: str) -> Campaign:
    return Campaign.objects.select_for_update().get(pk=slug)


def keep_award(*, act: Act, **told: Any) -> Award:
    return Award.objects.create(given=act, **told)


def keep_notice(*, award: Award, act: Act, link_digest: str) -> None:
    Award.objects.filter(pk=award.pk).update(noticed=act, link_digest=link_digest)


def keep_identity(*, award: Award, act: Act) -> None:
    """By which act it was made sure who the winner is; the last one holds."""
    Award.objects.filter(pk=award.pk).update(identified=act)


def keep_acceptance(*, award: Award, act: Act, **told: Any) -> Acceptance:
    """What the winner says, in place of what they said before."""
    kept, _ = Acceptance.objects.update_or_create(award=award, defaults={"act": act, **told})
    beat()
    return kept


def keep_bank_account(*, award: Award, act: Act, sealed: str) -> None:
    BankAccount.objects.update_or_create(award=award, defaults={"act": act, "sealed": sealed})


def keep_withholding(*, act: Act, **told: Any) -> Withholding:
    return Withholding.objects.create(act=act, **told)


def keep_order(*, award: Award, act: Act, **told: Any) -> Payment:
    return Payment.objects.create(award=award, ordered=act, **told)


def keep_approval(*, payment: Payment, act: Act, by: str) -> bool:
    """Whether it was approved now; False where it was before."""
    waiting = Payment.objects.filter(pk=payment.pk, approved__isnull=True)
    return bool(waiting.update(approved=act, approved_by=by))


def keep_receipt(*, payment: Payment, receipt: str) -> None:
    Payment.objects.filter(pk=payment.pk).update(receipt=receipt)


def keep_plaque_step(*, award: Award, step: str, act: Act) -> PlaqueStep:
    return PlaqueStep.objects.create(award=award, step=step, act=act)


@transaction.atomic
def next_paper_number(*, campaign: Campaign) -> int:
    """The number of the next paper; others wait until the transaction at hand is over."""
    hold_campaign(slug=campaign.pk)
    last = Paper.objects.filter(campaign=campaign).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def keep_paper(*, act: Act, **told: Any) -> Paper:
    return Paper.objects.create(given=act, **told)


def keep_revocation(*, paper: Paper, act: Act) -> None:
    Paper.objects.filter(pk=paper.pk, revoked__isnull=True).update(revoked=act)
