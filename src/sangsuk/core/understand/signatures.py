"""Signatures of texts: equal texts have equal ones, and near copies share most of theirs."""

import hashlib
from typing import Final

import numpy as np

from sangsuk.core.thai.texts import Texts

SHINGLE: Final = 5  # letters
HASHES: Final = 63
SHORTEST_NEAR: Final = 70  # letters; a shorter text is a copy of its equal alone
DIGEST: Final = 16  # bytes

_random = np.random.default_rng(878)
_FACTORS: Final = _random.integers(1, 2**63, HASHES, dtype=np.uint64) | np.uint64(1)
_SHIFTS: Final = _random.integers(0, 2**63, HASHES, dtype=np.uint64)


def sign_text(squeezed: str) -> bytes:
    """The copy-finder's key of a folded text without tags and white space."""
    return sign_texts(Texts.of([squeezed]))[0]


def sign_texts(squeezed: Texts) -> list[bytes]:
    """The keys of many such texts: a digest, then the least hashes of shingles."""
    # why: compiled loops are slow to load, and not every command reads
    from sangsuk.core.understand.signature_loops import Orders, least_of_each  # noqa: PLC0415

    least = np.empty((len(squeezed), HASHES), np.uint32)
    orders = Orders(_FACTORS, _SHIFTS)
    least_of_each(squeezed.codes, squeezed.bounds, SHINGLE, orders, least)
    letters, hashes = squeezed.codes.view(np.uint8).data, least.tobytes()
    bounds = (4 * squeezed.bounds).tolist()
    signed = []
    for at in range(len(squeezed)):
        some = letters[bounds[at] : bounds[at + 1]]
        digest = hashlib.blake2b(some, digest_size=DIGEST).digest()
        if some.nbytes < 4 * SHORTEST_NEAR:  # like no other text's
            signed.append(digest + hashlib.shake_128(digest).digest(4 * HASHES))
        else:
            signed.append(digest + hashes[4 * HASHES * at : 4 * HASHES * (at + 1)])
    return signed
