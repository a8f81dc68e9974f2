"""What in an officer's words may hurt or sound like a stamp: a few words to look at once more.

Thin: it knows phrases, not meaning; an unkind answer in other words passes.
"""

import re
from typing import Final

from sangsuk.core.thai.fold import fold

# Words that put the blame on who told, or threaten.
BLAMING: Final = (
    "ไม่ใช่ความผิดของ", "เป็นความผิดของท่าน", "เป็นความผิดของคุณ", "ท่านเข้าใจผิด", "คุณเข้าใจผิด",
    "ท่านไม่อ่าน", "คุณไม่อ่าน", "ไม่อ่านประกาศ", "เตรียมเอกสารมาไม่ครบเอง", "ไม่เตรียมเอกสารมาเอง",
    "ควรศึกษา", "ควรเข้าใจ", "ต้องเข้าใจ", "โวยวาย", "เรื่องมาก", "ใส่ร้าย", "บิดเบือน", "หมิ่นประมาท",
    "ดำเนินคดี", "ฟ้องร้อง", "แจ้งความ", "ไม่เป็นความจริง", "ไม่จริง", "โกหก", "ทำไมไม่", "แล้วจะให้",
    "อย่ามา", "ก็บอกแล้ว", "แจ้งไปแล้วว่า", "ไม่พอใจก็",
)  # fmt: skip
# Words that stand under anything.
STAMPS: Final = (
    "รับทราบ", "จะนำไปปรับปรุง", "จะนำไปพิจารณา", "ขอบคุณสำหรับข้อเสนอแนะ", "ขอบคุณสำหรับข้อคิดเห็น",
    "ขอบคุณสำหรับความคิดเห็น", "ขอบคุณสำหรับความเห็น", "ขอบคุณสำหรับคำแนะนำ", "ขอบคุณสำหรับคำชม", "ขอบคุณที่แจ้ง",
    "ขออภัยในความไม่สะดวก", "เป็นไปตามระเบียบ", "ตามระเบียบราชการ", "จะแจ้งผู้เกี่ยวข้อง", "ดำเนินการแล้ว",
)  # fmt: skip
_POLITE: Final = re.compile("ครับผม|ครับ|นะคะ|ค่ะ|คะ|และ|ทาง|อำเภอ|สำนักงาน|ที่ว่าการ|เรา|[^ก-๙a-z]")
SHORTEST_OWN: Final = 24  # letters of its own that an answer has beside a stamp


def blaming_words(text: str) -> list[str]:
    """The words in a text that blame who told, or threaten."""
    plain = _plain(text)
    return [words for words in BLAMING if words.replace(" ", "") in plain]


def is_a_stamp(text: str) -> bool:
    """Whether nothing is said but what could stand under any story."""
    plain = _plain(text)
    without = plain
    for words in STAMPS:
        without = without.replace(words, "")
    own = _POLITE.sub("", without)
    return without != plain and len(own) < SHORTEST_OWN


def _plain(text: str) -> str:
    return "".join(fold(text).text.split())
