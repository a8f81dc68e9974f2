"""Texts in which the names of districts and provinces are one and the same sign.

The heads must not learn that the stories of one place were happy ones, and
what they learn of a sentence shall hold for every place.  Short names are
left, for most of them are words as well (เลย, ตาก, ปัว).
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.district import Gazetteer
from sangsuk.core.thai.fold import fold
from sangsuk.core.thai.hearing import CODES, FACTOR, FIRST, KINDS
from sangsuk.core.thai.small_letters import small, small_letters
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.tries import make_alphabet, plant_trie

FEWEST_LETTERS: Final = 5  # of a district
FEWEST_OF_A_PROVINCE: Final = 4
IN_A_CUE: Final = "วัด"  # a name that begins so would be found in จังหวัดสิงห์บุรี
ARRAY: Final = "story_names"
LOOKS: Final = 4  # at the same places, each for KINDS of names
FEW, MANY = 4, 6  # letters of a name that gates look at: MANY of all that have so many
GATE_BITS: Final = 15  # of a hash; both gates stay in near memory


class HiddenNames:
    """The names that are hidden; changed by nothing."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = tuple(sorted(set(names)))
        self._alphabet = make_alphabet("".join(self._names))
        self._trie = plant_trie(self._names, self._alphabet)
        self._begins = _begins_of(self._names)
        self._short = _gate_of([name for name in self._names if len(name) < MANY], FEW)
        self._long = _gate_of([name for name in self._names if len(name) >= MANY], MANY)

    @classmethod
    def of(cls, gazetteer: Gazetteer) -> "HiddenNames":
        """Of all districts and provinces, as they stand in folded texts."""
        districts = [d.name_th for d in gazetteer.districts if len(d.name_th) >= FEWEST_LETTERS]
        long = [name for name in districts if not name.startswith(IN_A_CUE)]
        provinces = {d.province_th for d in gazetteer.districts}
        long += [name for name in provinces if len(name) >= FEWEST_OF_A_PROVINCE]
        return cls(fold("\n".join(long)).text.split("\n"))

    @classmethod
    def kept(cls, arrays: Mapping[str, NDArray[Any]]) -> "HiddenNames":
        """Those that were hidden when the arrays were learned."""
        return cls(arrays[ARRAY].tobytes().decode().split("\n"))

    def arrays(self) -> dict[str, NDArray[np.uint8]]:
        return {ARRAY: np.frombuffer("\n".join(self._names).encode(), np.uint8)}

    def hide(self, texts: Texts) -> Texts:
        """The texts, each name of a place as one sign."""
        # why: compiled loops are slow to load, and not every command reads
        from sangsuk.core.understand.hidden_names_loops import Known, hide_each  # noqa: PLC0415

        out = np.empty(texts.codes.size, np.uint32)
        known = Known(self._alphabet.sign, self._trie, self._begins, self._short, self._long)
        bounds = hide_each(texts.codes, small_letters(texts.codes), texts.bounds, known, out)
        return Texts(out[: bounds[-1]], bounds)


def _begins_of(names: Sequence[str]) -> NDArray[np.uint8]:
    """LOOKS x tables of the first letters of names, those in order of the alphabet as one kind.

    There are too many names to sort them by what they let through, as `begins_of` does.
    """
    tables = np.zeros((LOOKS, FIRST, CODES), np.uint8)
    heads = sorted({name[:FIRST] for name in names})
    for kind, some in enumerate(np.array_split(np.array(heads, np.str_), LOOKS * KINDS)):
        for place in range(FIRST):
            table = tables[kind // KINDS, place]
            for letter in {str(head)[place : place + 1] for head in some}:
                met = int(small(letter)) % CODES if letter else slice(None)  # of a short one all
                table[met] |= np.uint8(1 << kind % KINDS)
    return tables.reshape(LOOKS, FIRST * CODES)


def _gate_of(names: Sequence[str], letters: int) -> NDArray[np.uint8]:
    """A bit for each hash of the first letters of names; where a name has fewer, every bit."""
    is_open = np.zeros(1 << GATE_BITS, np.bool_)
    for name in names:
        first = bytes(int(small(letter)) for letter in name[:letters])
        spread = (int.from_bytes(first, "little") << (64 - 8 * letters)) * FACTOR % (1 << 64)
        is_open[spread >> (64 - GATE_BITS) if len(name) >= letters else slice(None)] = True
    return np.packbits(is_open, bitorder="little")
