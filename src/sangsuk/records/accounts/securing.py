"""The second step of signing in, invitations, and signing out everywhere."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F

from sangsuk.core.errors import CallError
from sangsuk.records.accounts.actions import check_place, make_account
from sangsuk.records.accounts.models import Account, Invitation, Passkey, RecoveryCode
from sangsuk.records.accounts.one_time_codes import (
    digest_of_code,
    new_recovery_codes,
    new_secret,
    step_of,
)
from sangsuk.records.accounts.roles import Role

INVITED_FOR: Final = timedelta(days=7)
TOKEN_BYTES: Final = 24


@transaction.atomic
def begin_codes(*, account: Account) -> str:
    """The secret that a phone is to be told; the same until it has given a good code."""
    held = Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    if not held.code_secret:
        held.code_secret = new_secret()
        held.save(update_fields=["code_secret"])
    return held.code_secret


@transaction.atomic
def confirm_codes(*, account: Account, code: str, at: datetime) -> list[str] | None:
    """The phone has given a good code: from now on each sign-in asks for one.

    Returns:
        Recovery codes, to be shown once; None where the code was not good.
    """
    if account.has_codes or not use_code(account=account, code=code, at=at):
        return None
    Account.objects.filter(pk=account.pk).update(codes_since=at)
    return renew_recovery_codes(account=account)


@transaction.atomic
def renew_recovery_codes(*, account: Account) -> list[str]:
    """New recovery codes in place of the old ones, to be shown once."""
    RecoveryCode.objects.filter(account=account).delete()
    codes = new_recovery_codes()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(account=account, digest=digest_of_code(code)) for code in codes
    )
    return codes


@transaction.atomic
def use_code(*, account: Account, code: str, at: datetime) -> bool:
    """Whether it is a code of the account's phone that was not used before."""
    held = Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    if not held.code_secret:
        return False
    step = step_of(held.code_secret, code, at=at, after=held.last_step)
    if step is None:
        return False
    Account.objects.filter(pk=held.pk).update(last_step=step)
    return True


def use_recovery_code(*, account: Account, code: str, at: datetime) -> bool:
    """Whether it is a recovery code of the account that was not used before."""
    unused = RecoveryCode.objects.filter(account=account, used_at__isnull=True)
    return bool(unused.filter(digest=digest_of_code(code)).update(used_at=at))


@transaction.atomic
def forget_codes(*, account: Account) -> None:
    """Phone, passkeys and recovery codes are lost: the next sign-in asks for a new phone."""
    RecoveryCode.objects.filter(account=account).delete()
    Passkey.objects.filter(account=account).delete()
    Account.objects.filter(pk=account.pk).update(code_secret="", codes_since=None, last_step=0)
    sign_out_everywhere(account=account)


def sign_out_everywhere(*, account: Account) -> None:
    """End every session of an account, also of those who hold its cookie by theft."""
    Account.objects.filter(pk=account.pk).update(sign_outs=F("sign_outs") + 1)


@transaction.atomic
def invite(
    *,
    role: Role,
    scope: str = "",
    home: Iterable[str] = (),
    email: str = "",
    by: str,
    at: datetime,
) -> tuple[str, Invitation]:
    """Make a link for one account; gives its token, which is not kept.

    Raises:
        CallError: the scope does not fit the role, or a home is no code.
    """
    homes = sorted(home)
    check_place(role, scope, homes)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    made = Invitation.objects.create(
        digest=_digest(token),
        role=role,
        scope=scope,
        home=" ".join(homes),
        email=email,
        by=by,
        made_at=at,
        until=at + INVITED_FOR,
    )
    return token, made


def invitation_of(token: str, *, at: datetime) -> Invitation | None:
    """The invitation of a link, if it is still good."""
    good = Invitation.objects.filter(used_at__isnull=True, until__gt=at)
    return good.filter(digest=_digest(token)).first()


@transaction.atomic
def accept_invitation(*, token: str, name: str, password: str, at: datetime) -> Account:
    """Make the account that a link is for; the link is used up.

    Raises:
        CallError: the link is not good any more, the name is taken, or the password short.
    """
    found = invitation_of(token, at=at)
    taken = Invitation.objects.filter(pk=found.pk, used_at__isnull=True) if found else None
    if found is None or taken is None or not taken.update(used_at=at):
        raise CallError(
            "accounts.invitation",
            what="The link was used before, or its time is over.",
            where="the link",
            remedy="ask who invited you for a new one.",
        )
    return make_account(
        name=name,
        role=Role(found.role),
        password=password,
        scope=found.scope,
        home=found.home.split(),
        email=found.email,
        at=at,
    )


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
