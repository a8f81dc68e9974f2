"""Character n-grams of many texts at once, hashed into one table by a rolling hash."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from sangsuk.core.thai.fold import RANKS, Folded
from sangsuk.core.thai.texts import Codes, Texts, codes_of

SHORTEST: Final = 2
LONGEST: Final = 5
_EDGE: Final = "\x02"  # stands before and after each text
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio: spreads what lies close
_STEP: Final = np.uint64(1_000_003)

_LINK, _LAUGH = "url", "ฮ่าฮ่า"
_MOST_GROWN: Final = 3  # times as long as the folded text, at most: 555 becomes ฮ่าฮ่า


def model_text(rest: Folded) -> str:
    """The text that the model sees: no tags, links and laughter as words, digits as 0."""
    codes = codes_of(rest.text)
    return model_texts(codes, np.zeros(1, np.int64), np.array([codes.size]))[0]


def model_texts(codes: Codes, firsts: NDArray[np.int64], lasts: NDArray[np.int64]) -> Texts:
    """The same of many parts of folded texts, each from one place in `codes` to another."""
    # why: compiled loops are slow to load, and not every command reads
    from sangsuk.core.understand.grams_loops import Parts, Words, write_each  # noqa: PLC0415

    room = _MOST_GROWN * int((lasts - firsts).sum())
    out = np.empty(room, np.uint32)
    words = Words(codes_of(_LINK), codes_of(_LAUGH))
    bounds = write_each(Parts(codes, firsts, lasts), RANKS, words, out)
    return Texts(out[: bounds[-1]], bounds)


def count_grams(texts: Sequence[str], *, bits: int) -> sparse.csr_array:
    """How often each hashed n-gram stands in each text: texts x 2**bits."""
    framed = [f"{_EDGE}{text}{_EDGE}" for text in texts]
    codes = np.frombuffer("".join(framed).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    lengths = np.fromiter(map(len, framed), np.int64, len(framed))
    owner = np.repeat(np.arange(len(framed), dtype=np.int64), lengths)
    keys = _keys(codes.astype(np.uint64), owner, bits)
    keys.sort()
    fresh = np.ones(keys.size, bool)
    fresh[1:] = keys[1:] != keys[:-1]
    first = np.flatnonzero(fresh)
    counts = np.diff(np.append(first, keys.size)).astype(np.float32)
    cells = keys[first]
    rows = cells >> np.uint64(bits)
    columns = (cells & np.uint64((1 << bits) - 1)).astype(np.int32)
    bounds = np.searchsorted(rows, np.arange(len(framed) + 1)).astype(np.int32)
    return sparse.csr_array((counts, columns, bounds), shape=(len(framed), 1 << bits))


def _keys(codes: NDArray[np.uint64], owner: NDArray[np.int64], bits: int) -> NDArray[np.uint64]:
    """One key an n-gram: the text's number above, the hash below."""
    rolled = codes.copy()
    keys = []
    for length in range(2, LONGEST + 1):
        rolled = rolled[:-1] * _STEP + codes[length - 1 :]
        whole = owner[: rolled.size] == owner[length - 1 :]
        if length < SHORTEST:
            continue
        hashed = ((rolled + np.uint64(length)) * _FACTOR) >> np.uint64(64 - bits)
        keys.append(((owner[: rolled.size].astype(np.uint64) << np.uint64(bits)) | hashed)[whole])
    return np.concatenate(keys)


def weigh_grams(counts: sparse.csr_array, rarity: NDArray[np.float32]) -> sparse.csr_array:
    """Sublinear tf times the n-gram's rarity (idf), each text of length 1."""
    weighed = (1 + np.log(counts.data)) * rarity[counts.indices]
    owner = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    length = np.sqrt(np.bincount(owner, weights=weighed**2, minlength=counts.shape[0]))
    data = (weighed / np.maximum(length, 1e-9)[owner]).astype(np.float32)
    return sparse.csr_array((data, counts.indices, counts.indptr), shape=counts.shape)
