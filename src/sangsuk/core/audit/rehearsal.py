"""The audit tried on many campaigns that are made up: what it risks, and what it costs."""

from collections import Counter
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any, Final

import numpy as np

from sangsuk.core.audit.conclude import RISK_LIMIT
from sangsuk.core.audit.made_up import CardError
from sangsuk.core.audit.planted import Plant
from sangsuk.core.audit.trials import Effort, try_right, try_wrong

LEADS: Final = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5)
SIZES: Final = (1_000, 5_000, 20_000, 50_000, 100_000, 500_000)
WRONG_SIZES: Final = (1_000, 5_000, 10_000, 50_000)
RUNS_A_CELL: Final = 64  # of the runs with a wrong winner, one in so many is run for each cell too

Tell = Callable[[float], None]


def rehearse(
    error: CardError, *, runs: int, seed: int, tell: Tell, most_voices: int = SIZES[-1]
) -> dict[str, Any]:
    """Figures of `runs` campaigns with a wrong winner, and of a table of right ones.

    Args:
        error: of the machine, as it was measured.
        runs: campaigns with a wrong winner; sizes, leads and plants take turns.
        seed: the same seed gives the same figures.
        tell: is told the portion that is done, 0..1.
        most_voices: no campaign of the table is larger.
    """
    sizes = [size for size in SIZES if size <= most_voices]
    wrong = rehearse_wrong(error, runs=runs, seed=seed, tell=lambda done: tell(done / 3))
    right = rehearse_right(
        error,
        sizes=sizes,
        runs=max(runs // RUNS_A_CELL, 3),
        seed=seed,
        tell=lambda done: tell(1 / 3 + done * 2 / 3),
    )
    return {"seed": seed, "limit": RISK_LIMIT, "wrong": wrong, "right": right}


def rehearse_wrong(error: CardError, *, runs: int, seed: int, tell: Tell) -> dict[str, Any]:
    """How many campaigns with a wrong winner are confirmed, in all and by how it was planted."""
    tried: Counter[Plant] = Counter()
    confirmed: Counter[Plant] = Counter()
    plants = list(Plant)
    for run in range(runs):
        turn, size = divmod(run, len(WRONG_SIZES))
        turn, lead = divmod(turn, len(LEADS))
        how = plants[turn % len(plants)]
        tried[how] += 1
        confirmed[how] += try_wrong(
            np.random.default_rng([seed, 0, run]),
            voices=WRONG_SIZES[size],
            lead=LEADS[lead],
            how=how,
            error=error,
        )
        tell((run + 1) / runs)
    return {
        "runs": runs,
        "confirmed": confirmed.total(),
        "by_plant": [
            {"how": how.value, "runs": tried[how], "confirmed": confirmed[how]} for how in plants
        ],
    }


def rehearse_right(
    error: CardError, *, sizes: Sequence[int], runs: int, seed: int, tell: Tell
) -> list[dict[str, Any]]:
    """What is read of campaigns with the right winners, by their size and lead."""
    cells = [(voices, lead) for voices in sizes for lead in LEADS]
    rows = []
    for at, (voices, lead) in enumerate(cells):
        efforts = []
        for run in range(runs):
            generator = np.random.default_rng([seed, 1, at, run])
            effort = try_right(generator, voices=voices, lead=lead, error=error)
            efforts += [effort] if effort else []
            tell((at + (run + 1) / runs) / len(cells))
        rows.append({"voices": voices, "lead": lead, **_sum_up(efforts)})
    return rows


def _sum_up(efforts: list[Effort]) -> dict[str, Any]:
    if not efforts:
        return {"runs": 0}
    return {
        "runs": len(efforts),
        "cards": int(median(effort.cards for effort in efforts)),
        "read": int(median(effort.read for effort in efforts)),
        "share": round(median(effort.share for effort in efforts), 4),
        "share_most": round(max(effort.share for effort in efforts), 4),
        "all_read": sum(effort.read == effort.cards for effort in efforts),
    }
