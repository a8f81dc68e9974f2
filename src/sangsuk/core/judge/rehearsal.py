"""Judging tried on many juries that are made up: who is listed, when it stops, who is found."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, Final

import numpy as np

from sangsuk.core.judge import trial_fairness as fairness
from sangsuk.core.judge.made_up import APART, GO_ON, JURORS, PRIZES, STORIES, TIES, say
from sangsuk.core.judge.trial_comparing import CERTAINTY, CHECKED, Tried, Weighed, try_comparing
from sangsuk.core.judge.trial_fairness import (
    FINAL_JURORS,
    Alarms,
    try_choices,
    try_final,
    try_marks,
)

Z: Final = 1.959964  # 95 % intervals
RUNS_OF_CHOICES: Final = 5  # of the runs, one in so many is a round of comparisons with odd jurors
FINALS: Final = 10  # small ones a run: they cost little
PAIRS_TRIED: Final = 200_000

Tell = Callable[[float], None]


def rehearse_jury(*, runs: int, seed: int, tell: Tell) -> dict[str, Any]:
    """Figures of `runs` rounds; the same seed gives the same figures.

    Args:
        runs: rounds in which everybody compares, and the same in which all give marks.
        seed: of all chance.
        tell: is told the portion that is done, 0..1.
    """
    tried = []
    for run in range(runs):
        tried.append(try_comparing([seed, 0, run]))
        tell(0.8 * (run + 1) / runs)
    return {
        "seed": seed,
        "runs": runs,
        "agreement": _agreement(seed),
        "jurors": JURORS,
        "stories": STORIES,
        "prizes": PRIZES,
        "go_on": GO_ON,
        "lists": _lists(tried),
        "stop": _stop(tried),
        "fairness": rehearse_fairness(runs=runs, seed=seed, tell=tell),
    }


def rehearse_fairness(*, runs: int, seed: int, tell: Tell) -> dict[str, Any]:
    """Who is alarmed about in rounds of marks, of comparisons, and in finals of honest jurors."""
    marks = [try_marks([seed, 1, run]) for run in range(runs)]
    finals = [try_final([seed, 4, run]) for run in range(FINALS * runs)]
    few = -(-runs // RUNS_OF_CHOICES)
    choices = []
    for run in range(few):
        choices.append(try_choices([seed, 2, run]))
        tell(0.85 + 0.15 * (run + 1) / few)
    return {
        "marks": _found(marks, severe=True),
        "choices": _found(choices, severe=False),
        "final": {"honest": _alarmed(finals, range(FINAL_JURORS))},
    }


def _agreement(seed: int) -> dict[str, float]:
    """How often honest jurors choose rightly between two random stories, where they decide."""
    generator = np.random.default_rng([seed, 3])
    difference = np.abs(APART * np.sqrt(2) * generator.standard_normal(PAIRS_TRIED))
    said = say(generator, difference)
    decided = said != 0
    return {
        "right": _round((said[decided] > 0).mean()),
        "ties": _round(1 - decided.mean()),
        "nu": TIES,
    }


def _lists(tried: Sequence[Tried]) -> list[dict[str, Any]]:
    """By method and judgements a juror: how often the best were listed, how much less than ours."""
    rows = []
    for method in tried[0].listed:
        for each in CHECKED:
            own = np.array([one.listed[method][each] for one in tried], dtype=np.float64)
            ours = np.array([one.listed["active"][each] for one in tried], dtype=np.float64)
            low, high = wilson(int(own.sum()), len(own))
            margin, error = _mean(ours - own)
            rows.append(
                {"method": method, "each": each, "share": _round(own.mean()), "low": low}
                | {"high": high, "margin": margin}
                | {"margin_low": _round(margin - error), "margin_high": _round(margin + error)}
            )
    return rows


def _stop(tried: Sequence[Tried]) -> dict[str, Any]:
    stops = [one.stop for one in tried if one.stop is not None]
    weighed = [w for one in tried for w in one.weighed]
    sure = [w for w in weighed if w.stays >= CERTAINTY]
    holding = [w for w in weighed if w.holds >= CERTAINTY]
    return {
        "certainty": CERTAINTY,
        "stopped": len(stops),
        "after": median(w.wave for w in stops) if stops else None,
        "stayed": _share([w.stayed for w in stops]),
        "held": _share([w.held for w in stops]),
        "said_to_stay": _share([w.stayed for w in sure]),
        "said_to_hold": _share([w.held for w in holding]),
        "bins": _bins(weighed),
    }


def _bins(weighed: Sequence[Weighed]) -> list[dict[str, Any]]:
    """What was said of the list staying, and how often it did."""
    edges = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)
    rows = []
    for least, most in pairwise(edges):
        inside = [w for w in weighed if least < w.stays <= most]
        if inside:
            said, _ = _mean(np.array([w.stays for w in inside]))
            row = {"least": least, "most": most, "said": said}
            rows.append(row | _share([w.stayed for w in inside]))
    return rows


def _found(alarms: Sequence[Alarms], *, severe: bool) -> dict[str, Any]:
    odd = {fairness.LONG, fairness.RANDOM} | ({fairness.SEVERE} if severe else set())
    honest = [at for at in range(JURORS) if at not in odd]
    told = {
        "length": _share([fairness.LONG in one.follows_length for one in alarms]),
        "random": _share([fairness.RANDOM in one.out_of_step for one in alarms]),
        "honest": _alarmed(alarms, honest),
    }
    if severe:
        told["severe"] = _share([fairness.SEVERE in one.severity for one in alarms])
    return told


def _alarmed(alarms: Sequence[Alarms], jurors: Sequence[int]) -> dict[str, Any]:
    return _share([at in one.any_of() for one in alarms for at in jurors])


def _share(hits: Sequence[bool]) -> dict[str, Any]:
    if not hits:
        return {"of": 0, "share": None, "low": None, "high": None}
    low, high = wilson(sum(hits), len(hits))
    return {"of": len(hits), "share": _round(sum(hits) / len(hits)), "low": low, "high": high}


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    share, weight = hits / of, Z**2 / of
    middle = (share + weight / 2) / (1 + weight)
    half = Z * np.sqrt(share * (1 - share) / of + weight / (4 * of)) / (1 + weight)
    return _round(max(middle - half, 0.0)), _round(min(middle + half, 1.0))


def _mean(values: np.ndarray[Any, np.dtype[np.float64]]) -> tuple[float, float]:
    """The mean, and half of its 95 % interval."""
    error = Z * values.std() / np.sqrt(len(values))
    return _round(values.mean()), _round(error)


def _round(value: Any) -> float:
    return round(float(value), 4)
