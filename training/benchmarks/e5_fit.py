"""Fine-tuning the upper layers of multilingual-e5-small; the lower ones read every text once."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from training.benchmarks.e5_file import E5File, Floats
from training.benchmarks.e5_net import Tensor, Weights, embed, layer, odds, pad
from training.encoder.steps import DECAY, deal_batches, follow, paced, take_step

RECIPE: Final[dict[str, Any]] = {
    "frozen": 8,  # layers, beside the table
    "longest": 96,  # pieces of a text that are read, two thirds of them from its beginning
    "taught": 48,  # of these, while it learns
    "epochs": 2,
    "batch": 32,
    "rate": 2e-4,
    "deeper_slower": 0.9,  # from layer to layer
    "head_faster": 5,
    "smooth": 0.05,
    "weigh": [1.0, 1.0, 1.0, 1.5],  # of the labels: questions are rare
    "keep": 0.99,  # what is kept is the mean of the weights over about the last 100 steps
    "seed": 1,
}
LETTERS: Final = 2_000  # of a text; the rest is not cut
READ_AT_ONCE: Final = 32


class Base(NamedTuple):
    """The model as it came, and how much of it stays so."""

    e5: E5File
    weights: Weights
    recipe: Mapping[str, Any]

    @classmethod
    def of(cls, e5: E5File, recipe: Mapping[str, Any]) -> "Base":
        torch.set_num_threads(1)
        live = {name: torch.tensor(array) for name, array in e5.weights.items()}
        return cls(e5, live, recipe)

    @property
    def upper(self) -> range:
        return range(self.recipe["frozen"], self.e5.layers)

    def below(self, texts: Sequence[str]) -> list[NDArray[np.float16]]:
        """What the frozen layers make of each text, a row a piece."""
        cut = [clip(self.e5.cut(text[:LETTERS]), self.recipe["longest"]) for text in texts]
        out = [np.zeros((0, 0), np.float16)] * len(cut)
        for batch in _by_length([len(rows) for rows in cut]):
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                x, there = embed(self.e5, self.weights, [cut[at] for at in batch])
                for at in range(self.recipe["frozen"]):
                    x = layer(self.weights, at, x, there, self.e5.heads)
            for at, rows in zip(batch, x.half().numpy(), strict=True):
                out[at] = rows[: len(cut[at])].copy()
        return out


def clip(rows: NDArray[Any], longest: int) -> NDArray[Any]:
    """Beginning and end of what is too long."""
    if len(rows) <= longest:
        return rows
    first = longest * 2 // 3
    return np.concatenate([rows[:first], rows[first - longest :]])


def fit(
    base: Base,
    below: Sequence[NDArray[np.float16]],
    wanted: NDArray[np.int64],
    tell: Callable[[str], None],
) -> Weights:
    """The upper layers and a head, taught; the same inputs, the same weights.

    Args:
        base: the model.
        below: of each text, as `Base.below` gives it.
        wanted: the right label of each text, a place in `weigh` of the recipe.
        tell: called with a word after each epoch.
    """
    recipe = base.recipe
    torch.use_deterministic_algorithms(mode=True)
    torch.manual_seed(recipe["seed"])
    drawn = np.random.default_rng(recipe["seed"])
    live = _live(base, len(recipe["weigh"]))
    short = [clip(each, recipe["taught"]) for each in below]
    slow = {name: tensor.detach().clone() for name, tensor in live.items()}
    optimizer = torch.optim.AdamW(_groups(live, base), weight_decay=DECAY, fused=True)
    steps = recipe["epochs"] * math.ceil(len(below) / recipe["batch"])
    schedule, lengths = paced(optimizer, steps), [len(each) for each in short]
    for epoch in range(recipe["epochs"]):
        total = 0.0
        for batch in deal_batches(lengths, np.arange(len(short)), recipe["batch"], drawn):
            loss = _loss(live, base, [short[at] for at in batch], torch.tensor(wanted[batch]))
            take_step(loss, live, optimizer, schedule)
            follow(slow, live, recipe["keep"] if epoch else 0.0)
            total += float(loss.detach()) * len(batch)
        tell(f"epoch {epoch + 1}: {total / len(below):.3f}")
    return slow


def read(base: Base, live: Weights, below: Sequence[NDArray[np.float16]]) -> Floats:
    """Shares of the labels, one row a text."""
    shares = np.zeros((len(below), live["head.b"].numel()), np.float32)
    for batch in _by_length([len(each) for each in below]):
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            given = _odds(live, base, [below[at] for at in batch], learn=False)
        shares[batch] = given.float().softmax(1).numpy()
    return shares


def _live(base: Base, labels: int) -> dict[str, Tensor]:
    upper = {f"l{at}" for at in base.upper}
    live = {n: t.clone() for n, t in base.weights.items() if n.partition(".")[0] in upper}
    size = base.weights["emb.ln.w"].numel()
    live["head.w"] = torch.randn(labels, 3 * size) * 0.02
    live["head.b"] = torch.zeros(labels)
    return {name: tensor.requires_grad_() for name, tensor in live.items()}


def _groups(live: Weights, base: Base) -> list[dict[str, Any]]:
    rate, slower = base.recipe["rate"], base.recipe["deeper_slower"]
    groups = [
        {
            "params": [live["head.w"], live["head.b"]],
            "lr": rate * base.recipe["head_faster"],
        }
    ]
    for at in base.upper:
        own = [tensor for name, tensor in live.items() if name.startswith(f"l{at}.")]
        groups.append({"params": own, "lr": rate * slower ** (base.e5.layers - 1 - at)})
    return groups


def _loss(
    live: Weights, base: Base, below: Sequence[NDArray[np.float16]], wanted: Tensor
) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        given = _odds(live, base, below, learn=True)
    weigh = torch.tensor(base.recipe["weigh"])
    smooth = base.recipe["smooth"]
    return functional.cross_entropy(given.float(), wanted, weigh, label_smoothing=smooth)


def _odds(
    live: Weights, base: Base, below: Sequence[NDArray[np.float16]], *, learn: bool
) -> Tensor:
    x, there = pad([torch.from_numpy(each).float() for each in below])
    return odds(live, x, there, base.upper, base.e5.heads, learn=learn)


def _by_length(lengths: Sequence[int]) -> Iterator[NDArray[np.int64]]:
    order = np.argsort([-length for length in lengths], kind="stable")
    for begin in range(0, order.size, READ_AT_ONCE):
        yield order[begin : begin + READ_AT_ONCE]
