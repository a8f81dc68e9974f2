"""The raw spans that name the offices of many texts, as arrays."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.reading import Span
from sangsuk.core.thai.texts import Bounds, bounds_of

Spans = NDArray[np.int32]


class OfficeSpans(NamedTuple):
    """Text t has the offices from `bounds[t]` on, office o the spans from `firsts[o]` on."""

    bounds: Bounds
    firsts: Bounds
    spans: Spans  # start and end, by row


def lay_out(places: Sequence[Sequence[Sequence[Span]]]) -> OfficeSpans:
    """The same of spans that are given by text and office."""
    offices = [office for some in places for office in some]
    spans = [span for office in offices for span in office]
    return OfficeSpans(
        bounds_of([len(some) for some in places]),
        bounds_of([len(office) for office in offices]),
        np.array(spans, np.int32).reshape(-1, 2),
    )
