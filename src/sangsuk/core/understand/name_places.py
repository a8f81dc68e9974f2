"""Where in many texts a full name may stand: two words that a quick look does not rule out.

The looks of `person_names` and `personal_titles` are slow, and nearly all pairs
of words are no names.  What is left out here is none to them either; what is
given, they judge.
"""

from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.lexicon import Lexicon, make_lexicon
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.name_parts import PARTS
from sangsuk.core.understand.personal_signs import foreign_digits

# Words that no name holds, wherever in it: some of those in `person_names`.
NO_NAMES: Final = """
ไม่ ได้ ให้ ไป ร้าย แล้ว เป็น คน ก็ จะ ใน ของ เจ้าหน้าที่ ปลัด ผู้ อยู่ กับ เรา บ้าน เดิม ใหม่ เก่า ลูก หลาน จาก
ร้าน เหมือน ทุก อะไร ใคร เพราะ ครับ ค่ะ นี้ นั้น เลย เพื่อ บอก เปลี่ยน ขอ ทำ หมู่ ตำบล จังหวัด สมาคม มูลนิธิ ชมรม
กลุ่ม เสร็จ อำเภอ ขวบ เดือน ๆ ด้วย ถึง ถ่าย บัตร อธิบาย พาสปอร์ต สมุด เมีย รูป ป้าย ไลน์ ปลอก รับรอง สมาชิก
ประวัติ วัตถุ ภาษา ตัว พัสดุ ศุกร์ ปกติ สาธุ เล่ม ชุมชน กำไร จำนวน ฯ สุราษฎร์ เดียว เท่านั้น เหลือไหม วิทยาเขต
ตลก ทะลุ โทร เบอร์ อายุ ยื่น ถาม นั่ง ยืน ร้อง พูด แต่ ถ้า คือ หรือ มหาราช
"""
# Endings of the words behind which a name may begin without a space: titles, words that call by
# name, all others.
TITLES: Final = "นาย นายแพทย์ แพทย์หญิง นางสาว นาง ดช ดญ เด็กชาย เด็กหญิง ตรี โท เอก"
CALLED: Final = "ชื่อ เพื่อน เพื่อนผม เพื่อนหนู เพื่อนฉัน ลูกชาย ลูกสาว ปู่ ย่า ยาย"
CUES: Final = """
อำเภอ ปลัด อาวุโส กำนัน ผู้ใหญ่ บ้าน สารวัตร หัวหน้า สัสดี คุณ พ่อ แม่ ครู หมอ ตา ลุง ป้า อุ๊ย ใหญ่ เฒ่า น้า พี่
ผม ฉัน หนู จริง คือ ว่า หน้าที่ ของ
"""


_LONGEST_CUE: Final = max(map(len, f"{TITLES} {CALLED} {CUES}".split()))
THAI, THAI_LETTERS = 0x0E00, 0x80


class Witnesses(NamedTuple):
    """How much each says for or against a name."""

    letters: float  # times the log-odds of the trained model
    more: float  # times the share of parts in the word that has more of them
    less: float  # times that in the other
    others: float  # the bias, and a word before the pair
    most: float  # share of parts that makes a name of what is called one


def find_name_places(
    folded: Texts, weights: NDArray[np.float32], bias: float, witnesses: Witnesses
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Where full names may stand: rows of text, start, end (within the text), and their log-odds.

    Args:
        folded: many texts.
        weights: of the model of names.
        bias: of that model.
        witnesses: what speaks for a name, and how much.
    """
    # why: compiled loops are slow to load, and not every command reads
    from sangsuk.core.understand.name_loops import Judge, find_each  # noqa: PLC0415

    words = (_no_names(), _cues(), _LONGEST_CUE)
    known = (parts(), max(map(len, PARTS)))
    judge = Judge(
        weights,
        np.float32(bias),
        remainders(),
        foreign_digits(),
        *known,
        witnesses[:4],
        witnesses.most,
    )
    return find_each(folded.codes, folded.bounds, words, judge)


@cache
def _no_names() -> Lexicon:
    return make_lexicon([NO_NAMES.split()])


@cache
def _cues() -> Lexicon:
    return make_lexicon([TITLES.split(), CALLED.split(), CUES.split()])


@cache
def remainders() -> NDArray[np.uint32]:
    """Tables of CRC-32, by which the features of names are hashed (zlib).

    The first is of one byte; the second and the third of a byte with one and two zeros behind it;
    the last of the three bytes of each Thai letter.  So that a letter is one step and not three.
    """
    one = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        one = np.where(one & 1, (one >> 1) ^ np.uint32(0xEDB88320), one >> 1).astype(np.uint32)
    two = one[one & 0xFF] ^ (one >> 8)
    three = one[two & 0xFF] ^ (two >> 8)
    letters = np.zeros(256, np.uint32)
    for at in range(THAI_LETTERS):
        first, middle, last = chr(THAI + at).encode()
        letters[at] = three[first] ^ two[middle] ^ one[last]
    return np.stack([one, two, three, letters])


@cache
def parts() -> NDArray[np.uint64]:
    """PARTS by their hashes, each where its hash says or in the next free place."""
    # why: compiled loops are slow to load, and not every command reads
    from sangsuk.core.understand.name_parts_loops import fill  # noqa: PLC0415

    table = np.zeros(1 << (4 * len(PARTS)).bit_length(), np.uint64)
    fill(table, np.array([number_of(part) for part in PARTS], np.uint64))
    return table


def number_of(word: str) -> int:
    """A word's hash, letter by letter."""
    number = 0
    for letter in word:
        number = (number * 1_000_003 + ord(letter)) % 2**64
    return number
