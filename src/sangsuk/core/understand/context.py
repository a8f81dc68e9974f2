"""The letters around a name as hashed features: what stands left, right and near, anchored.

Cells are worth 1 (the kind of naming; the letters before it; those behind it),
0.5 (the name itself; the letters behind it with its kind) or 0.3 (every three
letters near it); where several fall together, they add up.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from sangsuk.core.understand.places import Places

CONTEXT_BITS: Final = 18
WORTH: Final = np.array([1.0, 0.5, 0.3], np.float32)


def hash_contexts(places: Places) -> sparse.csr_array:
    """One row a candidate: the cells of its clearest naming."""
    # why: numba is slow to import
    from sangsuk.core.understand.context_loops import cells_of_each  # noqa: PLC0415

    letters, candidates = places.letters, places.candidates
    ends, cells, worth = cells_of_each(
        letters.codes, letters.bounds, places.found.namings, candidates.firsts, candidates.best
    )
    owner = np.repeat(np.arange(candidates.best.size, dtype=np.int32), np.diff(ends))
    shape = (candidates.best.size, 1 << CONTEXT_BITS)
    matrix = sparse.csr_array(sparse.coo_array((WORTH[worth], (owner, cells)), shape=shape))
    matrix.sort_indices()
    return matrix


def weigh_contexts(places: Places, weights: NDArray[np.int8]) -> NDArray[np.float64]:
    """What the cells of every candidate weigh together, in steps of the weights."""
    # why: numba is slow to import
    from sangsuk.core.understand.context_loops import lean_each  # noqa: PLC0415

    letters, candidates = places.letters, places.candidates
    return lean_each(
        letters.codes,
        letters.bounds,
        places.found.namings,
        candidates.firsts,
        candidates.best,
        weights,
    )
