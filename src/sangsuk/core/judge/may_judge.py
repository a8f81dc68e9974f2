"""Who may judge each story, for a whole panel at once."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.judge.conflicts import NO_RECUSALS, Recusals, why_not
from sangsuk.core.terms.juror import Candidate, Juror

Flags = NDArray[np.bool_]


class Panel:
    """Jurors in the order of their ids, and whom of them each story may come to.

    What keeps a juror out by place is the same for all stories of the same
    districts, so it is asked once for these; people are looked up by name.
    """

    def __init__(self, jurors: Sequence[Juror], recusals: Recusals = NO_RECUSALS) -> None:
        self.jurors = sorted(jurors, key=lambda juror: juror.id)
        self.ids = [juror.id for juror in self.jurors]
        self._recusals = recusals
        self._by_place: dict[frozenset[str], Flags] = {}
        self._concerned: defaultdict[str, set[int]] = defaultdict(set)
        for at, juror in enumerate(self.jurors):
            for name in {juror.id, juror.household, *juror.relations} - {None}:
                self._concerned[f"{name}"].add(at)
        for juror_id, story_id in recusals:
            self._concerned[f"story {story_id}"].update(
                at for at, one in enumerate(self.ids) if one == juror_id
            )

    def __len__(self) -> int:
        return len(self.jurors)

    def may_judge(self, story: Candidate) -> Flags:
        """Of each juror, whether nothing keeps them from the story."""
        places = self._outside(story.districts)
        barred = [
            at
            for at in self._asked_about(story)
            if why_not(self.jurors[at], story, self._recusals) is not None
        ]
        if not barred:
            return places
        may = places.copy()
        may[barred] = False
        return may

    def _outside(self, districts: frozenset[str]) -> Flags:
        if districts not in self._by_place:
            place = Candidate(id="", districts=districts)
            self._by_place[districts] = np.array(
                [why_not(juror, place) is None for juror in self.jurors], dtype=bool
            )
        return self._by_place[districts]

    def _asked_about(self, story: Candidate) -> set[int]:
        names = [story.teller, story.household, *story.helpers, f"story {story.id}"]
        return set().union(*(self._concerned.get(name, ()) for name in names if name is not None))
