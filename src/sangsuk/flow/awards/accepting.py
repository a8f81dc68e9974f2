"""The winner: a link of their own, yes or no, their name, and where the money goes."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.db import transaction

from sangsuk.core.terms.withholding import BankNumber
from sangsuk.flow.awards import faults
from sangsuk.flow.awards.giving import check_leader
from sangsuk.flow.awards.sealing import seal, unseal
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.acts.models import Act
from sangsuk.records.awards.actions import (
    hold_award,
    keep_acceptance,
    keep_bank_account,
    keep_notice,
)
from sangsuk.records.awards.models import Award
from sangsuk.records.awards.queries import (
    acceptance_of,
    award_of_link,
    bank_account_of,
    may_be_told,
    payment_of,
)

WINNER: Final = Actor("winner", "winner")  # who holds the award's link
ACCOUNT: Final = re.compile(r"\d{10,15}")
LONGEST: Final = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a winner says: their name on paper, and what may be done with it."""

    name: str = ""
    may_publish: bool = False
    may_film: bool = False


@transaction.atomic
def notice(number: int, *, by: Account, at: datetime) -> str:
    """A new link for the winner of an award; only its digest is kept, an older one is void.

    Raises:
        CallError: it is not for this role, or the story was taken back.
    """
    check_leader(by, "tell winners")
    award = hold_award(pk=number)
    if not may_be_told(award):
        raise faults.withdrawn(number)
    link = secrets.token_hex(16)
    act = _act("award.noticed", award, Actor(by.name, by.role), "the winner gets a link", at)
    keep_notice(award=award, act=act, link_digest=digest_of(link))
    return link


def award_by_link(link: str) -> Award | None:
    """The award whose link this is."""
    return award_of_link(digest_of(link)) if link else None


@transaction.atomic
def accept(award: Award, wishes: Wishes, *, at: datetime) -> None:
    """The winner accepts; saying it again changes what they wish.

    Raises:
        CallError: the story was taken back.
    """
    held = hold_award(pk=award.pk)
    if not may_be_told(held):
        raise faults.withdrawn(held.pk)
    act = _act("award.accepted", held, WINNER, "by the winner's own link", at)
    keep_acceptance(
        award=held,
        act=act,
        name=wishes.name.strip()[:LONGEST],
        may_publish=wishes.may_publish,
        may_film=wishes.may_film,
    )


@transaction.atomic
def give_account(award: Award, account: BankNumber, home: Path, *, at: datetime) -> None:
    """Keep where the money goes, sealed.

    Raises:
        CallError: the award is not accepted, its payment is ordered, or this is no account.
    """
    held = hold_award(pk=award.pk)
    if acceptance_of(held) is None:
        raise faults.not_accepted(held.pk)
    if payment_of(held) is not None:
        raise faults.account_stays(held.pk)
    digits = re.sub(r"[\s-]", "", account.digits)
    if not ACCOUNT.fullmatch(digits) or not account.bank.strip() or not account.holder.strip():
        raise faults.bad_account(f"award {held.pk}")
    clean = BankNumber(bank=account.bank.strip(), holder=account.holder.strip(), digits=digits)
    act = _act("award.account", held, WINNER, "by the winner's own link", at)
    keep_bank_account(award=held, act=act, sealed=seal(clean, home))


def account_of(award: Award, home: Path, *, by: Account) -> BankNumber | None:
    """Where the money goes, for finance officers alone.

    Raises:
        CallError: it is somebody else who asks.
    """
    if by.role != Role.FINANCE:
        raise faults.not_entitled("see bank accounts", by.role)
    kept = bank_account_of(award)
    return unseal(kept.sealed, home) if kept else None


@transaction.atomic
def look_at_account(award: Award, home: Path, *, by: Account, at: datetime) -> BankNumber | None:
    """The same, whole; that it was looked at is an act.

    Raises:
        CallError: it is somebody else who asks.
    """
    found = account_of(award, home, by=by)
    if found is not None:
        _act("award.account_seen", award, Actor(by.name, by.role), "to pay the award", at)
    return found


def digest_of(link: str) -> str:
    return hashlib.sha256(f"award {link}".encode()).hexdigest()


def _act(kind: str, award: Award, by: Actor, why: str, at: datetime) -> Act:
    told = {"campaign": award.campaign_id, "award": award.pk}
    return keep_act(kind=kind, by=by, why=why, at=at, told=told)
