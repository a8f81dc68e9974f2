"""Copies across the whole input: the earliest eligible post is the original.

Two posts are copies when their folded texts without the tags are equal, or
nearly: more than half of their five-letter shingles shared, and the same
offices named.  Short texts are copies only when equal: the name of one office
with its province is half of what two people write of it in a line.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.reading import Reading, Reason, Review

SHINGLE: Final = 5  # letters
HASHES: Final = 63
BANDS: Final = 21  # of three hashes; texts that share a band are compared
COPY_FROM: Final = 0.5  # share of shingles in common (Jaccard, estimated)
SUSPECT_FROM: Final = 0.4
SHORTEST_NEAR: Final = 70  # letters; a shorter text is a copy of its equal alone
DIGEST: Final = 16  # bytes
MOST_IN_GROUP: Final = 256  # originals that share a band; the earliest of them are compared
_CHUNK: Final = 4096
_STEP: Final = np.uint64(1_000_003)

_random = np.random.default_rng(878)
_FACTORS: Final = _random.integers(1, 2**63, HASHES, dtype=np.uint64) | np.uint64(1)
_SHIFTS: Final = _random.integers(0, 2**63, HASHES, dtype=np.uint64)


def sign_text(squeezed: str) -> bytes:
    """The copy-finder's key of a folded text without tags and white space."""
    letters = squeezed.encode("utf-32-le", "surrogatepass")
    digest = hashlib.blake2b(letters, digest_size=DIGEST).digest()
    codes = np.frombuffer(letters, dtype="<u4").astype(np.uint64)
    if codes.size < SHORTEST_NEAR:
        return digest + hashlib.shake_128(digest).digest(4 * HASHES)  # like no other text's
    rolled = codes
    for length in range(2, min(SHINGLE, codes.size) + 1):
        rolled = rolled[:-1] * _STEP + codes[length - 1 :]
    return digest + _fewest(np.unique(rolled)).tobytes()


def mark_copies(readings: Sequence[Reading]) -> list[Reading]:
    """Mark later copies of eligible posts as duplicates, in the order given.

    The order of the input does not matter to the marks; readings marked before
    are judged anew, so that a withdrawn original promotes its earliest copy.
    """
    marked = [_fresh(reading) for reading in readings]
    order = sorted(
        (at for at, reading in enumerate(marked) if reading.eligible and reading.signature),
        key=lambda at: (marked[at].posted_at, marked[at].platform, marked[at].id),
    )
    originals: dict[bytes, list[int]] = defaultdict(list)
    for at in order:
        reading = marked[at]
        near = sorted({other for key in bands(reading.signature) for other in originals[key]})
        original, suspected = _original(reading, [marked[other] for other in near])
        if original is not None:
            marked[at] = replace(
                reading, ineligible_reason=Reason.DUPLICATE, duplicate_of=original.id
            )
            continue
        if suspected:
            marked[at] = replace(reading, review=(*reading.review, Review.COPY_SUSPECTED))
        for key in bands(reading.signature):
            if len(originals[key]) < MOST_IN_GROUP:
                originals[key].append(at)
    return marked


def _fresh(reading: Reading) -> Reading:
    review = tuple(why for why in reading.review if why is not Review.COPY_SUSPECTED)
    if reading.ineligible_reason is Reason.DUPLICATE:
        return replace(reading, ineligible_reason=None, duplicate_of=None, review=review)
    return replace(reading, review=review) if review != reading.review else reading


def _original(reading: Reading, earlier: list[Reading]) -> tuple[Reading | None, bool]:
    """The earliest of which this is a copy, and whether something close is left to a person."""
    suspected = False
    ordered = sorted(earlier, key=lambda other: (other.posted_at, other.platform, other.id))
    for other in ordered:
        if other.signature[:DIGEST] == reading.signature[:DIGEST]:
            return other, False
        alike = _alike(other.signature, reading.signature)
        if alike > COPY_FROM and _offices(other) == _offices(reading):
            return other, False
        suspected = suspected or alike > SUSPECT_FROM
    return None, suspected


def _offices(reading: Reading) -> frozenset[str]:
    return frozenset(mention.code for mention in reading.districts)


def _fewest(shingles: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """The least hash of all shingles under each of HASHES orders (minhash)."""
    least = np.full(HASHES, 2**32 - 1, np.uint32)
    for start in range(0, shingles.size, _CHUNK):
        mixed = shingles[start : start + _CHUNK, None] * _FACTORS + _SHIFTS
        least = np.minimum(least, (mixed >> np.uint64(32)).astype(np.uint32).min(axis=0))
    return least


def is_like(one: bytes, other: bytes) -> bool:
    """Whether texts of these signatures are copies by their words."""
    return one[:DIGEST] == other[:DIGEST] or _alike(one, other) > COPY_FROM


def bands(signature: bytes) -> Iterator[bytes]:
    """Keys of which copies share at least one, most likely."""
    width = 4 * HASHES // BANDS
    for band in range(BANDS):
        start = DIGEST + band * width
        yield bytes([band]) + signature[start : start + width]


def _alike(one: bytes, two: bytes) -> float:
    same = np.frombuffer(one, np.uint32, offset=DIGEST) == np.frombuffer(
        two, np.uint32, offset=DIGEST
    )
    return float(same.mean())
