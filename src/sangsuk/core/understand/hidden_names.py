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
from sangsuk.core.thai.hearing import gate_of
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.tries import make_alphabet, plant_trie

FEWEST_LETTERS: Final = 5  # of a district
FEWEST_OF_A_PROVINCE: Final = 4
IN_A_CUE: Final = "วัด"  # a name that begins so would be found in จังหวัดสิงห์บุรี
ARRAY: Final = "story_names"


class HiddenNames:
    """The names that are hidden; changed by nothing."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = tuple(sorted(set(names)))
        self._alphabet = make_alphabet("".join(self._names))
        self._trie = plant_trie(self._names, self._alphabet)
        self._gate = gate_of(self._names)

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
        known = Known(self._alphabet.sign, self._trie, self._gate)
        bounds = hide_each(texts.codes, texts.bounds, known, out)
        return Texts(out[: bounds[-1]], bounds)
