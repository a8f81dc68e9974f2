"""Fine-tuning: the start and the lessons in, weights out; the same inputs, the same bytes."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from sangsuk.core.understand.encoder import CARE_HEADS
from sangsuk.core.understand.heads import ONE_OF, Floats
from training.encoder.lessons import Lessons
from training.encoder.net import Tensor, odds, pad
from training.encoder.steps import DECAY, deal_batches, follow, paced, take_step

Recipe = Mapping[str, Any]


def fit(
    weights: Mapping[str, Floats],
    cut: Sequence[Sequence[int]],
    lessons: Lessons,
    pick: NDArray[np.int64],
    recipe: Recipe,
    tell: Callable[[str], None],
) -> dict[str, Floats]:
    """Fine-tune on the lessons that `pick` names.

    Args:
        weights: as `start` gives them.
        cut: the pieces of every lesson.
        lessons: texts and answers.
        pick: numbers of the lessons to learn from.
        recipe: the table [encoder] of the recipe, and `seed`.
        tell: called with a word after each epoch.
    """
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(mode=True)
    torch.manual_seed(recipe["seed"])
    drawn = np.random.default_rng(recipe["seed"])
    live = {name: torch.tensor(array, requires_grad=True) for name, array in weights.items()}
    slow = {name: tensor.detach().clone() for name, tensor in live.items()}
    wanted, taught = torch.tensor(lessons.wanted), torch.tensor(lessons.taught).float()
    optimizer = _optimizer(live, recipe)
    steps = recipe["epochs"] * math.ceil(pick.size / recipe["batch"])
    schedule, lengths = paced(optimizer, steps), [len(each) for each in cut]
    for epoch in range(recipe["epochs"]):
        total = 0.0
        for batch in deal_batches(lengths, pick, recipe["batch"], drawn):
            rows = pad([cut[at] for at in batch])
            loss = _learn(live, rows, wanted[batch], taught[batch], recipe)
            take_step(loss, live, optimizer, schedule)
            follow(slow, live, recipe["keep"] if epoch else 0.0)
            total += float(loss.detach())
        tell(f"epoch {epoch + 1}: {total * recipe['batch'] / pick.size:.3f}")
    return {name: tensor.numpy() for name, tensor in slow.items()}


def _optimizer(live: Mapping[str, Tensor], recipe: Recipe) -> Tensor:
    rate = recipe["rate"]
    heads = [tensor for name, tensor in live.items() if name.startswith("heads")]
    inner = [t for name, t in live.items() if not name.startswith("heads") and name != "table"]
    return torch.optim.AdamW(
        [
            {"params": heads, "lr": rate * recipe["heads_faster"]},
            {"params": [live["table"]], "lr": rate * recipe["table_faster"], "weight_decay": 0.0},
            {"params": inner, "lr": rate},
        ],
        weight_decay=DECAY,
        fused=True,
    )


def _learn(
    live: Mapping[str, Tensor], rows: Tensor, wanted: Tensor, taught: Tensor, recipe: Recipe
) -> Tensor:
    """The loss of one batch; read twice, the two readings should also agree (R-Drop)."""

    def read() -> Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            given = odds(live, rows, learning=True, word_drop=recipe["word_drop"])
        return given.float()

    first = read()
    loss = _loss(first, wanted, taught, recipe)
    if not recipe["agree"]:
        return loss
    second = read()
    both = (loss + _loss(second, wanted, taught, recipe)) / 2
    return both + recipe["agree"] * _apart(first, second, recipe)


def _heads(*columns: Tensor) -> Iterator[tuple[Any, ...]]:
    sizes = list(CARE_HEADS.values())
    yield from zip(CARE_HEADS, *(each.split(sizes, dim=1) for each in columns), strict=True)


def _loss(given: Tensor, wanted: Tensor, taught: Tensor, recipe: Recipe) -> Tensor:
    loss = given.new_zeros(())
    for head, guess, right, counts in _heads(given, wanted, taught):
        if head in ONE_OF or head == "polarity":
            worth = counts[:, 0]
            if head == "belongs":
                worth = worth * (right @ right.new_tensor(recipe["belongs_weigh"]))
            each = functional.cross_entropy(
                guess, right, reduction="none", label_smoothing=recipe["smooth"]
            )
            lost = (each * worth).sum() / worth.sum().clamp(min=1)
        else:
            each = functional.binary_cross_entropy_with_logits(guess, right, reduction="none")
            lost = (each * counts).sum() / counts[:, 0].sum().clamp(min=1)
        loss = loss + recipe["weigh"][head] * lost
    return loss


def _apart(first: Tensor, second: Tensor, recipe: Recipe) -> Tensor:
    """How far two readings of the same texts lie apart: divergence both ways, head by head."""
    apart = first.new_zeros(())
    for head, one, other in _heads(first, second):
        if head in ONE_OF or head == "polarity":
            p, q = one.log_softmax(1), other.log_softmax(1)
            lost = ((p.exp() - q.exp()) * (p - q)).sum() / len(one) / 2
        else:
            lost = ((one.sigmoid() - other.sigmoid()) * (one - other)).sum() / len(one) / 2
        apart = apart + recipe["weigh"][head] * lost
    return apart
