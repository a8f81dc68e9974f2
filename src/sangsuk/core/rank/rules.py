"""The ids of the rules by which a story is no voice; the rulebook tells each with cases."""

from typing import Final

from sangsuk.core.terms.codes import Words
from sangsuk.core.terms.reading import Reason

RULE_OF: Final[dict[Reason, str]] = {
    Reason.HASHTAG: "E1",
    Reason.WINDOW: "E2",
    Reason.STAFF: "E3",
    Reason.SPAM: "E4",
    Reason.NOT_ABOUT: "E5",
    Reason.DUPLICATE: "E6",
    Reason.LATE: "E12",
    Reason.REVISED: "E13",
}
WITHDRAWN: Final = "E8"

EXCLUSION_RULES: Final[dict[str, Words]] = {
    "E1": Words("แฮชแท็กไม่ครบ", "A hashtag is missing"),
    "E2": Words("โพสต์นอกช่วงเวลา", "Posted outside of the window"),
    "E3": Words("เจ้าหน้าที่เล่าเอง", "Told by staff"),
    "E4": Words("โฆษณาหรือข้อความขยะ", "Advertising or spam"),
    "E5": Words("ไม่ได้เล่าถึงที่ว่าการอำเภอ", "Not about a district office"),
    "E6": Words("ลอกข้อความที่มีอยู่ก่อน", "A copy of an earlier post"),
    "E7": Words("ชมตามการนัดหมาย", "Praise by arrangement"),  # by a ruling alone
    "E8": Words("เจ้าของเรื่องขอถอน", "Withdrawn by its teller"),
    "E12": Words("พบหลังวันสุดท้ายของการรวบรวม", "Found after the collecting ended"),
    "E13": Words("แก้ข้อความหลังปิดรับ", "Changed after the close"),
}
REASON_OF: Final[dict[str, Reason]] = {rule: reason for reason, rule in RULE_OF.items()}
