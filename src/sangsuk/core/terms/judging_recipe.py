"""The ready recipe of judging: first reading, comparison, final.

A campaign file names it and says when it starts; the digest of the rules then holds the name
alone.  So a recipe never changes: a better one gets a name of its own (a test holds its digest).
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

Rows = list[dict[str, Any]]

BLIND: Final = {"teller": "never", "district": "never", "photos": "never", "others": "after_own"}

GOES_ON: Final = {
    "slug": "goes-on",
    "name": {"th": "ควรไปต่อไหม", "en": "Should it go on?"},
    "weight": 1,
    "anchors": [
        {"th": "ยังไม่ใช่เรื่องเล่าจากประสบการณ์ของตัวเอง", "en": "Not somebody's own experience"},
        {"th": "เป็นเรื่องของตัวเอง แต่ยังเล่าไม่เห็นภาพ", "en": "Their own, but hard to picture"},
        {"th": "เห็นภาพว่าเกิดอะไรขึ้นที่อำเภอ", "en": "One sees what happened at the office"},
        {"th": "อ่านแล้วอยากให้คนอื่นได้อ่านด้วย", "en": "One wants others to read it too"},
    ],
}

SCENE: Final = {
    "slug": "scene",
    "name": {"th": "เล่าแล้วเห็นภาพ", "en": "One can see it"},
    "weight": 1,
    "anchors": [
        {"th": "มีแต่คำชม ไม่รู้ว่าเกิดอะไรขึ้น", "en": "Praise alone; one does not learn what happened"},
        {"th": "รู้ว่ามาทำอะไร แต่ยังไม่เห็นภาพ", "en": "What for is told, but not how it was"},
        {"th": "เห็นเหตุการณ์หนึ่งช่วงชัดเจน", "en": "One moment stands clear"},
        {"th": "เห็นทั้งคน ทั้งที่ และสิ่งที่ทำ", "en": "People, place and deed are there"},
        {"th": "เห็นภาพเหมือนได้อยู่ตรงนั้น", "en": "As if one had been there"},
    ],
}

CARE: Final = {
    "slug": "care",
    "name": {"th": "น้ำใจของคนที่ให้บริการ", "en": "The care of those who served"},
    "weight": 1,
    "anchors": [
        {"th": "ไม่ได้เล่าว่าใครทำอะไรให้", "en": "Nothing is told of what anyone did"},
        {"th": "ทำงานตามหน้าที่", "en": "Duty was done"},
        {"th": "ทำตามหน้าที่ด้วยความใส่ใจ", "en": "Duty was done with attention"},
        {"th": "ทำให้มากกว่าที่ขอ", "en": "More was done than was asked"},
        {"th": "ทำสิ่งที่คนฟังจะจำไปนาน", "en": "What was done will be remembered"},
    ],
}

CHANGE: Final = {
    "slug": "change",
    "name": {"th": "ชีวิตหรือใจที่เปลี่ยนไป", "en": "What it changed"},
    "weight": 1,
    "anchors": [
        {"th": "ไม่ได้เล่าว่าต่อจากนั้นเป็นอย่างไร", "en": "Nothing is told of what came of it"},
        {"th": "ธุระเสร็จ", "en": "The errand was done"},
        {"th": "ทุกข์หรือความกังวลน้อยลง", "en": "A worry grew less"},
        {"th": "ชีวิตของคนเล่าดีขึ้นจริง", "en": "The teller's life is better"},
        {"th": "เปลี่ยนทั้งชีวิตและความรู้สึกต่ออำเภอ", "en": "A life, and how the office is seen"},
    ],
}

VOICE: Final = {
    "slug": "voice",
    "name": {"th": "เสียงของคนเล่าเอง", "en": "The teller's own voice"},
    "weight": 1,
    "anchors": [
        {"th": "เหมือนข้อความสำเร็จรูป", "en": "Like a form letter"},
        {"th": "ถ้อยคำทั่วไป", "en": "Words that anyone would use"},
        {"th": "มีถ้อยคำของตัวเองบ้าง", "en": "Some words of their own"},
        {"th": "เป็นเสียงของคนเล่าเกือบทั้งเรื่อง", "en": "Their own voice, nearly throughout"},
        {"th": "จริงใจ ตรง ไม่มีใครเล่าแทนได้", "en": "Sincere; nobody else could tell it"},
    ],
}


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
