"""Multilingual-e5-small in torch: layers that look at a whole text, and a head upon them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from training.benchmarks.e5_file import E5File

Tensor = Any  # torch is not among the packages that types are checked with
Weights = Mapping[str, Tensor]

EPSILON: Final = 1e-12
NOISE: Final = 0.1
FEATURE_NOISE: Final = 0.2
FAR_BELOW: Final = -1e4


def embed(e5: E5File, w: Weights, cut: Sequence[NDArray[np.int64]]) -> tuple[Tensor, Tensor]:
    """What goes into the first layer, texts below each other, and where there is a piece."""
    x, there = pad([torch.from_numpy(e5.vectors(rows)) for rows in cut])
    size = x.shape[-1]
    x = x + w["emb.pos"].view(-1, size)[: x.shape[1]] + w["emb.type"][:size]
    return _norm(w, "emb.ln", x), there


def pad(texts: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    """Texts of a batch below each other, filled up, and where they are not."""
    lengths = torch.tensor([len(each) for each in texts])
    x = torch.nn.utils.rnn.pad_sequence(list(texts), batch_first=True)
    return x, torch.arange(x.shape[1]) < lengths[:, None]


def layer(w: Weights, at: int, x: Tensor, there: Tensor, heads: int, noise: float = 0.0) -> Tensor:
    """One layer: each piece looks at all of its text, then thinks for itself."""
    name, shape = f"l{at}", x.shape

    def part(letter: str) -> Tensor:
        given = _line(w, f"{name}.{letter}", x)
        return given.view(shape[0], shape[1], heads, -1).transpose(1, 2)

    seen = functional.scaled_dot_product_attention(
        part("q"), part("k"), part("v"), attn_mask=there[:, None, None, :]
    )
    seen = _line(w, f"{name}.ao", seen.transpose(1, 2).reshape(shape))
    x = _norm(w, f"{name}.aln", x + functional.dropout(seen, noise, training=noise > 0))
    thought = _line(w, f"{name}.fo", functional.gelu(_line(w, f"{name}.fi", x)))
    return _norm(w, f"{name}.oln", x + functional.dropout(thought, noise, training=noise > 0))


def odds(w: Weights, x: Tensor, there: Tensor, layers: range, heads: int, *, learn: bool) -> Tensor:
    """Log-odds of the labels, from what the layers below `layers` gave."""
    for at in layers:
        x = layer(w, at, x, there, heads, NOISE if learn else 0.0)
    inside = there.unsqueeze(-1)
    mean = (x * inside).sum(1) / inside.sum(1)
    greatest = x.masked_fill(~inside, FAR_BELOW).max(1).values
    features = torch.cat([mean, greatest, x[:, 0]], -1)
    return _line(w, "head", functional.dropout(features, FEATURE_NOISE, training=learn))


def _line(w: Weights, name: str, x: Tensor) -> Tensor:
    bias = w[f"{name}.b"]
    return functional.linear(x, w[f"{name}.w"].view(bias.numel(), -1), bias)


def _norm(w: Weights, name: str, x: Tensor) -> Tensor:
    gain = w[f"{name}.w"]
    return functional.layer_norm(x.float(), gain.shape, gain, w[f"{name}.b"], EPSILON)
