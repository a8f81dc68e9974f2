"""The letters around names as hashed features, by numpy: the slow twin of `context`."""

import zlib
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from twins.slow_candidates import AROUND, KINDS, LEFT, RIGHT, Candidate

CONTEXT_BITS: Final = 18
_LONGEST_LEFT: Final = 10
_LONGEST_RIGHT: Final = 7
_STEP: Final = np.uint64(1_000_003)
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)


def hash_contexts(texts: Sequence[str], candidates: Sequence[Candidate]) -> sparse.csr_array:
    """One row a candidate; `texts[i]` is the text (without white space) of `candidates[i]`."""
    if not candidates:
        return sparse.csr_array((0, 1 << CONTEXT_BITS), dtype=np.float32)
    namings = [candidate.shown.naming for candidate in candidates]
    left = _window(
        [t[max(0, n.start - LEFT) : n.start][::-1] for t, n in zip(texts, namings, strict=True)],
        LEFT,
    )
    right = _window([t[n.end : n.end + RIGHT] for t, n in zip(texts, namings, strict=True)], RIGHT)
    near = _window(
        [t[max(0, n.start - AROUND) : n.end + AROUND] for t, n in zip(texts, namings, strict=True)],
        2 * AROUND + 40,
    )
    kind = np.array([KINDS.index(n.kind) for n in namings], np.uint64)
    word = np.array([zlib.crc32(n.surface.encode()) for n in namings], np.uint64)
    blocks = [_cells(1, kind, 1.0), _cells(2, word, 0.5)]
    blocks += _anchored(left, _LONGEST_LEFT, kind, (3, 4), (2, 4, 6), (1.0, 1.0))
    blocks += _anchored(
        right, _LONGEST_RIGHT, kind, (5, 6), range(1, _LONGEST_RIGHT + 1), (1.0, 0.5)
    )
    blocks += _trigrams(near)
    return _gather(blocks, len(candidates))


Block = tuple[NDArray[np.uint64], float, NDArray[np.bool_]]


def _window(parts: Sequence[str], width: int) -> NDArray[np.uint64]:
    """Code points of short texts, one row each, 0 behind the end."""
    grid = np.zeros((len(parts), width), np.uint64)
    for row, part in enumerate(parts):
        codes = np.frombuffer(part[:width].encode("utf-32-le", "surrogatepass"), dtype="<u4")
        grid[row, : codes.size] = codes
    return grid


def _cells(salt: int, values: NDArray[np.uint64], worth: float) -> Block:
    mixed = (values + np.uint64(salt) * _STEP) * _FACTOR
    mixed = (mixed ^ (mixed >> np.uint64(29))) * _FACTOR
    return mixed >> np.uint64(64 - CONTEXT_BITS), worth, np.ones(values.size, bool)


def _anchored(
    window: NDArray[np.uint64],
    longest: int,
    kind: NDArray[np.uint64],
    salts: tuple[int, int],
    with_kind: Sequence[int],
    worth: tuple[float, float],
) -> list[Block]:
    blocks = []
    rolled = np.zeros(window.shape[0], np.uint64)
    for length in range(1, longest + 1):
        letters = window[:, length - 1]
        rolled = rolled * _STEP + letters
        there = letters > 0
        cells, value, _ = _cells(salts[0] + 16 * length, rolled, worth[0])
        blocks.append((cells, value, there))
        if length in with_kind:
            cells, value, _ = _cells(
                salts[1] + 16 * length, rolled * np.uint64(16) + kind, worth[1]
            )
            blocks.append((cells, value, there))
    return blocks


def _trigrams(window: NDArray[np.uint64]) -> list[Block]:
    blocks = []
    for at in range(window.shape[1] - 2):
        one, two, three = window[:, at], window[:, at + 1], window[:, at + 2]
        cells, value, _ = _cells(7, (one * _STEP + two) * _STEP + three, 0.3)
        blocks.append((cells, value, three > 0))
    return blocks


def _gather(blocks: Sequence[Block], rows: int) -> sparse.csr_array:
    owner = np.concatenate([np.flatnonzero(there) for _, _, there in blocks])
    cells = np.concatenate([cells[there] for cells, _, there in blocks]).astype(np.int64)
    worth = np.concatenate(
        [np.full(int(there.sum()), value, np.float32) for _, value, there in blocks]
    )
    shape = (rows, 1 << CONTEXT_BITS)
    places = owner.astype(np.int32), cells.astype(np.int32)
    matrix = sparse.csr_array(sparse.coo_array((worth, places), shape=shape))
    matrix.sort_indices()
    return matrix
