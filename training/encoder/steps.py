"""What every fine-tuning does step by step: pace, batches of like length, a mean of the weights."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from training.encoder.net import Tensor

WARMING: Final = 0.06  # of all steps
SORTED_AT_ONCE: Final = 20  # batches among which texts of like length meet
STEEPEST: Final = 1.0  # gradients are cut to this length
DECAY: Final = 0.01


def paced(optimizer: torch.optim.Optimizer, steps: int) -> torch.optim.lr_scheduler.LambdaLR:
    """Of the full rate: up in the beginning, then down to nothing."""

    def pace(step: int) -> float:
        return min(
            (step + 1) / (WARMING * steps), max(0.0, (steps - step) / (steps * (1 - WARMING)))
        )

    return torch.optim.lr_scheduler.LambdaLR(optimizer, pace)


def take_step(
    loss: Tensor,
    live: Mapping[str, Tensor],
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
) -> None:
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(live.values(), STEEPEST)
    optimizer.step()
    schedule.step()


def follow(slow: Mapping[str, Tensor], live: Mapping[str, Tensor], keep: float) -> None:
    """The mean of the weights over the last steps: what is shipped."""
    with torch.no_grad():
        torch._foreach_lerp_(list(slow.values()), [t.detach() for t in live.values()], 1 - keep)


def deal_batches(
    lengths: Sequence[int], pick: NDArray[np.int64], size: int, drawn: np.random.Generator
) -> Iterator[NDArray[np.int64]]:
    """The texts of `pick` in a drawn order, those of like length together."""
    order, sizes = drawn.permutation(pick), np.array(lengths)
    batches = []
    for begin in range(0, order.size, size * SORTED_AT_ONCE):
        part = order[begin : begin + size * SORTED_AT_ONCE]
        part = part[np.argsort(sizes[part], kind="stable")]
        batches += [part[at : at + size] for at in range(0, part.size, size)]
    for at in drawn.permutation(len(batches)):
        yield batches[at]
