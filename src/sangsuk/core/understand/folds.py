"""Folds for measuring: copies and the stories of one author never stand on both sides."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.copies import bands, is_like


class _Groups:
    """Places that are joined belong together; each group is named by its first."""

    def __init__(self, size: int) -> None:
        self._leaders = list(range(size))

    def leader(self, at: int) -> int:
        while self._leaders[at] != at:
            self._leaders[at] = self._leaders[self._leaders[at]]
            at = self._leaders[at]
        return at

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.leader(one), self.leader(other)))
        self._leaders[second] = first


def group_stories(signatures: Sequence[bytes], authors: Sequence[str | None]) -> list[int]:
    """The group of each story, named by its first member's place.

    Args:
        signatures: `sign_text` of each story.
        authors: handles; None groups nothing.
    """
    groups = _Groups(len(signatures))
    first_of: dict[str, int] = {}
    banded: dict[bytes, list[int]] = defaultdict(list)
    for at, (signature, author) in enumerate(zip(signatures, authors, strict=True)):
        if author is not None:
            groups.join(first_of.setdefault(author, at), at)
        keys = list(bands(signature))
        for other in {other for key in keys for other in banded[key]}:
            if is_like(signatures[other], signature):
                groups.join(other, at)
        for key in keys:
            banded[key].append(at)
    return [groups.leader(at) for at in range(len(signatures))]


def draw_groups(signatures: Sequence[bytes], groups: Sequence[int], *, seed: int) -> list[float]:
    """A number in [0, 1) for each story, one for a whole group, whatever the stories' order."""
    key = str(seed).encode()
    least: dict[int, bytes] = {}
    for signature, group in zip(signatures, groups, strict=True):
        least[group] = min(least.get(group, signature), signature)
    drawn = {
        group: int.from_bytes(hashlib.blake2b(first, key=key, digest_size=6).digest(), "big")
        for group, first in least.items()
    }
    return [drawn[group] / 2**48 for group in groups]


def deal_folds(drawn: Sequence[float], *, folds: int) -> NDArray[np.int64]:
    dealt: NDArray[np.int64] = np.floor(np.array(drawn) * folds).astype(np.int64)
    return dealt
