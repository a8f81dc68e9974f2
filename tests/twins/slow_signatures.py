"""Signing a text shingle by shingle in whole numbers: the slow, obvious twin of `signature_loops`."""

import hashlib

import numpy as np

SHINGLE, HASHES, SHORTEST_NEAR = 5, 63, 70
RANDOM = np.random.default_rng(878)
FACTORS = [int(f) | 1 for f in RANDOM.integers(1, 2**63, HASHES, dtype=np.uint64)]
SHIFTS = [int(s) for s in RANDOM.integers(0, 2**63, HASHES, dtype=np.uint64)]


def slow_sign_text(squeezed: str) -> bytes:
    digest = hashlib.blake2b(squeezed.encode("utf-32-le", "surrogatepass"), digest_size=16).digest()
    if len(squeezed) < SHORTEST_NEAR:
        return digest + hashlib.shake_128(digest).digest(4 * HASHES)
    letters = [squeezed[at : at + SHINGLE] for at in range(len(squeezed) - SHINGLE + 1)]
    shingles = {number_of(shingle) for shingle in letters}
    least = (
        min((number * factor + shift) % 2**64 >> 32 for number in shingles)
        for factor, shift in zip(FACTORS, SHIFTS, strict=True)
    )
    return digest + b"".join(hash_.to_bytes(4, "little") for hash_ in least)


def number_of(shingle: str) -> int:
    number = 0
    for letter in shingle:
        number = (number * 1_000_003 + ord(letter)) % 2**64
    return number
