"""Signs that a story cannot wait: a life in danger, a crime, the monarchy (มาตรา 112).

Thin: short lists of plain words, whose recall nobody has measured; what they find is
held back from the wall until a person has looked, and decides nothing else.
"""

import re
from enum import StrEnum
from typing import Final

from sangsuk.core.thai.fold import fold


class Sign(StrEnum):
    """What a person must look at, the most urgent first."""

    LIFE = "life"
    CROWN = "crown"
    CRIME = "crime"


_WORDS: Final[dict[Sign, tuple[str, ...]]] = {
    Sign.LIFE: (
        "อยากตาย",
        "ฆ่าตัวตาย",
        "ฆ่าตัวเอง",
        "ไม่อยากอยู่แล้ว",
        "ไม่อยากมีชีวิต",
        "จบชีวิต",
        "ลาตายแล้ว",
        "ขู่ฆ่า",
        "จะฆ่า",
        "จะยิง",
        "จะเผาอำเภอ",
        "จะวางระเบิด",
    ),
    Sign.CROWN: (
        "หมิ่นสถาบัน",
        "หมิ่นพระบรมเดชานุภาพ",
        "ล้มเจ้า",
        "ด่าเจ้า",
        "ด่าสถาบัน",
    ),
    Sign.CRIME: (
        "เรียกเงินใต้โต๊ะ",
        "เรียกรับเงิน",
        "เงินใต้โต๊ะ",
        "รับสินบน",
        "เรียกสินบน",
        "เก็บส่วย",
        "ข่มขืน",
        "ลวนลาม",
        "ล่วงละเมิด",
        "ทำร้ายร่างกาย",
        "ถูกทำร้าย",
        "ค้ามนุษย์",
        "ขายยาบ้า",
        "ค้ายา",
        "สวมบัตรประชาชน",
        "ปลอมเอกสาร",
    ),
}
# "112" alone is a house number or a queue; of the law it is only behind these.
_LAW: Final = r"(?:มาตรา|ม\.|ข้อหา|คดี)\s?(?:112|๑๑๒)"


def _found_by(sign: Sign) -> re.Pattern[str]:
    words = [re.escape(fold(word).text) for word in _WORDS[sign]]
    laws = [_LAW] if sign is Sign.CROWN else []
    return re.compile("|".join([*words, *laws]))


_PATTERNS: Final = {sign: _found_by(sign) for sign in Sign}


def serious_signs(text: str) -> tuple[Sign, ...]:
    """Which signs a text bears, the most urgent first."""
    folded = fold(text).text
    return tuple(sign for sign, pattern in _PATTERNS.items() if pattern.search(folded))
