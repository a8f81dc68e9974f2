"""An encoder small enough to be made in a test."""

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.encoder import CARE_HEADS
from sangsuk.core.understand.looks import LOOKS
from sangsuk.core.understand.pieces import FIRST_PIECE

PIECES = ("▁", "ก", "ข", "ค", "กข", "ที่", "อําเภอ", "ดี", "มาก")
PIECE, LOOK, MEAN, LOW = 10, 4, 6, 5
JOINT = PIECE + LOOK * len(LOOKS)


def small_weights(seed: int = 7) -> dict[str, NDArray[np.float32]]:
    drawn = np.random.default_rng(seed)

    def draw(*shape: int) -> NDArray[np.float32]:
        return drawn.normal(0, 0.5, shape).astype(np.float32)

    weights = {
        "table": draw(FIRST_PIECE + len(PIECES), PIECE),
        "spread_weights": draw(PIECE, LOOK * len(LOOKS)),
        "spread_bias": draw(LOOK * len(LOOKS)),
        "spread_gain": draw(LOOK * len(LOOKS)),
        "spread_shift": draw(LOOK * len(LOOKS)),
        "joint_gain": draw(JOINT),
        "joint_shift": draw(JOINT),
        "mean_weights": draw(JOINT, MEAN),
        "mean_bias": draw(MEAN),
        "deep0": draw(MEAN, LOW),
        "side1": draw(MEAN, LOW),
        "deep1": draw(LOW, LOW),
        "deep2": draw(LOW, MEAN),
        "side3": draw(LOW, MEAN),
        "deep3": draw(MEAN, MEAN),
        "heads_weights": draw(JOINT + MEAN + LOW + MEAN, sum(CARE_HEADS.values())),
        "heads_bias": draw(sum(CARE_HEADS.values())),
    }
    for width in LOOKS:
        for which in ("first", "second"):
            weights[f"look{width}_{which}"] = draw(width, LOOK, LOOK)
            weights[f"look{width}_{which}_bias"] = draw(LOOK)
    weights["table"][0] = 0
    return weights


def small_vocabulary() -> dict[str, NDArray[np.generic]]:
    return {
        "pieces": np.frombuffer("\n".join(PIECES).encode(), np.uint8),
        "piece_scores": -np.arange(2, 2 + len(PIECES), dtype=np.float32),
    }
