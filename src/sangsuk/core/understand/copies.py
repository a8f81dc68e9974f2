"""Copies across the whole input: the earliest eligible post is the original.

Two posts are copies when their folded texts without the tags are equal, or
nearly: more than half of their five-letter shingles shared, and the same
offices named.  Short texts are copies only when equal: the name of one office
with its province is half of what two people write of it in a line.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from sangsuk.core.terms.reading import Reading, Reason, Review
from sangsuk.core.understand.signatures import DIGEST, HASHES, sign_text

__all__ = ["DIGEST", "HASHES", "alike", "bands", "is_like", "mark_copies", "sign_text"]

BANDS: Final = 21  # of three hashes; texts that share a band are compared
COPY_FROM: Final = 0.5  # share of shingles in common (Jaccard, estimated)
SUSPECT_FROM: Final = 0.4
MOST_IN_GROUP: Final = 256  # originals that share a band; the earliest of them are compared


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
        shared = alike(other.signature, reading.signature)
        if shared > COPY_FROM and _offices(other) == _offices(reading):
            return other, False
        suspected = suspected or shared > SUSPECT_FROM
    return None, suspected


def _offices(reading: Reading) -> frozenset[str]:
    return frozenset(mention.code for mention in reading.districts)


def is_like(one: bytes, other: bytes) -> bool:
    """Whether texts of these signatures are copies by their words."""
    return one[:DIGEST] == other[:DIGEST] or alike(one, other) > COPY_FROM


def bands(signature: bytes) -> Iterator[bytes]:
    """Keys of which copies share at least one, most likely."""
    width = 4 * HASHES // BANDS
    for band in range(BANDS):
        start = DIGEST + band * width
        yield bytes([band]) + signature[start : start + width]


def alike(one: bytes, two: bytes) -> float:
    """The share of their words' shingles that two texts have in common, estimated."""
    same = np.frombuffer(one, np.uint32, offset=DIGEST) == np.frombuffer(
        two, np.uint32, offset=DIGEST
    )
    return float(same.mean())
