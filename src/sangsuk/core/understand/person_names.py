"""Full names of persons: two words that look like a given name and a surname, in their place."""

import re
import zlib
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.reading import Span
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.heads import Arrays
from sangsuk.core.understand.name_hashes import FINE
from sangsuk.core.understand.name_parts import PROVINCES, share_of_parts
from sangsuk.core.understand.name_places import Witnesses, find_name_places

Weigh = Callable[[str, int, int], float]  # how likely a span of a text is a full name, 0..1

NAME_BITS: Final = 15
GIVEN_FROM: Final = 0.5  # at which it is masked
SURE_FROM: Final = 0.9  # below it a person should look
MOST: Final = 0.7  # share of parts of names
# Weights of the witnesses: a logistic regression over pairs of words in stories by whose names
# the model was not trained, against names of the news put into them; the bias sets the line at
# which some 30 pairs of 7,000 stories are masked that are no names.
_BY_LETTERS: Final = 1.6
_BY_MORE: Final = 1.7
_BY_LESS: Final = 1.6
_BY_CUE: Final = 1.8
_BIAS: Final = 1.6
_WITNESSES: Final = Witnesses(_BY_LETTERS, _BY_MORE, _BY_LESS, _BY_CUE, _BIAS, MOST)
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
    r"ชื่อ|งาน|หนอง|ห้วย|โคก|โนน|คลอง|บาง|เวียง|เขา|เกาะ|แหลม|พระ|สมเด็จ|วัด|โรง|ร้าน|มูลนิธิ|ถนน|ซอย|อำเภอ|ก(?:เทศ|ไหว้|เมือง|เล็ก|รัฐ|สมาคม|อบ|ฯ|$)|กอง|ทะเบียน|หน้า|จ้าง|ช่าง|ทหาร|ตำรวจ|ทุน|ท่า|แบบ|ที่|สถานี|ตรวจ|ประกัน|ไปรษณีย์|หนึ่ง|คน|วัย|อายุ|ตัว"
)
_NO_NAME: Final = re.compile(
    r"(?<!สา)และ|ไม่|ได้|ให้|^มา$|มาก$|ไป|(?<!ส)ว่า|(?<!เ)ชื่อ|ร้าย|รอ$|ลูบ|แล้ว|เป็น|คน|ก็|จะ|มี$|ใน|ของ|เจ้าหน้าที่|ปลัด|ผู้|อยู่|กับ|เขา$|เรา|บ้าน|เดิม|ใหม่|เก่า|ลูก|หลาน|จาก|ร้าน|เหมือน"
    r"|ทุก|อะไร|ใคร|เพราะ|ครับ|ค่ะ|คะ$|(?<!มา)(?<!ช)(?<!ฒ)(?<!ธ)นะ$|นี้|นั้น|เลย|เพื่อ|บอก|เปลี่ยน|ขอ|ทำ|หมู่|ตำบล|จังหวัด|สมาคม|มูลนิธิ|ชมรม|กลุ่ม|เสร็จ|อำเภอ|ขวบ|เดือน|วัน(?:นี้|ที่|เสาร์|อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|ละ|หยุด|ก่อน|เดียว|แรก|$)|ๆ|ด้วย"
    r"|ถึง|ถ่าย|บัตร|^งาน|^ใส่ใจ|อธิบาย|พาสปอร์ต|สมุด|หน้า(?!ที่)|เมีย|^สาม|^สอง|^ส่ง|รูป|ป้าย|ไลน์|ปลอก|แทน$|^จัด|^กด|รับรอง|สมาชิก|ประวัติ|วัตถุ|ภาษา|^สัก|^ตรา$|ตัว|พัสดุ|ศุกร์|พุธ$|ปกติ|สาธุ|เล่ม|ชุมชน|กำไร|จำนวน|ฯ|สุราษฎร์|^แม่|^พ่อ|^ตา$|เดียว|จัง$|เท่านั้น|เหลือไหม|วิทยาเขต|^ปาก|^ผม$|^สะอาด$|ตลก|^พร้อม|ทะลุ|^นามสกุล|โทร|เบอร์|อายุ|ยื่น|ถาม|นั่ง|ยืน|ร้อง|พูด|ยิ้ม(?!แย้ม|ประ|สุข)|แต่|ถ้า|คือ|หรือ|มหาราช"
)

_CUE: Final = 16
_TOLD: Final = re.compile(
    r"(?:(?<!เ)ชื่อ(?:ว่า|คือ|จริง|จริงว่า|จาก)?|(?:ลูกชาย|ลูกสาว|พี่ชาย|พี่สาว)(?:คน(?:เล็ก|โต|กลาง))?|คือ|ว่า"
    r"|(?:เพื่อน|เมีย|ผัว|สามี|ภรรยา|พยาน)(?:ผม|หนู|ฉัน)?|พ่ออุ๊ย|แม่อุ๊ย|พ่อใหญ่|แม่ใหญ่|พ่อเฒ่า|แม่เฒ่า|ลุง|ป้า|ยาย|ปู่"
    r"|(?<!อ)ย่า|คุณ|แม่|พ่อ|ตา(?!ม)|กำนัน|ปลัด(?:อำเภอ)?|นายอำเภอ|ผู้ใหญ่(?:บ้าน)?) ?$"
)
_OF_A_PLACE: Final = re.compile(
    r"(?:(?<![ก-๎])(?:อ|ต|จ|รพ)\.|(?<!นาย)(?<!ปลัด)อำเภอ|ตำบล|จังหวัด|เขต|ตลาด)$"
)
_LEADS_TO: Final = re.compile(
    r" ?(?:(?:บ้าน|อยู่)?(?:เลขที่)? ?\d{1,4}(?:/\d{1,4})? ?(?:หมู่|ม\.)|โทร ?\.? ?0|0[689]|เลขบัตร)"
)


