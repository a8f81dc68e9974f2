"""Who judges: jurors named with what keeps them from stories, the link and code they come in by."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final, NamedTuple

from django.db import transaction

from sangsuk.core.terms.judging import Reader
from sangsuk.flow.judging import faults
from sangsuk.flow.judging.rounds import check_leader
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.records.accounts.models import Account
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.jury.actions import keep_juror, renew_link
from sangsuk.records.jury.models import Juror
from sangsuk.records.jury.queries import is_named, juror_by_link, jurors_of

TOKEN_BYTES: Final = 24
CODE_DIGITS: Final = 6
LONGEST_NAME: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A juror as named.  Districts are codes; `relations` are districts or names of tellers."""

    name: str
    reader: Reader
    shown_name: str = ""
    homes: Sequence[str] = ()
    workplaces: Sequence[str] = ()
    household: str = ""
    relations: Sequence[str] = ()
    handles: Sequence[str] = ()


class Pass(NamedTuple):
    """What a juror comes in by: told once, never kept.  Send the two by different ways."""

    juror: Juror
    token: str
    code: str


@transaction.atomic
def name_juror(campaign: Campaign, naming: Naming, *, by: Account, at: datetime) -> Pass:
    """Name a juror.

    Raises:
        CallError: the name is taken, a place is none, or the account may not.
    """
    check_leader(by)
    _check(campaign, naming)
    token, code = _new_pass()
    told = {"campaign": campaign.slug, "reader": naming.reader.value}
    fields = asdict(naming) | {"reader": naming.reader.value}
    lists = ("homes", "workplaces", "relations", "handles")
    fields |= {name: sorted(set(fields[name])) for name in lists}
    act = keep_act(
        kind="jury.named",
        by=Actor(by.name, by.role),
        why=f"juror {naming.name} named",
        at=at,
        told=told,
        after=fields,
    )
    digests = {"link_digest": digest_of_link(token), "code_digest": _digest_of_code(token, code)}
    return Pass(keep_juror(act=act, campaign=campaign, **fields, **digests), token, code)


def _check(campaign: Campaign, naming: Naming) -> None:
    taken = is_named(campaign, naming.name)
    if not naming.name.strip() or len(naming.name) > LONGEST_NAME or taken:
        raise faults.name_taken(naming.name)
    known = load_gazetteer().by_code()
    for code in (*naming.homes, *naming.workplaces):
        if code not in known:
            raise faults.unknown_place(code)


@transaction.atomic
def new_pass(juror: Juror, *, by: Account, at: datetime) -> Pass:
    """A new link and code; whoever came in by the old ones is out.

    Raises:
        CallError: the account may not.
    """
    check_leader(by)
    token, code = _new_pass()
    keep_act(
        kind="jury.link_renewed",
        by=Actor(by.name, by.role),
        why=f"a new link for juror {juror.name}",
        at=at,
        told={"campaign": juror.campaign_id},
        after={"juror": juror.name},
    )
    renew_link(
        juror=juror, link_digest=digest_of_link(token), code_digest=_digest_of_code(token, code)
    )
    return Pass(juror, token, code)


def juror_named(campaign: Campaign, name: str) -> Juror:
    """The juror of that name.

    Raises:
        CallError: there is none, or they were removed.
    """
    found = jurors_of(campaign).filter(name=name).first()
    if found is None:
        raise faults.unknown_juror(name)
    return found


def juror_of_link(token: str) -> Juror | None:
    """Whose link it is; None where it is nobody's any more."""
    return juror_by_link(digest_of_link(token))


def is_code(juror: Juror, token: str, code: str) -> bool:
    """Whether the code belongs to the link.

    Its digest hangs on the token, which is not kept: who has the database alone
    cannot try all codes.
    """
    given = "".join(one for one in code if one.isdecimal())
    return secrets.compare_digest(juror.code_digest, _digest_of_code(token, given))


def digest_of_link(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _digest_of_code(token: str, code: str) -> str:
    return hashlib.sha256(f"{token} {code}".encode()).hexdigest()


def _new_pass() -> tuple[str, str]:
    code = "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))
    return secrets.token_urlsafe(TOKEN_BYTES), code
