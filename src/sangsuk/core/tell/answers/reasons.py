"""What made people happy or unhappy: drivers ranked, in all stories and in parts of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Final

from sangsuk.core.tell.answers.alike import (
    neighbours_in,
    neighbours_in_all,
    spread_in,
    spreads_of,
)
from sangsuk.core.tell.answers.corrected import Corrected, DriverError, correct_share
from sangsuk.core.tell.answers.heard import FEWEST, Heard
from sangsuk.core.terms.codes import DRIVERS

Errors = Mapping[str, DriverError]
PRIOR: Final = 100.0  # stories' worth of what is usual, by which a small part is held back
SURE: Final = 1.96


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One driver, in which share of the stories it is told, and the design effect of that."""

    code: str
    share: Corrected
    spread: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What is usual in all stories of a side, beside which a part is looked at."""

    stories: int
    told: Mapping[str, int]  # in how many of them each driver is told
    spreads: Mapping[str, float]  # of each driver the design effect
    neighbours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The stories of one part: of a service, region, size, door or week."""

    code: str
    stories: int
    neighbours: float  # other stories of its district that a story of the part has, on average
    reasons: tuple[Reason, ...]  # most frequent first; none where too few were told
    stands_out: tuple[tuple[str, float], ...]  # drivers told more often here, with how surely (z)


def rank_reasons(
    stories: Sequence[Heard], errors: Errors, spreads: Mapping[str, float] | None = None
) -> tuple[Reason, ...]:
    """All drivers, the most frequent first; none where too few stories were told.

    Args:
        stories: of a side, or of a part of one.
        errors: of each driver; one that is missing was read by people.
        spreads: of each driver the design effect; None: as it is in these stories.
    """
    if len(stories) < FEWEST:
        return ()
    spreads = spreads_of(stories) if spreads is None else spreads
    found = Counter(code for story in stories for code in set(story.drivers))
    reasons = [
        Reason(
            code=code,
            share=correct_share(
                found[code], len(stories), errors.get(code), spread=spreads.get(code, 1.0)
            ),
            spread=spreads.get(code, 1.0),
        )
        for code in DRIVERS
    ]
    return tuple(sorted(reasons, key=lambda one: (-one.share.likely, -one.share.read, one.code)))


def in_parts(
    stories: Sequence[Heard], parts_of: Callable[[Heard], Iterable[str]], errors: Errors
) -> tuple[Part, ...]:
    """The stories by what `parts_of` says they belong to, the largest part first."""
    parts: dict[str, list[Heard]] = {}
    for story in stories:
        for code in dict.fromkeys(parts_of(story)):
            parts.setdefault(code, []).append(story)
    usual = Usual(
        stories=len(stories),
        told=Counter(code for story in stories for code in story.drivers),
        spreads=spreads_of(stories),
        neighbours=neighbours_in_all(stories),
    )
    told = [_part(code, part, usual, errors) for code, part in parts.items()]
    return tuple(sorted(told, key=lambda part: (-part.stories, part.code)))


def _part(code: str, part: Sequence[Heard], usual: Usual, errors: Errors) -> Part:
    if len(part) < FEWEST:
        return Part(code=code, stories=len(part), neighbours=0.0, reasons=(), stands_out=())
    here = neighbours_in(part)
    spreads = {
        driver: spread_in(spread, here, usual.neighbours)
        for driver, spread in usual.spreads.items()
    }
    return Part(
        code=code,
        stories=len(part),
        neighbours=here,
        reasons=rank_reasons(part, errors, spreads),
        stands_out=stand_out(part, usual.told, usual.stories, usual.spreads),
    )


def stand_out(
    part: Sequence[Heard], usual: Mapping[str, int], of: int, spreads: Mapping[str, float]
) -> tuple[tuple[str, float], ...]:
    """Drivers that are told surely more often in a part than in the others, the surest first.

    The variance has all four counts: what Monroe and others leave out is small for rare words
    alone, and a driver may be told in every second story.

    Args:
        part: its stories.
        usual: in how many of all stories each driver is told.
        of: how many stories there are.
        spreads: of each driver the design effect; 1 where it is missing.

    Source:
        Monroe, Colaresi, Quinn (2008), Fightin' Words, Political Analysis 16: log-odds with
        an informative Dirichlet prior.
    """
    here = Counter(code for story in part for code in story.drivers)
    others = of - len(part)
    found = []
    for code in DRIVERS:
        share = usual.get(code, 0) / of if of else 0.0
        if not 0 < share < 1 or others <= 0:
            continue
        prior, rest = PRIOR * share, PRIOR * (1 - share)
        inside = (here[code] + prior, len(part) - here[code] + rest)
        outside = (
            usual.get(code, 0) - here[code] + prior,
            others - (usual.get(code, 0) - here[code]) + rest,
        )
        apart = log(inside[0] / inside[1]) - log(outside[0] / outside[1])
        z = apart / sqrt(spreads.get(code, 1.0) * sum(1 / each for each in (*inside, *outside)))
        if z > SURE:
            found.append((code, z))
    return tuple(sorted(found, key=lambda one: (-one[1], one[0])))
