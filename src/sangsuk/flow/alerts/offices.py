"""How officers hear of new stories of their own offices: by e-mail, by LINE, or not at all."""

import os
from datetime import datetime
from typing import Final

from django.core import signing

from sangsuk.flow.claims.claiming import a_code
from sangsuk.flow.outbox.queueing import To
from sangsuk.flow.outbox.settings import site_address
from sangsuk.records.accounts.models import Account
from sangsuk.records.follows.office_digests import (
    ask_for_line,
    officer_called,
    tie_to_line,
    want_digest,
)

_SALT: Final = "sangsuk.office-digest"


def where_told(account: Account) -> list[To]:
    """The address where an officer was invited, and the LINE account that they tied to it."""
    digest = getattr(account, "digest", None)
    email = [To("email", account.email)] if account.email else []
    return [*email, *([To("line", digest.line_user)] if digest and digest.line_user else [])]


def stop_of(account: Account) -> str:
    """The address that ends these messages in one tap, without signing in."""
    token = signing.Signer(salt=_SALT).sign(str(account.pk))
    return f"{site_address(os.environ)}/office/news/stop/{token}/"


def officer_of_link(token: str) -> Account | None:
    """Whose messages a link ends; None where it is made up."""
    try:
        return officer_called(signing.Signer(salt=_SALT).unsign(token))
    except signing.BadSignature:
        return None


def stop_telling(account: Account) -> None:
    """No more of them; what waits is not sent: whether it is wanted is asked at sending."""
    want_digest(account=account, wanted=False)


def code_for_line(account: Account, *, at: datetime) -> str:
    """What the officer is to say in the chat within an hour, so that it is known who they are."""
    code = a_code(3)
    ask_for_line(account=account, code=code, at=at)
    return code


def tie(code: str, user: str, *, at: datetime) -> bool:
    """Tell this LINE account what is new for the officer who was given the code."""
    return tie_to_line(code=code.strip().lower(), user=user, at=at)
