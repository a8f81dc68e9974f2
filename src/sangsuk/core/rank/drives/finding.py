"""What the search for drives says: signs with their chance, or that there was too little to say."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sangsuk.core.rank.drives.praise import Praise
from sangsuk.core.terms.codes import Words

LEVEL: Final = 0.01  # of the adjusted p-value, from which a finding is put before a person
LEAST: Final = 5  # posts, below which nothing is said


class Sign(StrEnum):
    """What may show that praise was arranged."""

    SAME_WORDS = "same_words"
    SAME_HOUR = "same_hour"
    LOCKSTEP = "lockstep"
    STAFF = "staff"
    NEW_ACCOUNTS = "new_accounts"
    ONE_NETWORK = "one_network"


NAMES: Final[dict[Sign, Words]] = {
    Sign.SAME_WORDS: Words("ถ้อยคำเดียวกันในเวลาใกล้กัน", "The same words at about the same time"),
    Sign.SAME_HOUR: Words("ชมพร้อมกันในชั่วโมงเดียว", "Praise within one hour"),
    Sign.LOCKSTEP: Words("บัญชีที่ชมพร้อมกันซ้ำ ๆ", "Accounts that praise together again and again"),
    Sign.STAFF: Words("เจ้าหน้าที่ชมหน่วยงานตนเอง", "Staff praising their office"),
    Sign.NEW_ACCOUNTS: Words("บัญชีที่เพิ่งเปิด", "Accounts just opened"),
    Sign.ONE_NETWORK: Words("โพสต์จากเครือข่ายเดียวกัน", "Posts from one network"),
}


class Answer(StrEnum):
    """What one sign's search comes to in one district."""

    SIGN = "sign"
    NO_SIGN = "no_sign"
    NOT_ENOUGH = "not_enough_data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """One test made: how often chance alone gives as much, and the posts that it is about."""

    sign: Sign
    district: str
    p: float
    posts: tuple[Praise, ...]
    told: Words
    telling: bool = True  # whether it is large enough to mean something, whatever its chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A suspicion that chance seldom gives.  It lowers nothing by itself: a person decides."""

    suspicion: Suspicion
    p_adjusted: float  # for all tests made


@dataclass(frozen=True, slots=True, kw_only=True)
class DriveReport:
    """All findings, the most unlikely first, and what each sign came to in each district."""

    findings: tuple[Finding, ...]
    answers: dict[str, dict[Sign, Answer]]  # by district that was praised
    tests: int


def adjust(suspicions: Sequence[Suspicion]) -> list[tuple[Suspicion, float]]:
    """P-values for as many tests, the most unlikely first.

    Within each sign by Holm's method (1979, Scandinavian Journal of Statistics 6),
    then times the number of signs, so that one with many tests does not drown the others.
    """
    adjusted: list[tuple[Suspicion, float]] = []
    for sign in Sign:
        of_it = sorted(
            (one for one in suspicions if one.sign is sign), key=lambda one: (one.p, one.district)
        )
        highest = 0.0
        for at, one in enumerate(of_it):
            highest = max(highest, min(1.0, one.p * (len(of_it) - at) * len(Sign)))
            adjusted.append((one, highest))
    return sorted(adjusted, key=lambda told: (told[1], told[0].p, told[0].district))
