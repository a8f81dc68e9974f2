"""What a text denies, told to the story model in letters of its own.

"ไม่ต้องรอ" holds the letters of รอ, which are mostly a complaint.  Behind each
text the words that follow a denial are written once more in private letters,
so that a head can weigh รอ one way and รอ denied another.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from sangsuk.core.thai.hearing import begins_of
from sangsuk.core.thai.small_letters import small_letters
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.grams import count_grams

# As folded; บ่ of the north and the north-east, หม้าย of the south.  In บ่อย and บ่าย it denies
# nothing; what is then written again is the same each time and does no harm.
DENIALS: Final = ("ไม่", "บ่", "ไร้", "หม้าย", "ม่าย")


def write_denied(texts: Texts) -> Texts:
    """The texts, each followed by what it denies in private letters."""
    # why: compiled loops are slow to load, and not every command reads
    from sangsuk.core.understand import denials_loops as loops  # noqa: PLC0415

    out = np.empty(loops.GROWN * texts.codes.size, np.uint32)  # what is not written costs nothing
    known = texts.codes, small_letters(texts.codes), texts.bounds
    bounds = loops.write_denied(known, _WORDS, _BEGINS, out)
    return Texts(out[: bounds[-1]], bounds)


def count_told(texts: Texts, *, bits: int) -> sparse.csr_array:
    """`count_grams` of the texts and of what they deny: what the heads learn from."""
    return count_grams(write_denied(texts).strings(), bits=bits)


def _in_rows(words: Sequence[str]) -> NDArray[np.uint32]:
    rows = np.zeros((len(words), max(map(len, words))), np.uint32)
    for row, word in zip(rows, words, strict=True):
        row[: len(word)] = [ord(letter) for letter in word]
    return rows


_WORDS: Final = _in_rows(DENIALS)
_BEGINS: Final = begins_of(DENIALS)
