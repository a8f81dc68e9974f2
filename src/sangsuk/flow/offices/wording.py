"""Looks at an answer before it is sent: is it personal, unkind, a stamp? And ways to begin one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sangsuk.core.terms.reading import Polarity
from sangsuk.core.thai.kindness import blaming_words, is_a_stamp
from sangsuk.flow.reading.masking import load_masker

SHORTEST: Final = 20
LONGEST: Final = 3000
OFFICE_NUMBER: Final = re.compile("0[2-7][0-9]{7}")  # a line in a house, no one's own telephone


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was seen in an answer: `personal` keeps it here; the rest asks for a second look."""

    is_too_short: bool = False
    is_too_long: bool = False
    personal: tuple[str, ...] = ()
    blaming: tuple[str, ...] = ()
    is_stamp: bool = False

    @property
    def must_be_mended(self) -> bool:
        return self.is_too_short or self.is_too_long or bool(self.personal)

    @property
    def asks_again(self) -> bool:
        return bool(self.blaming) or self.is_stamp


def look_at(text: str) -> Looked:
    """What somebody should know before these words go out."""
    text = text.strip()
    personal = [word for word in load_masker()(text).substrings if not _is_of_an_office(word)]
    return Looked(
        is_too_short=len(text) < SHORTEST,
        is_too_long=len(text) > LONGEST,
        personal=tuple(personal),
        blaming=tuple(blaming_words(text)),
        is_stamp=is_a_stamp(text),
    )


def masked(text: str) -> str:
    """Words of a teller as they may be shown."""
    return load_masker()(text).masked


def openings(polarity: str, drivers: Sequence[str]) -> list[str]:
    """Ways to begin, that leave what must be said to who says it."""
    if polarity == Polarity.POSITIVE:
        return [
            "ดีใจที่ได้อ่านเรื่องนี้ค่ะ จะเอาไปเล่าให้คนที่ดูแลคุณวันนั้นฟัง",
            "ขอบคุณที่สละเวลาเขียนมา คนที่โต๊ะบริการอ่านแล้วยิ้มกันทั้งวัน",
            "อ่านแล้วหายเหนื่อยเลยครับ สิ่งที่คุณเล่าเราตั้งใจจะทำให้ได้ทุกวัน คือ",
        ]
    found = [_ABOUT[one] for one in drivers if one in _ABOUT]
    return [
        *found[:2],
        "ขอโทษที่วันนั้นเราทำให้ลำบากค่ะ เราไปดูมาแล้ว พบว่า",
        "ขอบคุณที่บอกกันตรง ๆ ครับ ถ้าไม่เล่ามาเราคงไม่รู้ ตั้งแต่วันนี้เราจะ",
        "เข้าใจเลยว่าเดินทางมาไกลแล้วต้องกลับไปมือเปล่ามันเหนื่อยแค่ไหน เรื่องนี้เราแก้ได้โดย",
    ]


_ABOUT: Final = {
    "speed": "ขอโทษที่ต้องรอนานค่ะ เราไปดูว่าวันนั้นติดอยู่ตรงไหน พบว่า",
    "courtesy": "ขอโทษแทนทีมของเราครับ คำพูดแบบนั้นไม่ควรเกิดขึ้นกับใคร เราได้คุยกันแล้วว่า",
    "clear_information": "ขอโทษที่เราบอกไม่ชัดตั้งแต่แรกครับ เอกสารที่ต้องใช้จริง ๆ คือ",
    "facilities": "ขอบคุณที่บอกเรื่องสถานที่ค่ะ เราเดินไปดูด้วยตัวเองแล้ว สิ่งที่จะแก้ก่อนคือ",
    "convenience": "เข้าใจว่ามาในเวลาราชการลำบากค่ะ ทางที่สะดวกกว่าตอนนี้คือ",
}


def _is_of_an_office(word: str) -> bool:
    return bool(OFFICE_NUMBER.fullmatch("".join(one for one in word if one.isdecimal())))
