"""The tie chain (ลำดับการตัดสินเมื่อเสียงเท่ากัน): what settles equal counts, never a lot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from sangsuk.core.rank.voices import Tally
from sangsuk.core.terms.campaign import TieRule

SHARED: Final = "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A district that was spoken of, with what the chain may ask of it."""

    code: str
    tally: Tally
    per_100k: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Where a contender came, and what settled it.

    `tie_broken_by` is the last rule that had to be asked among districts of
    equal positive voices, "shared" where no rule told them apart, and None where
    no other district had as many voices.
    """

    code: str
    place: int
    tie_broken_by: str | None


ASKS: Final[dict[TieRule, Callable[[Contender], float]]] = {  # more is better
    TieRule.FEWER_NEGATIVE_VOICES: lambda contender: -contender.tally.negative_voices,
    TieRule.MORE_PRAISE_DAYS: lambda contender: contender.tally.praise_days,
    TieRule.MORE_SERVICES_PRAISED: lambda contender: contender.tally.services_praised,
    TieRule.HIGHER_PER_100K: lambda contender: contender.per_100k,
}


def place_contenders(contenders: Sequence[Contender], chain: Sequence[TieRule]) -> list[Placing]:
    """Place contenders by positive voices, then the chain; what is equal shares (1, 2, 2, 4)."""

    def merit(contender: Contender) -> tuple[float, ...]:
        return (contender.tally.positive_voices, *(ASKS[rule](contender) for rule in chain))

    ordered = sorted(contenders, key=lambda contender: contender.code)
    ordered.sort(key=merit, reverse=True)  # a stable sort: equals stay by code
    placings: list[Placing] = []
    for _, group in groupby(ordered, key=lambda contender: contender.tally.positive_voices):
        equals = list(group)
        settled = _settled_by([merit(contender)[1:] for contender in equals], chain)
        place = first = len(placings) + 1
        for offset, (contender, by) in enumerate(zip(equals, settled, strict=True)):
            if offset and merit(contender) != merit(equals[offset - 1]):
                place = first + offset
            placings.append(Placing(code=contender.code, place=place, tie_broken_by=by))
    return placings


def _settled_by(answers: Sequence[tuple[float, ...]], chain: Sequence[TieRule]) -> list[str | None]:
    """For answers of equal counts, best first: how deep the chain had to go for each."""
    if len(answers) == 1:
        return [None]
    depths = [_first_difference(better, worse) for better, worse in pairwise(answers)]
    around = zip([-1, *depths], [*depths, -1], strict=True)  # -1: no neighbour on that side
    words = [*(rule.value for rule in chain), SHARED]
    return [words[max(above, below)] for above, below in around]


def _first_difference(better: tuple[float, ...], worse: tuple[float, ...]) -> int:
    pairs = enumerate(zip(better, worse, strict=True))
    return next((depth for depth, (left, right) in pairs if left != right), len(better))
