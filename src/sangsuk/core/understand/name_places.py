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
from sangsuk.core.understand.name_hashes import hashes
from sangsuk.core.understand.name_parts import PARTS
from sangsuk.core.understand.no_names import no_names
from sangsuk.core.understand.personal_signs import foreign_digits

# Endings of the words behind which a name may begin without a space: titles, words that call by
# name, all others.
TITLES: Final = """
นาย นายแพทย์ แพทย์หญิง นางสาว นาง ดช ดญ เด็กชาย เด็กหญิง ร้อยตรี ร้อยโท ร้อยเอก ร.ตรี ร.โท ร.เอก
"""
CALLED: Final = "ชื่อ เพื่อน เพื่อนผม เพื่อนหนู เพื่อนฉัน ลูกชาย ลูกสาว ปู่ ย่า ยาย"
CUES: Final = """
อำเภอ ปลัด อาวุโส กำนัน ผู้ใหญ่ บ้าน สารวัตร หัวหน้า สัสดี คุณ พ่อ แม่ ครู หมอ ตา ลุง ป้า อุ๊ย ใหญ่ เฒ่า น้า พี่
ผม ฉัน หนู จริง คือ ว่า หน้าที่ ของ
"""
# Endings of the words behind which two words are likelier a name: a witness of `person_names`.
TOLD: Final = """
ชื่อ คือ ว่า จริง จาก ลูกชาย ลูกสาว พี่ชาย พี่สาว คนเล็ก คนโต คนกลาง เพื่อน เมีย ผัว สามี ภรรยา พยาน ผม หนู ฉัน
พ่ออุ๊ย แม่อุ๊ย พ่อใหญ่ แม่ใหญ่ พ่อเฒ่า แม่เฒ่า ลุง ป้า ยาย ปู่ ย่า คุณ แม่ พ่อ ตา กำนัน ปลัด ปลัดอำเภอ นายอำเภอ
ผู้ใหญ่ ผู้ใหญ่บ้าน
"""
_KINDS: Final = tuple(words.split() for words in (TITLES, CALLED, CUES, TOLD))
_LONGEST_PART: Final = max(map(len, PARTS))
_LONGEST_CUE: Final = max(len(word) for words in _KINDS for word in words)


class Witnesses(NamedTuple):
    """How much each says for or against a name."""

    letters: float  # times the log-odds of the trained model
    more: float  # times the share of parts in the word that has more of them
    less: float  # times that in the other
    told: float  # a word before the pair or a number behind it
    bias: float
    most: float  # share of parts that makes a name of what is called one


def find_name_places(
    folded: Texts, weights: NDArray[np.int32], bias: float, witnesses: Witnesses
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Where full names may stand: rows of text, start, end (within the text), and their log-odds.

    Args:
        folded: many texts.
        weights: of the model of names, in whole numbers: FINE are 1.
        bias: of that model.
        witnesses: what speaks for a name, and how much.
    """
    # why: compiled loops are slow to load, and not every command reads
    from sangsuk.core.understand.name_loops import Judge, find_each  # noqa: PLC0415

    words = (no_names(), _cues(), _LONGEST_CUE)
    judge = Judge(
        weights=weights,
        bias=np.float32(bias),
        hashes=hashes(),
        foreign=foreign_digits(),
        parts=parts(),
        longest_part=_LONGEST_PART,
        worth=witnesses[:5],
        most=witnesses.most,
    )
    return find_each(folded.codes, folded.bounds, words, judge)


@cache
def _cues() -> Lexicon:
    return make_lexicon(_KINDS)


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
