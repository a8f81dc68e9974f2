"""Signatures of texts: equal texts have equal ones, and near copies share most of theirs."""

import hashlib
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.texts import Texts

SHINGLE: Final = 5  # letters
HASHES: Final = 63
SHORTEST_NEAR: Final = 70  # letters; a shorter text is a copy of its equal alone
DIGEST: Final = 16  # bytes
SIZE: Final = DIGEST + 4 * HASHES

Signatures = NDArray[np.uint8]  # one row a text

_random = np.random.default_rng(878)
_FACTORS: Final = _random.integers(1, 2**63, HASHES, dtype=np.uint64) | np.uint64(1)
_SHIFTS: Final = _random.integers(0, 2**63, HASHES, dtype=np.uint64)


def sign_text(squeezed: str) -> bytes:
    """The copy-finder's key of a folded text without tags and white space."""
    return sign_texts(Texts.of([squeezed]))[0]


def sign_texts(squeezed: Texts) -> list[bytes]:
    """The keys of many such texts: a digest, then the least hashes of shingles."""
    return [signature.tobytes() for signature in sign_all(squeezed)]


def sign_all(squeezed: Texts) -> Signatures:
    """The same, one row a text."""
    # why: compiled loops are slow to load, and not every command reads
    from sangsuk.core.understand.digest_loops import digest_each  # noqa: PLC0415

    # why: the same
    from sangsuk.core.understand.signature_loops import Orders, least_of_each  # noqa: PLC0415

    least = np.empty((len(squeezed), HASHES), np.uint32)
    orders = Orders(_FACTORS, _SHIFTS)
    least_of_each(squeezed.codes, squeezed.bounds, SHINGLE, orders, least)
    signed = np.empty((len(squeezed), SIZE), np.uint8)
    signed[:, DIGEST:] = least.view(np.uint8)
    signed[:, :DIGEST] = digest_each(squeezed.codes, squeezed.bounds).view(np.uint8)
    for at in np.flatnonzero(np.diff(squeezed.bounds) < SHORTEST_NEAR).tolist():
        digest = signed[at, :DIGEST].tobytes()
        alone = hashlib.shake_128(digest).digest(4 * HASHES)  # like no other text's
        signed[at, DIGEST:] = np.frombuffer(alone, np.uint8)
    return signed
