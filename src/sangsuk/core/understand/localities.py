"""Every district that a text names, whatever for, with the spans that name it.

Rules: a name directly behind อำเภอ (or the like), or directly before its
province; อำเภอเมือง with the province that follows it.  A province that
contradicts the name is a conflict for a person, never forced.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sangsuk.core.terms.reading import Locality, Role, Span
from sangsuk.core.understand.places import Places
from sangsuk.core.understand.text_cues import MUEANG


@dataclass(frozen=True, slots=True, eq=False)
class DistrictsNamed:
    """What the rules made of many texts; rows of text t are from `firsts[t]` to `firsts[t + 1]`.

    `district` is negative where the province contradicts the name.
    """

    codes: Sequence[str]
    district: list[int]
    spans: list[Span]  # raw
    firsts: list[int]

    def named(self, at: int) -> list[tuple[str, Span]]:
        """The districts that one text names plainly, with the raw spans that name them."""
        rows = range(self.firsts[at], self.firsts[at + 1])
        told = [(row, self.district[row]) for row in rows if self.district[row] >= 0]
        return [(self.codes[district], self.spans[row]) for row, district in told]

    def contradicts(self, at: int) -> bool:
        """Whether a province contradicts a name in one text."""
        return any(each < 0 for each in self.district[self.firsts[at] : self.firsts[at + 1]])

    def conflicts(self, at: int) -> list[Span]:
        """Raw spans of one text whose province contradicts the name."""
        rows = range(self.firsts[at], self.firsts[at + 1])
        return [self.spans[row] for row in rows if self.district[row] < 0]


def name_districts(places: Places) -> DistrictsNamed:
    """Read every district that is plainly named."""
    # why: numba is slow to import
    from sangsuk.core.understand.localities_loops import name_each  # noqa: PLC0415

    rows, firsts = name_each(places.names.tables, places.found)
    spans = [(start, end) for start, end in places.raw_spans(rows, firsts).tolist()]
    return DistrictsNamed(places.names.codes, rows[:, 2].tolist(), spans, firsts.tolist())


def names_a_capital(places: Places, at: int) -> bool:
    """Whether อำเภอเมือง stands in one text, of whatever province."""
    first, last = places.found.cue_bounds[at : at + 2]
    return bool((places.found.cues[first:last, 0] == MUEANG).any())


def provinces_named(places: Places, at: int) -> list[str]:
    """The codes of all provinces that one text names."""
    first, last = places.found.province_bounds[at : at + 2]
    return [f"{code:02}" for code in np.unique(places.found.provinces[first:last, 2]).tolist()]


def localities_of(
    named: Sequence[tuple[str, Span]], served: Mapping[str, Sequence[Span]]
) -> tuple[Locality, ...]:
    """Named and served districts together, by code; all in raw spans."""
    spans: dict[str, set[Span]] = defaultdict(set)
    for code, span in named:
        spans[code].add(span)
    for code, raw in served.items():
        spans[code].update(raw)
    return tuple(
        Locality(
            code=code,
            spans=tuple(sorted(spans[code])),
            role=Role.SERVED if code in served else Role.NAMED,
        )
        for code in sorted(spans)
    )
