"""What texts hold of names, provinces and cues: the arrays that loops hand on."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Bounds = NDArray[np.int64]
Table = NDArray[np.int32]


class Found(NamedTuple):
    """What texts without white space hold; rows of text t lie between its bounds.

    Places are counted within each text.  A naming is (start, end, kind, first and end of its
    districts in `pool`, word or -1); a province (start, end, province); a cue (pattern of
    `text_cues`, start, end); what is begun (start, end, beginning): the longest beginning of a
    cue at a place where a whole one stands.
    """

    signs: NDArray[np.uint8]  # of all texts, by the alphabet of the names
    spaced: NDArray[np.bool_]  # by sign: the raw text has white space behind it
    bounds: Bounds
    namings: Table
    naming_bounds: Bounds
    provinces: Table
    province_bounds: Bounds
    cues: Table
    cue_bounds: Bounds
    begun: Table
    begun_bounds: Bounds
    pool: NDArray[np.int16]  # districts, list behind list
