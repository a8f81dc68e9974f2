"""Accounts for all offices from one list of e-mails: all of it, or nothing."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from sangsuk.core.errors import CallError, refusals_of
from sangsuk.records.accounts.queries import offices_known
from sangsuk.records.accounts.roles import Role
from sangsuk.records.accounts.securing import invite
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.districts.queries import all_districts

COLUMNS: Final = ("code", "email")
MOST_ROWS: Final = 10_000
_refused: Final = refusals_of("offices")


class Office(NamedTuple):
    """One line: who works in which office."""

    code: str
    email: str


class Fault(NamedTuple):
    """A line that cannot be used: which (the header is 1), why, and what stands there."""

    line: int
    why: str  # no_such_district, no_email, twice
    told: str


class Link(NamedTuple):
    """What is sent to an office: by whom it is opened makes an account, once."""

    code: str
    email: str
    token: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """What a list would do."""

    new: tuple[Office, ...]
    known: tuple[Office, ...]  # they have an account, or a link that is still good
    faults: tuple[Fault, ...]
    without: int  # districts of the country of which the list says nothing


def read_offices(text: str, *, moment: datetime) -> Offices:
    """What the list would do; nothing is kept.

    Args:
        text: CSV with the columns code and email.
        moment: the true time, for links that are still good.

    Raises:
        CallError: it has no such columns, or too many lines.
    """
    codes = set(all_districts().values_list("pk", flat=True))
    good: list[Office] = []
    faults: list[Fault] = []
    for line, office in enumerate(_rows(text), 2):
        why = _why_not(office, codes, good)
        if why:
            faults.append(Fault(line, why, office.email if why == "no_email" else office.code))
        else:
            good.append(office)
    there = {one.code for one in good}
    known = offices_known(there, at=moment)
    return Offices(
        new=tuple(one for one in good if one not in known),
        known=tuple(one for one in good if one in known),
        faults=tuple(faults),
        without=len(codes - there),
    )


@transaction.atomic
def invite_offices(text: str, *, by: Actor, moment: datetime, at: datetime) -> list[Link]:
    """Make a link for every office of the list that has none; a second time there is none to make.

    Raises:
        CallError: a line cannot be used; then no link is made.
    """
    offices = read_offices(text, moment=moment)
    if offices.faults:
        raise _refused(
            "faults",
            f"Lines that cannot be used: {len(offices.faults)}, the first is line "
            f"{offices.faults[0].line} ({offices.faults[0].why}).",
            "the list",
            "mend them and give the whole list again; nothing was done.",
        )
    links = [_link(one, by, moment) for one in offices.new]
    if links:
        after = {"codes": [one.code for one in links]}
        told = {"offices": len(links)}
        keep_act(
            kind="account.offices_invited",
            by=by,
            why="accounts for offices",
            at=at,
            told=told,
            after=after,
        )
    return links


def links_as_csv(links: Iterable[Link], *, address: str) -> str:
    """The links to be sent, one an office; they are told this once.

    Args:
        links: what was made.
        address: of the page on which one joins.
    """
    names = dict(all_districts().values_list("pk", "name_th"))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("code", "name", "email", "link", "until"))
    for one in links:
        link = f"{address}?key={one.token}"
        until = one.until.isoformat(timespec="minutes")
        writer.writerow((one.code, names[one.code], one.email, link, until))
    return text.getvalue()


def _link(office: Office, by: Actor, moment: datetime) -> Link:
    token, made = invite(
        role=Role.DISTRICT,
        scope=office.code,
        home=[office.code],
        email=office.email,
        by=by.name,
        at=moment,
    )
    return Link(office.code, office.email, token, made.until)


def _rows(text: str) -> list[Office]:
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""))
    if not set(COLUMNS) <= set(reader.fieldnames or ()):
        raise _no_list("it needs the columns code and email")
    rows = [
        Office((row["code"] or "").strip(), (row["email"] or "").strip().lower()) for row in reader
    ]
    if len(rows) > MOST_ROWS:
        raise _no_list(f"it has more than {MOST_ROWS} lines")
    return rows


def _why_not(office: Office, codes: set[str], before: list[Office]) -> str:
    if office.code not in codes:
        return "no_such_district"
    try:
        validate_email(office.email)
    except ValidationError:
        return "no_email"
    return "twice" if office in before else ""


def _no_list(why: str) -> CallError:
    remedy = "save it as CSV in UTF-8, with code and email in the first line."
    return _refused("no_list", f"This is no list of offices: {why}.", "the list", remedy)
