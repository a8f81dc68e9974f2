"""Paying: what is withheld is signed first, one finance officer orders, another one approves."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sangsuk.core.award.withholding import withhold
from sangsuk.core.terms.award import Honours
from sangsuk.core.terms.withholding import PARTS, PayeeKind, Withheld, WithholdingRule
from sangsuk.flow.awards import faults
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.acts.models import Act
from sangsuk.records.awards.actions import (
    hold_award,
    keep_approval,
    keep_order,
    keep_receipt,
    keep_withholding,
)
from sangsuk.records.awards.models import Award, Payment, Withholding
from sangsuk.records.awards.queries import (
    acceptance_of,
    bank_account_of,
    may_be_told,
    payment_of,
    withholding_for,
)
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSigned:
    """A rule as a finance officer fills it in."""

    payee: PayeeKind
    rate: int  # hundredths of a percent
    from_satang: int
    source: str


@transaction.atomic
def sign_rule(campaign: Campaign, told: RuleSigned, *, by: Account, at: datetime) -> Withholding:
    """A finance officer answers for what is withheld from now on; earlier orders stay.

    Raises:
        CallError: it is no finance officer, or no rule.
    """
    _check_finance(by, "sign what is withheld")
    if not 0 <= told.rate <= PARTS or told.from_satang < 0 or not told.source.strip():
        raise faults.bad_rule(told.payee.value)
    public = {"payee": told.payee.value, "rate": told.rate, "from_satang": told.from_satang}
    act = keep_act(
        kind="award.withholding",
        by=Actor(by.name, by.role),
        why=told.source.strip(),
        at=at,
        told=public | {"campaign": campaign.slug},
    )
    return keep_withholding(
        act=act,
        campaign=campaign,
        payer=rules_of(campaign).host.th,
        signed_by=by.shown_name or by.name,
        source=told.source.strip(),
        **public,
    )


@transaction.atomic
def order_payment(number: int, *, by: Account, at: datetime) -> Payment:
    """Order that an award be paid, by the rule that holds now.

    Raises:
        CallError: it is no finance officer, or something is missing before.
    """
    _check_finance(by, "order payments")
    award = hold_award(pk=number)
    _check_ready(award)
    payee = payee_of(award)
    rule = withholding_for(award.campaign, payee)
    if rule is None:
        raise faults.no_rule(payee.value)
    withheld = withhold(award.satang, rule_of(rule)).satang
    sums = {"satang": award.satang, "withheld": withheld}
    act = _act("award.ordered", award, by, "payment ordered", at, **sums)
    return keep_order(award=award, act=act, rule=rule, ordered_by=by.name, **sums)


@transaction.atomic
def approve_payment(number: int, *, by: Account, at: datetime) -> None:
    """Another finance officer approves; then it is paid.

    Raises:
        CallError: it is no finance officer, or the one who ordered it, or nothing was ordered.
    """
    _check_finance(by, "approve payments")
    award = hold_award(pk=number)
    payment = payment_of(award)
    if payment is None:
        raise faults.not_ordered(number)
    if payment.ordered_by == by.name:
        raise faults.one_person(number)
    if not may_be_told(award):
        raise faults.withdrawn(number)
    act = _act("award.approved", award, by, "payment approved", at)
    if not keep_approval(payment=payment, act=act, by=by.name):
        raise faults.approved_already(number)


@transaction.atomic
def keep_winners_receipt(number: int, receipt: str, *, by: Account, at: datetime) -> None:
    """The number of the receipt that the winner signed.

    Raises:
        CallError: it is no finance officer, or nothing was paid.
    """
    _check_finance(by, "keep receipts")
    award = hold_award(pk=number)
    payment = payment_of(award)
    if payment is None or payment.approved_id is None or not receipt.strip():
        raise faults.not_ordered(number)
    _act("award.receipt", award, by, receipt.strip(), at)
    keep_receipt(payment=payment, receipt=receipt.strip()[:200])


def payee_of(award: Award) -> PayeeKind:
    return PayeeKind.PERSON if award.honours == Honours.STORIES else PayeeKind.OFFICE


def rule_of(kept: Withholding) -> WithholdingRule:
    return WithholdingRule(
        payer=kept.payer,
        payee=PayeeKind(kept.payee),
        rate=kept.rate,
        from_satang=kept.from_satang,
        source=kept.source,
        signed_by=kept.signed_by,
    )


def withheld_of(payment: Payment) -> Withheld:
    """What was withheld, in words."""
    return withhold(payment.satang, rule_of(payment.rule))


def _check_ready(award: Award) -> None:
    if not may_be_told(award):
        raise faults.withdrawn(award.pk)
    if acceptance_of(award) is None:
        raise faults.not_accepted(award.pk)
    if award.identified_id is None:
        raise faults.not_identified(award.pk)
    if bank_account_of(award) is None:
        raise faults.no_account(award.pk)
    if payment_of(award) is not None:
        raise faults.ordered_already(award.pk)


def _check_finance(by: Account, doing: str) -> None:
    if by.role != Role.FINANCE:
        raise faults.not_entitled(doing, by.role)


def _act(kind: str, award: Award, by: Account, why: str, at: datetime, **more: int) -> Act:
    told = {"campaign": award.campaign_id, "award": award.pk} | more
    return keep_act(kind=kind, by=Actor(by.name, by.role), why=why, at=at, told=told)
