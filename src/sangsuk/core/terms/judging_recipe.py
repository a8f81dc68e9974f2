"""The ready recipe of judging: first reading, comparison, final.

A campaign file names it and says when it starts; the digest of the rules then holds the name
alone.  So a recipe never changes: a better one gets a name of its own (a test holds its digest).
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

Rows = list[dict[str, Any]]

BLIND: Final = {"teller": "never", "district": "never", "photos": "never", "others": "after_own"}


def _criterion(slug: str, name: tuple[str, str], *anchors: tuple[str, str]) -> dict[str, Any]:
    """One line of a rubric; names and anchors in Thai and English."""
    told = [{"th": th, "en": en} for th, en in (name, *anchors)]
    return {"slug": slug, "name": told[0], "weight": 1, "anchors": told[1:]}


GOES_ON: Final = _criterion(
    "goes-on",
    ("ควรไปต่อไหม", "Should it go on?"),
    ("ยังไม่ใช่เรื่องเล่าจากประสบการณ์ของตัวเอง", "Not somebody's own experience"),
    ("เป็นเรื่องของตัวเอง แต่ยังเล่าไม่เห็นภาพ", "Their own, but hard to picture"),
    ("เห็นภาพว่าเกิดอะไรขึ้นที่อำเภอ", "One sees what happened at the office"),
    ("อ่านแล้วอยากให้คนอื่นได้อ่านด้วย", "One wants others to read it too"),
)

SCENE: Final = _criterion(
    "scene",
    ("เล่าแล้วเห็นภาพ", "One can see it"),
    ("มีแต่คำชม ไม่รู้ว่าเกิดอะไรขึ้น", "Praise alone; one does not learn what happened"),
    ("รู้ว่ามาทำอะไร แต่ยังไม่เห็นภาพ", "What for is told, but not how it was"),
    ("เห็นเหตุการณ์หนึ่งช่วงชัดเจน", "One moment stands clear"),
    ("เห็นทั้งคน ทั้งที่ และสิ่งที่ทำ", "People, place and deed are there"),
    ("เห็นภาพเหมือนได้อยู่ตรงนั้น", "As if one had been there"),
)

CARE: Final = _criterion(
    "care",
    ("น้ำใจของคนที่ให้บริการ", "The care of those who served"),
    ("ไม่ได้เล่าว่าใครทำอะไรให้", "Nothing is told of what anyone did"),
    ("ทำงานตามหน้าที่", "Duty was done"),
    ("ทำตามหน้าที่ด้วยความใส่ใจ", "Duty was done with attention"),
    ("ทำให้มากกว่าที่ขอ", "More was done than was asked"),
    ("ทำสิ่งที่คนฟังจะจำไปนาน", "What was done will be remembered"),
)

CHANGE: Final = _criterion(
    "change",
    ("ชีวิตหรือใจที่เปลี่ยนไป", "What it changed"),
    ("ไม่ได้เล่าว่าต่อจากนั้นเป็นอย่างไร", "Nothing is told of what came of it"),
    ("ธุระเสร็จ", "The errand was done"),
    ("ทุกข์หรือความกังวลน้อยลง", "A worry grew less"),
    ("ชีวิตของคนเล่าดีขึ้นจริง", "The teller's life is better"),
    ("เปลี่ยนทั้งชีวิตและความรู้สึกต่ออำเภอ", "A life, and how the office is seen"),
)

VOICE: Final = _criterion(
    "voice",
    ("เสียงของคนเล่าเอง", "The teller's own voice"),
    ("เหมือนข้อความสำเร็จรูป", "Like a form letter"),
    ("ถ้อยคำทั่วไป", "Words that anyone would use"),
    ("มีถ้อยคำของตัวเองบ้าง", "Some words of their own"),
    ("เป็นเสียงของคนเล่าเกือบทั้งเรื่อง", "Their own voice, nearly throughout"),
    ("จริงใจ ตรง ไม่มีใครเล่าแทนได้", "Sincere; nobody else could tell it"),
)


FIRST_READING: Final = {
    "slug": "first-reading",
    "name": {"th": "รอบอ่านแรก", "en": "First reading"},
    "method": "read",
    "readers": ["volunteers", "officers"],
    "shown": BLIND,
    "quorum": 2,
    "goes_on": 300,
    "rubric": [GOES_ON],
}

COMPARISON: Final = {
    "slug": "comparison",
    "name": {"th": "รอบเทียบทีละคู่", "en": "Comparison"},
    "method": "compare",
    "readers": ["panel"],
    "shown": BLIND,
    "quorum": 20,
    "goes_on": 10,
    "certainty": 95,
}

FINAL: Final = {
    "slug": "final",
    "name": {"th": "รอบตัดสิน", "en": "Final"},
    "method": "mark",
    "readers": ["panel"],
    "shown": BLIND,
    "quorum": 5,
    "goes_on": 3,
    "rubric": [SCENE, CARE, CHANGE, VOICE],
}

LASTS: Final = ((FIRST_READING, 21), (COMPARISON, 10), (FINAL, 7))  # days


def three_rounds(starts: datetime) -> Rows:
    """First reading for three weeks, comparison for ten days, the final for a week.

    Nobody is asked to reward length, spelling or a photo: no criterion speaks of them.
    """
    rounds, opens = [], starts
    for terms, days in LASTS:
        closes = opens + timedelta(days=days)
        rounds.append({**terms, "opens": opens, "closes": closes})
        opens = closes
    return rounds


RECIPES: Final[dict[str, Callable[[datetime], Rows]]] = {"three_rounds": three_rounds}