class PersonName(NamedTuple):
    start: int
    end: int
    probability: float


class NameModel:
    """Weighs pairs of words by their letters and by what stands around them."""

    def __init__(self, arrays: Arrays) -> None:
        self._weights = arrays["name_weights"].astype(np.float32)
        self._fine = np.round(self._weights * FINE).astype(np.int32)
        self._bias = float(arrays["name_bias"])

    def places(self, folded: Texts) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Where full names may stand, and the log-odds of their letters: a look that misses none.

        Rows of text, start, end; the log-odds are right to four digits.
        """
        return find_name_places(folded, self._fine, self._bias, _WITNESSES)

    def find(self, text: str, weigh: Weigh, parts: Sequence[Span]) -> list[PersonName]:
        """Full names in a folded text, likelier ones first where they overlap; in order.

        `weigh` is the model's own, or knows what it gives; pairs in none of the `parts` (of
        `parts_around`) are known to be no names.
        """
        weighed = [
            PersonName(start, end, probability)
            for start, end in pairs_of_words(text, parts)
            if (probability := weigh(text, start, end)) >= GIVEN_FROM
        ]
        weighed.sort(key=lambda name: (-name.probability, name.start))
        taken = bytearray(len(text))
        found = []
        for name in weighed:
            if not any(taken[name.start : name.end]):
                taken[name.start : name.end] = b"\x01" * (name.end - name.start)
                found.append(name)
        return sorted(found)

    def weigh(self, text: str, start: int, end: int, letters: float | None = None) -> float:
        """How likely the two words are a full name, 0..1; below GIVEN_FROM they are none.

        Three witnesses are heard: the trained model, the parts that names are
        made of, and the word before (ชื่อ, ลุง, …).  `letters` is what the model
        says, where it is known.
        """
        given, *_, surname = text[start:end].split()
        if is_no_name(given) or _NO_NAME.search(surname) or {given, surname} & PROVINCES:
            return 0.0
        if _OF_A_PLACE.search(text[max(0, start - _CUE) : start]):
            return 0.0
        less, more = sorted((share_of_parts(given), share_of_parts(surname)))
        is_told = _TOLD.search(text[max(0, start - _CUE) : start]) or _LEADS_TO.match(text, end)
        judged = self._judge(text, start, end) if letters is None else letters
        odds = _BY_LETTERS * judged + _BY_MORE * more + _BY_LESS * less
        odds += _BY_CUE * bool(is_told) + _BIAS
        return float(1 / (1 + np.exp(-odds)))

    def _judge(self, text: str, start: int, end: int) -> float:
        """Log-odds of the trained model."""
        cells = name_cells(text, start, end)
        return float(self._weights[cells].sum() / np.sqrt(len(cells)) + self._bias)


def reads_like_a_name(pair: str) -> bool:
    """Whether no word of it is one of those that names do not hold."""
    given, *_, surname = pair.split()
    return not (is_no_name(given) or _NO_NAME.search(surname))


def is_no_name(word: str) -> bool:
    """Whether a word cannot be a given name."""
    return bool(_NO_GIVEN.match(word) or _NO_NAME.search(word))


def pairs_of_words(text: str, parts: Sequence[Span] | None = None) -> list[Span]:
    """Where two words stand that may be a full name, without a title before them."""
    parts = [(0, len(text))] if parts is None else parts
    spans = {match.span(1) for pattern in (_BARE, _CUED) for match in each_in(parts, pattern, text)}
    return sorted(span for span in spans if not _TITLED.match(text, *span))


def parts_around(text: str, pairs: Collection[Span]) -> list[Span]:
    """The parts of a text in which these pairs of words stand, each with the word before it.

    In order, none overlapping another.  No cue of a name holds a space, and one at most stands
    behind it: a part that begins behind a space gives of these pairs what the whole text gives.
    """
    parts: list[Span] = []
    for start, end in sorted(pairs):
        first = text.rfind(" ", 0, max(0, start - 1)) + 1
        if parts and first < parts[-1][1]:
            parts[-1] = (parts[-1][0], max(parts[-1][1], end))
        else:
            parts.append((first, end))
    return parts


def each_in(parts: Sequence[Span], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for start, end in parts:
        yield from pattern.finditer(text, start, end)


def name_cells(text: str, start: int, end: int) -> list[int]:
    """The hashed features of one pair, each cell once."""
    given, _, surname = text[start:end].partition(" ")
    around = hash_marks([*place_marks(text, start, end)])
    return sorted({*_word_cells("A", given), *_word_cells("B", surname), *around})


@lru_cache(maxsize=1 << 14)
def _word_cells(which: str, word: str) -> tuple[int, ...]:
    return tuple(hash_marks([*_letters(which, word)]))


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
