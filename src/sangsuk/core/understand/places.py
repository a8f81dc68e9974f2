"""All that many texts name: districts and provinces, the offices that these may mean, as arrays.

A name is looked for in folded text without white space: known names, names
that sound like one or are one letter off, and อำเภอเมือง with a province.
What each office shows is told in `candidates`, what is plainly named in `localities`.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.reading import Span
from sangsuk.core.thai.fold import FoldedTexts
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.candidates import Candidates, gather_candidates
from sangsuk.core.understand.cues import KINDS
from sangsuk.core.understand.found import Found
from sangsuk.core.understand.names import Names

Bounds = NDArray[np.int64]
Table = NDArray[np.int32]


class Naming(NamedTuple):
    """One place in the text that may name districts; [start, end) without white space.

    `kind`: name, english, short, former, abbreviation, colloquial, landmark,
    tambon, mueang (อำเภอเมือง and a province) or fuzzy (one letter off).
    """

    start: int
    end: int
    surface: str
    kind: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """What many texts name, and the offices that they may mean."""

    names: Names
    squeezed: FoldedTexts  # without white space
    found: Found
    candidates: Candidates

    @property
    def letters(self) -> Texts:
        return self.squeezed.texts

    def raw_spans(self, rows: Table, firsts: Bounds) -> Table:
        """The raw spans of rows that begin with start and end, text by text."""
        # why: numba is slow to import
        from sangsuk.core.understand.places_loops import raw_spans  # noqa: PLC0415

        some = self.squeezed
        return raw_spans(rows, firsts, some.bounds, some.starts, some.ends)

    def namings(self, at: int) -> list[Naming]:
        """All that names something in one text: known names, อำเภอเมือง, misspelt names."""
        text, found = self.letters[at], self.found
        own = found.namings[found.naming_bounds[at] : found.naming_bounds[at + 1]]
        return [
            Naming(start, end, text[start:end], KINDS[kind], self._codes(first, last))
            for start, end, kind, first, last, _ in own.tolist()
        ]

    def _codes(self, first: int, last: int) -> tuple[str, ...]:
        return tuple(self.names.codes[district] for district in self.found.pool[first:last])

    def code(self, candidate: int) -> str:
        return self.names.codes[int(self.candidates.district[candidate])]

    def candidate(self, at: int, code: str) -> int | None:
        """The candidate of one text that is this district."""
        first, last = self.candidates.firsts[at : at + 2].tolist()
        return next((each for each in range(first, last) if self.code(each) == code), None)

    def spans_of(self, at: int, code: str) -> list[Span]:
        """The raw spans by which one text may name a district; none where it does not."""
        candidate = self.candidate(at, code)
        return [] if candidate is None else self.spans(candidate)

    def spans(self, candidate: int) -> list[Span]:
        """The raw spans that name a candidate, in the order of its places."""
        text = int(np.searchsorted(self.candidates.firsts, candidate, side="right")) - 1
        own = slice(*self.squeezed.bounds[text : text + 2])
        starts, ends = self.squeezed.starts[own], self.squeezed.ends[own]
        places = self.found.namings[self.candidates.namings_of(candidate), :2]
        return [
            (int(starts[start:end].min()), int(ends[start:end].max()))
            for start, end in sorted({(start, end) for start, end in places.tolist()})
        ]


def find_places(names: Names, squeezed: FoldedTexts, spaced: NDArray[np.bool_]) -> Places:
    """Find everything in many texts that may name a district.

    Args:
        names: those of the gazetteer.
        squeezed: folded texts, relaxed to one of each sign, without white space.
        spaced: by their signs, whether white space stood behind it: see `run_together`.
    """
    # why: numba is slow to import
    from sangsuk.core.understand.places_loops import find_each  # noqa: PLC0415

    found = find_each(names.tables, squeezed.codes, squeezed.bounds, spaced)
    return Places(names, squeezed, found, gather_candidates(names.tables, found))
