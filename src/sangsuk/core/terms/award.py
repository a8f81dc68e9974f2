"""An award as papers tell of it."""

from dataclasses import dataclass
from enum import StrEnum


class Honours(StrEnum):
    """What an activity honours."""

    STORIES = "stories"
    DISTRICTS = "districts"


class AwardStep(StrEnum):
    """What follows when an award is given, in this order."""

    GIVEN = "given"
    NOTICED = "noticed"  # the winner has a link of their own
    ACCEPTED = "accepted"
    IDENTIFIED = "identified"  # it is sure who the winner is
    ACCOUNT = "account"
    ORDERED = "ordered"  # by one finance officer
    PAID = "paid"  # approved by another one
    RECEIVED = "received"  # the winner's receipt is there


@dataclass(frozen=True, slots=True, kw_only=True)
class Won:
    """One award: who is honoured, at which place, with how much.

    `to` is the name that a teller wishes on paper and `line` their masked words:
    both are empty where that was not allowed.
    """

    honours: Honours
    place: int
    sharing: int  # how many have this place
    satang: int
    code: str  # of the district
    district: str  # without อำเภอ
    province: str
    district_en: str
    province_en: str
    voices: int = 0
    to: str = ""
    line: str = ""

    @property
    def office(self) -> str:
        return f"ที่ว่าการอำเภอ{self.district}"

    @property
    def beside(self) -> str:
        return f"จังหวัด{self.province}"
