"""Whether the stated certainty holds: intervals and chances tried on campaigns made up."""

from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.rank.stability import Held, Stability, simulate_places
from sangsuk.core.rank.worlds import SHAPES, World, make_world
from sangsuk.core.terms.reader_error import ReaderError

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

SIZES: Final = (3_000, 50_000, 500_000)  # voices due in a campaign
FEWEST: Final = 10  # counted voices of a district whose interval is tried
PRIZES: Final = 3
EDGES: Final = (0.0, 0.001, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def try_intervals(
    error: ReaderError,
    *,
    runs: int,
    seed: int,
    draws: int = 1_000,
    tell: Callable[[float], None] = lambda _: None,
) -> dict[str, Any]:
    """Count campaigns whose truth is known, and see how often the stated certainty is right.

    The runs are dealt over the sizes and shapes in turn.  The truth of a place
    is the place by voices due, equal ones in random order; of `again`, the place
    by the district's true rate.

    Args:
        error: the reader's, as measured: made up with it, and counted knowing it.
        runs: campaigns in all.
        seed: of all chance.
        draws: of the posterior in each.
        tell: called with the portion that is done.

    Returns:
        `cover` (by size and shape, and in all), `p_top` with `brier`, `brier_of_base_rate`
        and `bins`, and what was asked.
    """
    generator = np.random.default_rng(seed)
    seen = _Seen()
    cases = [(voices, shape) for voices in SIZES for shape in SHAPES]
    for run in range(runs):
        voices, shape = cases[run % len(cases)]
        world = make_world(generator, shape=shape, voices=voices, error=error)
        digest = f"intervals {seed} {run}"
        places = simulate_places(
            world.counted, prize_places=PRIZES, digest=digest, error=error, draws=draws
        )
        seen.add((voices, shape), world, places, generator)
        tell((run + 1) / runs)
    asked = {"runs": runs, "seed": seed, "draws": draws, "fewest_voices": FEWEST}
    return asked | {"cover": seen.cover(), "p_top": seen.chances()}


class _Seen:
    """What came of the campaigns so far."""

    def __init__(self) -> None:
        self._held: defaultdict[tuple[int, str], list[Ints]] = defaultdict(list)
        self._said: list[Floats] = []
        self._true: list[Floats] = []

    def add(
        self,
        case: tuple[int, str],
        world: World,
        places: Stability,
        generator: np.random.Generator,
    ) -> None:
        truth = _places(world.true + generator.random(world.true.size))
        tried = world.counted >= FEWEST
        now = Held(*places[:3])
        row = [tried.sum(), _inside(now, truth)[tried].sum()]
        row.append(_inside(places.again, _places(world.expected))[tried].sum())
        self._held[case].append(np.array(row))
        self._said.append(places.p_top)
        self._true.append((truth <= PRIZES).astype(np.float64))

    def cover(self) -> list[dict[str, Any]]:
        sums = {case: np.sum(rows, axis=0) for case, rows in self._held.items()}
        rows = [
            {"voices": voices, "shape": shape} | _shares(*row.tolist())
            for (voices, shape), row in sums.items()
        ]
        total = np.sum(list(sums.values()), axis=0)
        return [*rows, {"voices": "all", "shape": "all"} | _shares(*total.tolist())]

    def chances(self) -> dict[str, Any]:
        said, true = np.concatenate(self._said), np.concatenate(self._true)
        bins = []
        for least, most in pairwise(EDGES):
            inside = (said > least) & (said <= most)
            if told := int(inside.sum()):
                bins.append(
                    {"least": least, "most": most, "told": told}
                    | {"said": _mean(said[inside]), "came_true": _mean(true[inside])}
                )
        base = true.mean()
        return {
            "brier": _mean((said - true) ** 2),
            "brier_of_base_rate": round(float(base * (1 - base)), 6),
            "bins": bins,
        }


def _places(values: Floats) -> Ints:
    return np.asarray(np.argsort(np.argsort(-values)) + 1, dtype=np.int64)


def _inside(held: Held, truth: Ints) -> NDArray[np.bool_]:
    return np.asarray((held.place_low <= truth) & (truth <= held.place_high))


def _shares(tried: int, held: int, again: int) -> dict[str, Any]:
    whole = max(tried, 1)
    return {"districts": tried, "held": round(held / whole, 4), "again": round(again / whole, 4)}


def _mean(values: Floats) -> float:
    return round(float(values.mean()), 6)
