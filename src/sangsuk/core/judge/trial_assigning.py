"""Assignment tried at full size: all stories of a campaign, and readers who live as people do."""

from typing import Any, Final

import numpy as np

from sangsuk.core.judge.assignment import Assignment, assign
from sangsuk.core.judge.conflicts import why_not
from sangsuk.core.terms.district import PROVINCE_CODES
from sangsuk.core.terms.juror import Candidate, Juror

STORIES: Final = 100_000
READERS: Final = 2_000
EACH: Final = 2
CROWDED: Final = 3  # the power by which a few districts have most stories, and most readers


def make_campaign(seed: int) -> tuple[list[Candidate], list[Juror]]:
    """Stories and readers crowd in the same provinces; many readers have a tie to a teller."""
    generator = np.random.default_rng([seed, 0])
    codes = [f"{province}{district:02}" for province in PROVINCE_CODES for district in range(1, 13)]
    told = (len(codes) * generator.random(STORIES) ** CROWDED).astype(int)
    homes = (len(codes) * generator.random(READERS) ** CROWDED).astype(int)
    works = generator.integers(0, len(codes), READERS)
    known = generator.integers(0, STORIES, READERS)
    stories = [
        Candidate(id=f"story {at}", districts=frozenset({codes[code]}), teller=f"teller {at}")
        for at, code in enumerate(told.tolist())
    ]
    readers = [
        Juror(
            id=f"reader {at}",
            homes=frozenset({codes[homes[at]]}),
            workplaces=frozenset({codes[works[at]]}),
            relations=frozenset({f"teller {known[at]}"}),
        )
        for at in range(READERS)
    ]
    return stories, readers


def check_assignment(
    assignment: Assignment, stories: list[Candidate], readers: list[Juror]
) -> dict[str, Any]:
    """How even it is, and how many conflicts came through."""
    by_id = {reader.id: reader for reader in readers}
    loads = assignment.loads().values()
    conflicts = sum(
        why_not(by_id[reader], story) is not None
        for story in stories
        for reader in assignment.jurors[story.id]
    )
    return {
        "stories": len(stories),
        "readers": len(readers),
        "each": EACH,
        "least": min(loads),
        "most": max(loads),
        "conflicts": conflicts,
    }


def assign_all(stories: list[Candidate], readers: list[Juror], *, seed: int) -> Assignment:
    return assign(stories, readers, each=EACH, seed=str(seed))
