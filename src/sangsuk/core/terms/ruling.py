"""Rulings (คำวินิจฉัย): what named persons decided about stories, against or for counting them."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a ruling does."""

    EXCLUDE = "exclude"
    RESTORE = "restore"  # an appeal that was upheld, or a reader's mistake put right


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One person's decision about one story, or about what it says of one district.

    Of several about the same, the last stands.  `rule` is an id of the rulebook
    of the count; `by` is who answers for it.
    """

    verdict: Verdict
    rule: str
    platform: str
    story: str
    by: str
    reason: str
    district: str | None = None  # None: all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A story, or what it says of one district, that is no voice: by which rule, and who says so.

    `by` is None where the reader decided; `restored` marks what a ruling brought
    back: then the rule is the one that does not hold any more.
    """

    platform: str
    story: str
    district: str | None
    rule: str
    by: str | None
    reason: str
    restored: bool = False
