"""A model of the kind of e5, small enough to be written in a test."""

import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "ดี", "แย่", "มาก", "อําเภอ", "▁ไม่")
SIZE, INNER, LAYERS, HEADS, PLACES = 32, 64, 3, 2, 16
MATRICES = {"q": SIZE, "k": SIZE, "v": SIZE, "ao": SIZE, "fi": INNER, "fo": SIZE}


def write_small_e5(path: Path, seed: int = 7) -> dict[str, NDArray[np.float32]]:
    """Write the file, and give the numbers that stand in it."""
    drawn = np.random.default_rng(seed)
    held = {name: _draw(drawn, name, size) for name, size in _sizes().items()}
    spelt = [piece.encode() for piece in PIECES]
    bounds = np.cumsum([0, *map(len, spelt)]).astype("<u4")
    head = struct.pack(
        "<4sI7ifi", b"E5S1", 1, SIZE, LAYERS, HEADS, INNER, len(PIECES), PLACES, 1, 1e-12, 32
    )
    head += struct.pack("<i4iQ", len(PIECES), 0, 2, 1, 3, int(bounds[-1]))
    head += bounds.tobytes() + np.full(len(PIECES), -3.0, "<f4").tobytes() + b"".join(spelt)
    head += struct.pack("<iI", 0, 0)
    path.write_bytes(_with_tensors(head, {name: part for name, (part, _) in held.items()}))
    return {name: numbers for name, (_, numbers) in held.items()}


def _sizes() -> dict[str, int]:
    sizes = {"emb.word": len(PIECES) * SIZE, "emb.pos": PLACES * SIZE, "emb.type": SIZE}
    sizes |= {"emb.ln.w": SIZE, "emb.ln.b": SIZE}
    for at in range(LAYERS):
        for name, out in MATRICES.items():
            sizes[f"l{at}.{name}.w"] = out * (INNER if name == "fo" else SIZE)
            sizes[f"l{at}.{name}.b"] = out
        sizes |= {f"l{at}.{name}.{part}": SIZE for name in ("aln", "oln") for part in "wb"}
    return sizes


def _draw(drawn: np.random.Generator, name: str, size: int) -> tuple[bytes, NDArray[np.float32]]:
    is_matrix = name == "emb.word" or (name.endswith(".w") and "ln" not in name)
    if not is_matrix:
        plain = drawn.normal(1.0 if name.endswith("ln.w") else 0.0, 0.1, size).astype("<f4")
        return plain.tobytes(), plain
    fours = drawn.integers(0, 16, (size // 32, 32)).astype(np.uint8)
    scale = drawn.uniform(0.01, 0.1, size // 32).astype("<f2")
    blocks = np.zeros(size // 32, [("scale", "<f2"), ("pairs", "u1", 16)])
    blocks["scale"], blocks["pairs"] = scale, fours[:, :16] | fours[:, 16:] << 4
    numbers = (fours.astype(np.float32) - 8) * scale.astype(np.float32)[:, None]
    return blocks.tobytes(), numbers.ravel()


def _with_tensors(head: bytes, parts: dict[str, bytes]) -> bytes:
    listed = sum(2 + len(name) + 21 for name in parts)
    at = len(head) + 4 + listed
    rows, behind = b"", b""
    for name, part in parts.items():
        packed = name == "emb.word" or (name.endswith(".w") and "ln" not in name)
        rows += struct.pack("<H", len(name)) + name.encode()
        rows += struct.pack("<BIQQ", packed, 0, at + len(behind), len(part))
        behind += part
    return head + struct.pack("<i", len(parts)) + rows + behind
