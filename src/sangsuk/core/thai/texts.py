"""Many texts as one array of code points: what compiled loops read."""

from codecs import utf_32_le_decode
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Bounds = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Texts behind each other; text i is codes[bounds[i]:bounds[i + 1]]."""

    codes: Codes
    bounds: Bounds

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Texts":
        return cls(codes_of("".join(texts)), bounds_of([len(text) for text in texts]))

    def __len__(self) -> int:
        return self.bounds.size - 1

    def __getitem__(self, at: int) -> str:
        return text_of(self.codes[self.bounds[at] : self.bounds[at + 1]])

    def strings(self) -> list[str]:
        whole, bounds = text_of(self.codes[: self.bounds[-1]]), self.bounds.tolist()
        return [whole[start:end] for start, end in pairwise(bounds)]


def codes_of(text: str) -> Codes:
    """Code points in an array that may be written: loops are compiled for that kind alone."""
    return np.frombuffer(bytearray(text.encode("utf-32-le", "surrogatepass")), dtype="<u4")


def text_of(codes: Codes) -> str:
    # The decoder itself, for the way by its name takes twice as long for a short text.
    return utf_32_le_decode(np.ascontiguousarray(codes, "<u4").data, "surrogatepass", True)[0]


def bounds_of(lengths: Sequence[int] | NDArray[np.int64]) -> Bounds:
    bounds = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=bounds[1:])
    return bounds
