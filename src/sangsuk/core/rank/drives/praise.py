"""Posts of praise, as the search for drives looks at them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sangsuk.core.terms.reading import Polarity, Reading, Reason, Review

LOOKED_AT = (None, Reason.DUPLICATE, Reason.STAFF)  # what praises, counted or not


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a source may tell of an account; None where it does not."""

    platform: str
    author: str
    since: datetime | None = None  # when it was opened
    network: str | None = None  # opaque: from where it posts


Accounts = Mapping[tuple[str, str], Account]


@dataclass(frozen=True, slots=True, kw_only=True)
class Praise:
    """One post that praises one district, copies and staff included.

    `account` is the post itself where the author is hidden.
    """

    district: str
    platform: str
    story: str
    account: tuple[str, ...]
    known: bool  # whether the account is
    at: float  # seconds since 1970
    masked: str
    staff: bool  # said to be staff, or suspected
    counted: bool

    @property
    def key(self) -> tuple[str, str]:
        return (self.platform, self.story)


def gather_praise(readings: Iterable[Reading]) -> dict[str, list[Praise]]:
    """All praise by district, each by time, then platform and id."""
    found: defaultdict[str, list[Praise]] = defaultdict(list)
    for reading in readings:
        if reading.ineligible_reason not in LOOKED_AT:
            continue
        for mention in reading.districts:
            if mention.polarity is Polarity.POSITIVE:
                found[mention.code].append(_praise(reading, mention.code))
    return {code: sorted(found[code], key=_order) for code in sorted(found)}


def _praise(reading: Reading, code: str) -> Praise:
    author = reading.author
    account = (reading.platform, author) if author else ("post", reading.platform, reading.id)
    staff = reading.ineligible_reason is Reason.STAFF or Review.STAFF_SUSPECTED in reading.review
    return Praise(
        district=code,
        platform=reading.platform,
        story=reading.id,
        account=account,
        known=bool(author),
        at=reading.posted_at.timestamp(),
        masked=reading.masked,
        staff=staff,
        counted=reading.eligible,
    )


def _order(praise: Praise) -> tuple[float, str, str]:
    return (praise.at, praise.platform, praise.story)


def accounts_by_key(accounts: Sequence[Account]) -> Accounts:
    return {(account.platform, account.author): account for account in accounts}
