"""The report's words for what the count knows by code (Thai; English comes with the site)."""

from typing import Final, NamedTuple

from sangsuk.core.terms.campaign import TieRule
from sangsuk.core.terms.reading import Reason, Review


class Said(NamedTuple):
    """A heading and a sentence that explains it."""

    name: str
    why: str


REASONS: Final[dict[Reason, Said]] = {
    Reason.HASHTAG: Said("แฮชแท็กไม่ครบ", "ต้องติดครบทุกแฮชแท็กของโครงการ พิมพ์ห่างหรือติดกันไม่เป็นไร"),
    Reason.WINDOW: Said("โพสต์นอกช่วงเวลา", "ดูเวลาที่โพสต์ ไม่ใช่เวลาที่เราพบ"),
    Reason.LATE: Said("พบหลังวันสุดท้ายของการรวบรวม", "ลงบัญชีไว้ แต่ไม่นับ"),
    Reason.REVISED: Said("แก้ข้อความหลังปิดรับ", "เราไม่ทราบว่าเมื่อปิดรับข้อความเป็นอย่างไร"),
    Reason.STAFF: Said("เจ้าหน้าที่เล่าเอง", "เรารับฟังและเก็บไว้ต่างหาก แต่ไม่นับเป็นเสียงประชาชน"),
    Reason.SPAM: Said("โฆษณาหรือข้อความขยะ", "ไม่ใช่เรื่องเล่าของใคร"),
    Reason.NOT_ABOUT: Said(
        "ไม่ได้เล่าถึงที่ว่าการอำเภอ", "เช่น ข่าว หรือเรื่องของเทศบาล ขนส่ง ตำรวจ โรงพยาบาล เขตในกรุงเทพฯ"
    ),
    Reason.DUPLICATE: Said("ข้อความที่ลอกกันมา", "นับเฉพาะโพสต์แรกที่เข้าเกณฑ์"),
}

REVIEWS: Final[dict[Review, str]] = {
    Review.AMBIGUOUS_PLACE: "พูดถึงอำเภอ แต่บอกไม่ได้ว่าอำเภอไหน",
    Review.LOW_CONFIDENCE: "เครื่องอ่านแล้วไม่มั่นใจ",
    Review.PII_UNSURE: "อาจมีข้อมูลส่วนตัวหลงเหลือ",
    Review.NEAR_MISS_HASHTAG: "แฮชแท็กผิดไปเล็กน้อย",
    Review.STAFF_SUSPECTED: "ผู้เล่าอาจเป็นเจ้าหน้าที่",
    Review.COPY_SUSPECTED: "อาจลอกกันมา",
}

TIE_RULES: Final[dict[TieRule, Said]] = {
    TieRule.FEWER_NEGATIVE_VOICES: Said("เสียงอยากให้ปรับปรุง", "น้อยกว่าได้อันดับดีกว่า"),
    TieRule.MORE_PRAISE_DAYS: Said("จำนวนวันที่มีคนชม", "หลายวันกว่าได้อันดับดีกว่า"),
    TieRule.MORE_SERVICES_PRAISED: Said("จำนวนงานบริการที่ได้คำชม", "หลายงานกว่าได้อันดับดีกว่า"),
    TieRule.HIGHER_PER_100K: Said("เสียงชื่นชมต่อราษฎรแสนคน", "สูงกว่าได้อันดับดีกว่า"),
}


def settled_by(tie_broken_by: str | None) -> str:
    """What to say beside a place that was shared or settled; empty where no other was equal."""
    if tie_broken_by is None:
        return ""
    if tie_broken_by in set(TieRule):
        return f"เสียงเท่ากัน ตัดสินด้วย{TIE_RULES[TieRule(tie_broken_by)].name}"
    return "อันดับร่วม: เท่ากันทุกข้อ"
