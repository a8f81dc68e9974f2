"""How often a district is likely praised: its own rate, drawn towards the country's."""

from functools import lru_cache
from typing import Final

import numpy as np

from sangsuk.records.standings.models import Snapshot
from sangsuk.records.standings.queries import standings_in

PEOPLE: Final = 100_000


def likely_rates(snapshot: Snapshot) -> dict[str, float]:
    """Positive voices per 100,000 people of each district of a snapshot, by code.

    The mean of that gamma whose 90 % interval the standings carry.
    """
    return _rates(snapshot.pk, snapshot.fingerprint)


@lru_cache(maxsize=4)
def _rates(snapshot: int, _fingerprint: str) -> dict[str, float]:
    # why: SciPy takes a second to import, and most pages do without it.
    from sangsuk.core.rank.shrinkage import fit_prior, rate_means  # noqa: PLC0415

    rows = standings_in(snapshot).values_list("district", "positive_voices", "district__population")
    codes, voices, people = zip(*rows, strict=True) if rows else ((), (), ())
    if not codes:
        return {}
    counts = np.array(voices, dtype=np.float64)
    exposures = np.array(people, dtype=np.float64) / PEOPLE
    means = rate_means(fit_prior(counts, exposures), counts, exposures)
    return dict(zip(codes, means.tolist(), strict=True))
