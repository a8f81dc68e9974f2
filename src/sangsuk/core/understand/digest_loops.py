"""The loop that makes digests of many texts at once: BLAKE2b of 16 bytes; see `signatures`."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.digest_lanes import BEGIN, LANES, STATE, WORDS, compress

DIGEST: Final = 2  # words of 64 bits
_LETTERS: Final = 2 * WORDS  # of a block, each 32 bits
_BYTES: Final = 4  # of a letter
_PARAMETERS: Final = np.uint64(0x01010000 ^ 8 * DIGEST)  # no key, no tree, so long a digest
_BEGIN: Final = np.array(BEGIN, np.uint64)
_HALF: Final = np.uint64(32)
_ALL: Final = np.uint64(0xFFFFFFFFFFFFFFFF)
_NO_TEXT: Final = -1


class Lanes(NamedTuple):
    """What is on its way, text beside text; words as `compress` takes them."""

    state: NDArray[np.uint64]
    blocks: NDArray[np.uint64]
    counts: NDArray[np.uint64]
    lasts: NDArray[np.uint64]
    texts: NDArray[np.int64]  # _NO_TEXT: none is left for the lane
    places: NDArray[np.int64]  # where the next block begins


@compiled
def digest_each(codes: NDArray[np.uint32], bounds: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The digest of every text as UTF-32, little end first; one row a text."""
    digests = np.empty((bounds.size - 1, DIGEST), np.uint64)
    words = (np.zeros(STATE * LANES, np.uint64), np.zeros(WORDS * LANES, np.uint64))
    counts, lasts = np.zeros(LANES, np.uint64), np.zeros(LANES, np.uint64)
    lanes = Lanes(*words, counts, lasts, np.empty(LANES, np.int64), np.empty(LANES, np.int64))
    begun, left = 0, bounds.size - 1
    for lane in range(LANES):
        begun = _begin(lanes, lane, begun, bounds)
    while left:
        for lane in range(LANES):
            if lanes.texts[lane] != _NO_TEXT:
                _lay_block(lanes, lane, codes, bounds)
        compress(lanes.state, lanes.blocks, lanes.counts, lanes.lasts)
        for lane in range(LANES):
            if lanes.texts[lane] != _NO_TEXT and lasts[lane]:
                for word in range(DIGEST):
                    digests[lanes.texts[lane], word] = lanes.state[word * LANES + lane]
                begun, left = _begin(lanes, lane, begun, bounds), left - 1
    return digests


@inlined
def _begin(lanes: Lanes, lane: int, begun: int, bounds: NDArray[np.int64]) -> int:
    """Give a lane the next text, if one is left; gives how many were begun."""
    if begun == bounds.size - 1:
        lanes.texts[lane] = _NO_TEXT
        return begun
    lanes.texts[lane], lanes.places[lane] = begun, bounds[begun]
    for word in range(STATE):
        lanes.state[word * LANES + lane] = _BEGIN[word]
    lanes.state[lane] ^= _PARAMETERS
    return begun + 1


@inlined
def _lay_block(
    lanes: Lanes, lane: int, codes: NDArray[np.uint32], bounds: NDArray[np.int64]
) -> None:
    """Lay down the next letters of a lane's text, zeros behind the last."""
    text, first = lanes.texts[lane], lanes.places[lane]
    last = min(first + _LETTERS, bounds[text + 1])
    lanes.places[lane] = last
    lanes.counts[lane] = _BYTES * (last - bounds[text])
    lanes.lasts[lane] = _ALL if last == bounds[text + 1] else np.uint64(0)
    if last - first == _LETTERS:
        for word in range(WORDS):
            low, high = np.uint64(codes[first + 2 * word]), np.uint64(codes[first + 2 * word + 1])
            lanes.blocks[word * LANES + lane] = low | (high << _HALF)
        return
    for word in range(WORDS):
        at = first + 2 * word
        low = np.uint64(codes[at]) if at < last else np.uint64(0)
        high = np.uint64(codes[at + 1]) if at + 1 < last else np.uint64(0)
        lanes.blocks[word * LANES + lane] = low | (high << _HALF)
