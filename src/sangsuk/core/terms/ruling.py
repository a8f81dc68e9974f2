"""Rulings (คำวินิจฉัย): what named persons decided about stories, against or for counting them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sangsuk.core.terms.codes import Words

OTHER: Final = "other"

# Why somebody ruled so: the whole list, for these words are published and free words are not.
RULING_REASONS: Final[dict[str, Words]] = {
    "no_hashtag": Words("แฮชแท็กไม่ครบ", "A hashtag is missing"),
    "outside_window": Words("โพสต์นอกช่วงเวลา", "Posted outside of the window"),
    "found_late": Words("พบหลังวันสุดท้ายของการรวบรวม", "Found after the collecting ended"),
    "changed_late": Words("แก้ข้อความหลังปิดรับ", "Changed after the close"),
    "told_by_staff": Words("เจ้าหน้าที่เล่าเอง", "Told by staff"),
    "advertising": Words("โฆษณาหรือข้อความขยะ", "Advertising or spam"),
    "other_office": Words("เป็นเรื่องของหน่วยงานอื่น", "About another agency"),
    "other_district": Words("เป็นเรื่องของอำเภออื่น", "About another district"),
    "copied": Words("ลอกเรื่องที่มีอยู่ก่อน", "Copied from an earlier story"),
    "arranged": Words("ชมตามการนัดหมาย", "Praise by arrangement"),
    "teller_asked": Words("เจ้าของเรื่องขอ", "Its teller asked for it"),
    "own_account": Words("มีหลักฐานว่าผู้เล่าเล่าเรื่องของตนเอง", "Shown to be the teller's own account"),
    "reader_mistaken": Words("เครื่องอ่านผิด", "The reader was mistaken"),
    "ruling_mistaken": Words("คำวินิจฉัยก่อนหน้าผิด", "An earlier ruling was mistaken"),
    OTHER: Words("เหตุอื่น", "Another reason"),
}


class Verdict(StrEnum):
    """What a ruling does."""

    EXCLUDE = "exclude"
    RESTORE = "restore"  # an appeal that was upheld, or a reader's mistake put right


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One person's decision about one story, or about what it says of one district.

    Of several about the same, the last stands.  `rule` is an id of the rulebook
    of the count; `by` is who answers for it.  `reason` is one of `RULING_REASONS`;
    `text` are words beside it, which stay in the house unless `shown`.

    Raises:
        ValueError: the reason is none of the list, or words are to be shown and there are none.
    """

    verdict: Verdict
    rule: str
    platform: str
    story: str
    by: str
    reason: str
    district: str | None = None  # None: all of them
    text: str = ""
    shown: bool = False  # somebody said that the text, masked, may be published
    act: int | None = None  # its number in the log of acts; None: it came by a file

    def __post_init__(self) -> None:
        if self.reason not in RULING_REASONS:
            raise ValueError(f"{self.reason!r} is no reason of the list")
        if self.shown and not self.text:
            raise ValueError("there are no words to be shown")

    @property
    def told(self) -> str:
        """Why, as anybody may read it."""
        words = RULING_REASONS[self.reason].th
        return f"{words}: {self.text}" if self.shown else words


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


def reason_of(said: str) -> tuple[str, str]:
    """The code of a reason, and the words that are left where it is none of the list."""
    for code, words in RULING_REASONS.items():
        if said in (code, *words):
            return code, ""
    return OTHER, said
