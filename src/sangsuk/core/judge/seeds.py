"""All chance in judging comes from a published seed, so that anyone can draw it again."""

import hashlib

import numpy as np


def lot(seed: str, what: str, of: str) -> int:
    """SHA-256 of "seed,what,of" in UTF-8 as a number: who has the smaller one comes first."""
    return int.from_bytes(hashlib.sha256(f"{seed},{what},{of}".encode()).digest(), "big")


def generator_of(seed: str, what: str) -> np.random.Generator:
    """A stream of chance of its own for each purpose."""
    return np.random.Generator(np.random.PCG64(lot(seed, "stream", what)))
