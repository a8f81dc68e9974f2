"""Full names of persons: two words that look like a given name and a surname, in their place."""

import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from sangsuk.core.terms.reading import Span
from sangsuk.core.understand.heads import Arrays
from sangsuk.core.understand.name_parts import PROVINCES, share_of_parts

NAME_BITS: Final = 15
GIVEN_FROM: Final = 0.3  # P(a person's full name) at which it is masked
SURE_FROM: Final = 0.6  # below it a person should look
HINT_FROM: Final = 0.05  # enough for two words that are wholly parts of names
WHOLE: Final = 0.85  # share of parts of names
MOST: Final = 0.7
HALF: Final = 0.5
_LEFT: Final = 9
_RIGHT: Final = 6
_LONGEST: Final = 5  # letters of an n-gram inside a word

_WORD: Final = r"[ก-ฮเ-ไ][ก-๎]{1,17}"
_PAIR: Final = rf"({_WORD} (?:ณ )?{_WORD})(?![ก-๎])"
_BARE: Final = re.compile(rf"(?<![ก-๎])(?={_PAIR})")
_CUED: Final = re.compile(
    r"(?:นางสาว|นาย|นาง(?!สาว)|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|ชื่อ(?:จริง)?(?:ว่า|คือ)?"
    r"|(?<![ก-๎])ผม|(?<![ก-๎])ดิฉัน|(?<![ก-๎])ฉัน|ยาย|ลุง|ป้า) ?"
    rf"(?={_PAIR})"
)
_TITLED: Final = re.compile(r"(?:ดิฉัน|ผม)?(?:นางสาว|นาย|นาง|ด\.ช\.|ด\.ญ\.|ยาย|ลุง|ป้า) ?(?=[ก-ฮเ-ไ])")
_NUMBER_FOLLOWS: Final = re.compile(r" ?\d")

_NO_GIVEN: Final = re.compile(
    r"ชื่อ|งาน|วัด|โรง|ร้าน|มูลนิธิ|ถนน|ซอย|อำเภอ|ก(?:เทศ|ไหว้|เมือง|เล็ก|รัฐ|สมาคม|อบ|ฯ|$)|กอง|ทะเบียน|หน้า|จ้าง|ช่าง|ทหาร|ตำรวจ|ทุน|ท่า|แบบ|ที่|สถานี|ตรวจ|ประกัน|ไปรษณีย์|หนึ่ง|คน|วัย|อายุ|ตัว"
)
_NO_NAME: Final = re.compile(
    r"(?<!สา)และ|ไม่|ได้|ให้|^มา$|มาก$|ไป|(?<!ส)ว่า|(?<!เ)ชื่อ|ร้าย|รอ$|ลูบ|แล้ว|เป็น|คน|ก็|จะ|มี$|ใน|ของ|เจ้าหน้าที่|ปลัด|ผู้|อยู่|กับ|เขา$|เรา|บ้าน|เดิม|ใหม่|เก่า|ลูก|หลาน|จาก|ร้าน|เหมือน"
    r"|ทุก|อะไร|ใคร|เพราะ|ครับ|ค่ะ|คะ$|(?<!มา)(?<!ช)(?<!ฒ)(?<!ธ)นะ$|นี้|นั้น|เลย|เพื่อ|บอก|เปลี่ยน|ขอ|ทำ|หมู่|ตำบล|จังหวัด|สมาคม|มูลนิธิ|ชมรม|กลุ่ม|เสร็จ|อำเภอ|ขวบ|เดือน|วัน(?!ดี|เพ็ญ|ชัย)|ด้วย"
    r"|ถึง|ถ่าย|บัตร|^งาน|^นามสกุล|โทร|เบอร์|อายุ|ยื่น|ถาม|นั่ง|ยืน|ร้อง|พูด|ยิ้ม(?!แย้ม)|แต่|ถ้า|คือ|หรือ|มหาราช"
)


class PersonName(NamedTuple):
    start: int
    end: int
    probability: float


class NameModel:
    """Weighs pairs of words by their letters and by what stands around them."""

    def __init__(self, arrays: Arrays) -> None:
        self._weights = arrays["name_weights"].astype(np.float32)
        self._bias = float(arrays["name_bias"])

    def find(self, text: str) -> list[PersonName]:
        """Full names in a folded text, likelier ones first where they overlap; in order."""
        weighed = [
            PersonName(start, end, probability)
            for start, end in pairs_of_words(text)
            if (probability := self.weigh(text, start, end)) >= GIVEN_FROM
        ]
        weighed.sort(key=lambda name: (-name.probability, name.start))
        taken = bytearray(len(text))
        found = []
        for name in weighed:
            if not any(taken[name.start : name.end]):
                taken[name.start : name.end] = b"\x01" * (name.end - name.start)
                found.append(name)
        return sorted(found)

    def weigh(self, text: str, start: int, end: int) -> float:
        """How likely the two words are a full name, 0..1; below GIVEN_FROM they are none.

        Words that are put together from parts of names need less of the trained
        model; words without any such part need more of it.
        """
        given, *_, surname = text[start:end].split()
        if is_no_name(given) or _NO_NAME.search(surname) or surname in PROVINCES:
            return 0.0
        parts = sorted((share_of_parts(given), share_of_parts(surname)))
        probability = self._judge(text, start, end)
        if parts[0] >= WHOLE and probability >= HINT_FROM:
            return max(probability, GIVEN_FROM)
        if parts[1] < HALF and probability < SURE_FROM:
            return 0.0
        return probability

    def _judge(self, text: str, start: int, end: int) -> float:
        cells = name_cells(text, start, end)
        odds = self._weights[cells].sum() / np.sqrt(len(cells)) + self._bias
        return float(1 / (1 + np.exp(-odds)))


def reads_like_a_name(pair: str) -> bool:
    """Whether no word of it is one of those that names do not hold."""
    given, *_, surname = pair.split()
    return not (is_no_name(given) or _NO_NAME.search(surname))


def is_no_name(word: str) -> bool:
    """Whether a word cannot be a given name."""
    return bool(_NO_GIVEN.match(word) or _NO_NAME.search(word))


def pairs_of_words(text: str) -> list[Span]:
    """Where two words stand that may be a full name, without a title before them."""
    spans = {match.span(1) for pattern in (_BARE, _CUED) for match in pattern.finditer(text)}
    return sorted(span for span in spans if not _TITLED.match(text, *span))


def name_cells(text: str, start: int, end: int) -> list[int]:
    """The hashed features of one pair, each cell once."""
    given, _, surname = text[start:end].partition(" ")
    return hash_marks([*word_marks(given, surname), *place_marks(text, start, end)])


def hash_marks(marks: Sequence[str]) -> list[int]:
    return sorted({zlib.crc32(mark.encode()) & ((1 << NAME_BITS) - 1) for mark in marks})


def word_marks(given: str, surname: str) -> list[str]:
    return [*_letters("A", given), *_letters("B", surname)]


def _letters(which: str, word: str) -> Iterator[str]:
    framed = f"^{word}$"
    for length in range(1, _LONGEST + 1):
        for at in range(len(framed) - length + 1):
            yield f"{which}{framed[at : at + length]}"
    yield f"{which}#{len(word)}"


def place_marks(text: str, start: int, end: int) -> Iterator[str]:
    left, right = text[max(0, start - _LEFT) : start], text[end : end + _RIGHT]
    for length in range(1, _LEFT):
        yield f"L{length}{left[-length:]}"
    for length in range(1, 5):
        yield f"R{length}{right[:length]}"
    yield f"N{bool(_NUMBER_FOLLOWS.match(right))}"
