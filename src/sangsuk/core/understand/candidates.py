"""Which offices many texts may speak of, and what the words show about each of them.

A candidate is a district that some naming may mean.  Its clearest naming shows
it: behind a word for an office or its officer, a district's own name, before a
province, a long name; not behind another agency.  The features of those that are
worth weighing are laid down in `features_loops`: all their namings, the clearest one
and its place, the words for an office around, rivals, and what holds for the whole text.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.found import Found
from sangsuk.core.understand.name_tables import NameTables


class Kept(NamedTuple):
    """The candidates of many texts that are worth weighing, by text and district."""

    which: NDArray[np.int64]
    firsts: NDArray[np.int64]  # those of text t are from `firsts[t]` to `firsts[t + 1]`


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """The candidates of many texts, by text and district.

    Those of text t are from `firsts[t]` to `firsts[t + 1]`; candidate c has the namings
    (rows of `Found.namings`) from `of[c]` to `of[c + 1]` of `namings`.
    """

    district: NDArray[np.int16]
    firsts: NDArray[np.int64]
    namings: NDArray[np.int32]
    of: NDArray[np.int64]
    best: NDArray[np.int32]  # the naming that shows it
    bits: NDArray[np.int64]  # by naming, the cues directly before it
    weight: NDArray[np.float64]  # by naming, how clear it is

    @property
    def owner(self) -> NDArray[np.int64]:
        """The text of each candidate."""
        return np.repeat(np.arange(self.firsts.size - 1), np.diff(self.firsts))

    def all(self) -> Kept:
        """Every one of them, as if it were worth weighing."""
        return Kept(np.arange(self.best.size), self.firsts)

    def namings_of(self, candidate: int) -> NDArray[np.int32]:
        return self.namings[self.of[candidate] : self.of[candidate + 1]]


def gather_candidates(tables: NameTables, found: Found) -> Candidates:
    """Every office that some naming may mean."""
    # why: numba is slow to import
    from sangsuk.core.understand import candidates_loops  # noqa: PLC0415

    namings = found.namings, found.naming_bounds
    bits, weight = candidates_loops.see_each(tables, found.signs, found.bounds, *namings)
    gathered = candidates_loops.gather_each(*namings, found.pool, weight, tables.province.size)
    return Candidates(*gathered, bits, weight)


def fill_features(
    tables: NameTables, found: Found, candidates: Candidates, kept: Kept
) -> NDArray[np.float64]:
    """The features of some candidates, a row each; the others count as their rivals."""
    # why: numba is slow to import
    from sangsuk.core.understand import candidates_loops, sights_loops  # noqa: PLC0415

    some = candidates
    gathered = candidates_loops.Gathered(
        some.district, some.firsts, some.namings, some.of, some.best
    )
    return sights_loops.fill_each(tables, found, some.bits, some.weight, gathered, kept)
