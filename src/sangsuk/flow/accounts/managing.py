"""Inviting people, moving and closing their accounts: each by somebody entitled, as an act."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from sangsuk.core.errors import CallError, refusals_of
from sangsuk.records.accounts.actions import move_account, set_active
from sangsuk.records.accounts.models import Account, Invitation
from sangsuk.records.accounts.roles import Role, may_make
from sangsuk.records.accounts.securing import forget_codes, invite, sign_out_everywhere
from sangsuk.records.acts.actions import Actor, keep_act

_refused: Final = refusals_of("accounts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What somebody is to the campaign, and for which part of the country."""

    role: Role
    scope: str = ""
    home: Iterable[str] = field(default=())

    @property
    def told(self) -> dict[str, str]:
        return {
            "role": self.role.value,
            "scope": self.scope,
            "home": " ".join(sorted(self.home)),
        }


@transaction.atomic
def invite_person(
    place: Place, *, email: str = "", by: Account, moment: datetime, at: datetime
) -> tuple[str, Invitation]:
    """Make a link for one account; gives its token, which is not kept.

    Args:
        place: what the account is to be.
        email: where the link goes; may be left out.
        by: who invites.
        moment: the true time, from which the link is good.
        at: the time of the act.

    Raises:
        CallError: it is not for this account to invite there, or the place is none.
    """
    _check(by, place.role, place.scope)
    token, made = invite(
        role=place.role, scope=place.scope, home=place.home, email=email, by=by.name, at=moment
    )
    _note("account.invited", by, "account invited", at, after=place.told)
    return token, made


@transaction.atomic
def move(other: Account, place: Place, *, why: str, by: Account, at: datetime) -> None:
    """Give somebody another role or part of the country.

    Raises:
        CallError: it is not for this account to do so, or the place is none.
    """
    _check_manages(by, other)
    _check(by, place.role, place.scope)
    before = {"name": other.name, "role": other.role, "scope": other.scope, "home": other.home}
    move_account(account=other, role=place.role, scope=place.scope, home=place.home)
    after = {"name": other.name, **place.told}
    _note("account.moved", by, why, at, before=before, after=after)


@transaction.atomic
def close_or_open(other: Account, *, why: str, by: Account, at: datetime) -> None:
    """Close an account, or open it again; sessions of a closed one are over at once.

    Raises:
        CallError: it is not for this account to do so.
    """
    _check_manages(by, other)
    set_active(account=other, is_active=not other.is_active)
    kind = "account.closed" if other.is_active else "account.opened"
    _note(kind, by, why, at, after={"name": other.name})


@transaction.atomic
def take_lost_phone(other: Account, *, why: str, by: Account, at: datetime) -> None:
    """Forget a lost phone and its passkeys: the next sign-in, by password, asks for a new one.

    Raises:
        CallError: it is not for this account to do so.
    """
    _check_manages(by, other)
    forget_codes(account=other)
    _note("account.phone_lost", by, why, at, after={"name": other.name})


@transaction.atomic
def end_sessions(other: Account, *, why: str, by: Account, at: datetime) -> None:
    """End every session of somebody.

    Raises:
        CallError: it is not for this account to do so.
    """
    _check_manages(by, other)
    sign_out_everywhere(account=other)
    _note("account.signed_out", by, why, at, after={"name": other.name})


def _check(by: Account, role: Role, scope: str) -> None:
    if not by.is_active or not may_make(by.role, by.scope, role=role.value, scope=scope):
        raise _not_entitled(by)


def _check_manages(by: Account, other: Account) -> None:
    if not by.is_active or not by.manages(other):
        raise _not_entitled(by)


def _not_entitled(by: Account) -> CallError:
    what = f"{by.name} does not make or change such accounts."
    remedy = "ask the province or the national team."
    return _refused("not_entitled", what, "the account", remedy)


def _note(kind: str, by: Account, why: str, at: datetime, **told: Any) -> None:
    said = why.strip() or kind
    keep_act(kind=kind, by=Actor(by.name, by.role), why=said, at=at, **told)
