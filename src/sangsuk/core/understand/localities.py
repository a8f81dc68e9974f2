"""Every district that a text names, whatever for, with the spans that name it.

Rules: a name directly behind อำเภอ (or the like), or directly before its
province; อำเภอเมือง with the province that follows it.  A province that
contradicts the name is a conflict for a person, never forced.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.reading import Span
from sangsuk.core.understand.office_spans import OfficeSpans, Spans
from sangsuk.core.understand.places import Places
from sangsuk.core.understand.text_cues import MUEANG


@dataclass(frozen=True, slots=True, eq=False)
class DistrictsNamed:
    """What the rules made of many texts; rows of text t are from `firsts[t]` to `firsts[t + 1]`.

    `district` is negative where the province contradicts the name.
    """

    codes: Sequence[str]
    district: NDArray[np.int64]
    spans: Spans  # raw
    firsts: NDArray[np.int64]

    def named(self, at: int) -> list[tuple[str, Span]]:
        """The districts that one text names plainly, with the raw spans that name them."""
        own = slice(self.firsts[at], self.firsts[at + 1])
        each = zip(self.district[own].tolist(), self.spans[own].tolist(), strict=True)
        return [(self.codes[number], (start, end)) for number, (start, end) in each if number >= 0]

    def contradicted(self) -> NDArray[np.bool_]:
        """By text, whether a province contradicts a name."""
        before = np.zeros(self.district.size + 1, np.int64)
        np.cumsum(self.district < 0, out=before[1:])
        some: NDArray[np.bool_] = before[self.firsts[1:]] > before[self.firsts[:-1]]
        return some

    def conflicts(self, at: int) -> list[Span]:
        """Raw spans of one text whose province contradicts the name."""
        own = slice(self.firsts[at], self.firsts[at + 1])
        return [(start, end) for start, end in self.spans[own][self.district[own] < 0].tolist()]


class Localities(NamedTuple):
    """Named and served districts together, by text, then by code."""

    bounds: NDArray[np.int64]  # by text
    district: NDArray[np.int64]  # its number
    served: NDArray[np.bool_]
    firsts: NDArray[np.int64]  # by locality
    spans: Spans  # raw, in order, each once


def name_districts(places: Places) -> DistrictsNamed:
    """Read every district that is plainly named."""
    # why: numba is slow to import
    from sangsuk.core.understand.localities_loops import name_each  # noqa: PLC0415

    rows, firsts = name_each(places.names.tables, places.found, places.candidates.bits)
    district = rows[:, 2].astype(np.int64)
    return DistrictsNamed(places.names.codes, district, places.raw_spans(rows, firsts), firsts)


def gather_localities(
    named: DistrictsNamed, offices: OfficeSpans, district: NDArray[np.int64]
) -> Localities:
    """What many texts name, and the offices that served, each office with its district."""
    # why: numba is slow to import
    from sangsuk.core.understand.served_loops import gather_each  # noqa: PLC0415

    return Localities(*gather_each((named.firsts, named.district, named.spans), offices, district))


def names_a_capital(places: Places, at: int) -> bool:
    """Whether อำเภอเมือง stands in one text, of whatever province."""
    first, last = places.found.cue_bounds[at : at + 2]
    return bool((places.found.cues[first:last, 0] == MUEANG).any())


def provinces_named(places: Places, at: int) -> list[str]:
    """The codes of all provinces that one text names."""
    first, last = places.found.province_bounds[at : at + 2]
    return [f"{code:02}" for code in np.unique(places.found.provinces[first:last, 2]).tolist()]
