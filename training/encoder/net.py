"""The encoder in torch, with gradients; `core/understand/encoder.py` is the same in numpy."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import torch
from torch.nn import functional

from sangsuk.core.understand.encoder import SPAN
from sangsuk.core.understand.looks import EPSILON, LOOKS

Tensor = Any  # torch is not among the packages that types are checked with
Weights = Mapping[str, Tensor]

PIECE_NOISE: Final = 0.1  # of a piece's vector that is silenced
FEATURE_NOISE: Final = 0.3
FAR_BELOW: Final = -1e4


def pad(cut: Sequence[Sequence[int]]) -> Tensor:
    """Texts of a batch below each other, filled up with rows of PAD."""
    rows = [torch.tensor(each) for each in cut]
    return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)


def odds(weights: Weights, rows: Tensor, *, learning: bool, word_drop: float = 0.0) -> Tensor:
    """Log-odds of all heads beside each other, one row a text."""
    features = functional.dropout(
        encode(weights, rows, learning, word_drop), FEATURE_NOISE, learning
    )
    return features @ weights["heads_weights"] + weights["heads_bias"]


def encode(w: Weights, rows: Tensor, learning: bool, word_drop: float) -> Tensor:  # noqa: FBT001
    """What the heads look at: greatest, mean, middle layer and sentence vector."""
    there = (rows > 0).unsqueeze(-1).float()
    vectors = functional.embedding(rows, w["table"], padding_idx=0)
    if learning and word_drop:
        vectors = vectors * (torch.rand(rows.shape) > word_drop).unsqueeze(-1)
    vectors = functional.dropout(vectors, PIECE_NOISE, learning)
    size = w["spread_gain"].shape
    spread = vectors @ w["spread_weights"] + w["spread_bias"]
    spread = (
        functional.layer_norm(spread, size, w["spread_gain"], w["spread_shift"], EPSILON) * there
    )
    parts = spread.chunk(len(LOOKS), dim=-1)
    looks = [_look(w, part, width, there) for part, width in zip(parts, LOOKS, strict=True)]
    joint = torch.cat([vectors, *looks], -1)
    size = w["joint_gain"].shape
    joint = functional.layer_norm(joint, size, w["joint_gain"], w["joint_shift"], EPSILON)
    greatest = joint.masked_fill(there == 0, FAR_BELOW).max(1).values
    return _deepen(w, greatest, (joint * there).sum(1), there.sum(1))


def _look(w: Weights, spread: Tensor, width: int, there: Tensor) -> Tensor:
    once = (spread + _pass(w, f"look{width}_first", spread, width)) * there
    return once + _pass(w, f"look{width}_second", once, width)


def _pass(w: Weights, name: str, signs: Tensor, width: int) -> Tensor:
    left = LOOKS[width]
    laid = functional.pad(signs.transpose(1, 2), (left, width - 1 - left))
    return functional.relu(
        functional.conv1d(laid, w[name].permute(2, 1, 0), w[f"{name}_bias"])
    ).transpose(1, 2)


def _deepen(w: Weights, greatest: Tensor, total: Tensor, size: Tensor) -> Tensor:
    mean = (total @ w["mean_weights"] + size * w["mean_bias"]) / size.sqrt()
    low = functional.relu(mean @ w["deep0"])
    middle = functional.relu(mean @ w["side1"] + low @ w["deep1"])
    high = functional.relu(middle @ w["deep2"])
    sentence = SPAN * torch.tanh(middle @ w["side3"] + high @ w["deep3"])
    return torch.cat([greatest, mean, middle, sentence], -1)
