"""Words of papers of a film: the release form, the call sheet."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sangsuk.core.tell.papers.occasion import Occasion, Told
from sangsuk.core.thai.dates import thai_date

Place = tuple[date, str, str, str, str]  # day, hour, place, permit, note
AGREES: Final = (
    "ให้ถ่ายภาพและเสียงของข้าพเจ้า และตัดต่อเป็นภาพยนตร์สั้นเรื่องนี้",
    "ให้แสดงบนเว็บไซต์และช่องทางของโครงการ โดยไม่คิดค่าตอบแทน",
    "ไม่ให้ใช้ภาพหรือเสียงของข้าพเจ้ากับเรื่องอื่น และไม่ให้ขายต่อ",
    "ข้าพเจ้าเปลี่ยนใจได้เสมอ เมื่อแจ้งแล้วภาพยนตร์จะหายจากเว็บไซต์ทันที",
)
BLANK: Final = "................................................"


def release_words(occasion: Occasion, *, title: str, name: str, part: str, guardian: str) -> Told:
    """หนังสือยินยอมให้ถ่ายทำ of one person; a guardian signs for a child."""
    who = [("ชื่อ", name), ("ปรากฏตัวเป็น", part or BLANK)]
    who += [("ผู้ปกครองที่ลงชื่อแทน", guardian)] if guardian else []
    return occasion.told(
        "หนังสือยินยอมให้ถ่ายทำ",
        None,
        under=f"ภาพยนตร์ “{title}”",
        facts=who,
        lead="ข้าพเจ้าอ่านแล้ว และยินยอม",
        points=list(AGREES),
        rows=[],
        heads=[],
        signs_at=["ผู้ปกครอง" if guardian else "ผู้ยินยอม", "ทีมภาพยนตร์"],
        day=f"วันที่ {BLANK}",
    )


def call_sheet_words(
    occasion: Occasion,
    *,
    title: str,
    places: Sequence[Place],
    people: Sequence[tuple[str, str]],
) -> Told:
    """ใบนัดถ่ายทำ: each place with its hour and by whose leave, then who appears."""
    rows = [
        [occasion.digits(thai_date(day)), occasion.digits(f"{hour} น."), place, permit or "–", note]
        for day, hour, place, permit, note in places
    ]
    return occasion.told(
        "ใบนัดถ่ายทำ",
        None,
        under=f"ภาพยนตร์ “{title}”",
        facts=[(name, part or "–") for name, part in people],
        lead="สถานที่และเวลา",
        points=[],
        rows=rows,
        heads=["วัน", "นัด", "ที่ไหน", "ใครอนุญาต", "เตรียม"],
        signs_at=[],
        day=f"พิมพ์เมื่อ {occasion.thai_day}",
    )
