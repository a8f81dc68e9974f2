"""Places from what was heard: a second hand beside the one that made the standings."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from sangsuk.core.check.rows import Ear, Heard

PEOPLE: Final = 100_000


class District(NamedTuple):
    """A district of the campaign's scope, as districts.csv has it."""

    code: str
    district: str
    province: str
    population: int


class Placed(NamedTuple):
    """Its place among those that were spoken of, and the rule that settled it."""

    place: int
    tie_broken_by: str


Merit = tuple[float, ...]
Metric = Callable[[Heard, District], float]


def per_100k(heard: Heard, district: District) -> float:
    return len(heard.positive) * PEOPLE / district.population


TIES: Final[Mapping[str, Metric]] = {  # more is better
    "fewer_negative_voices": lambda heard, _: -len(heard.negative),
    "more_praise_days": lambda heard, _: len(heard.days),
    "more_services_praised": lambda heard, _: len(heard.services),
    "higher_per_100k": per_100k,
}


def place_districts(
    ear: Ear, districts: Iterable[District], chain: Sequence[str]
) -> dict[str, Placed]:
    """Place all districts that were mentioned by positive voices, then by the tie chain."""
    merits = {
        district.code: merit_of(ear[district.code], district, chain)
        for district in districts
        if district.code in ear
    }
    ordered = sorted(merits, key=lambda code: merits[code], reverse=True)
    better = {merit: place for place, merit in reversed(_numbered(merits[c] for c in ordered))}
    equals: dict[float, list[Merit]] = {}
    for code in ordered:
        equals.setdefault(merits[code][0], []).append(merits[code])
    return {
        code: Placed(better[merits[code]], _settled(merits[code], equals[merits[code][0]], chain))
        for code in ordered
    }


def merit_of(heard: Heard, district: District, chain: Sequence[str]) -> Merit:
    return (len(heard.positive), *(TIES[rule](heard, district) for rule in chain))


def _numbered(merits: Iterable[Merit]) -> list[tuple[int, Merit]]:
    return list(enumerate(merits, 1))


def _settled(merit: Merit, equals: Sequence[Merit], chain: Sequence[str]) -> str:
    """The last rule that had to be asked to tell it from its neighbours of equal count.

    The rule that tells a district from another is the first in which they
    differ; its neighbours in the order are those that differ latest.
    """
    if len(equals) == 1:
        return ""
    depths = [_first_difference(merit, other) for other in equals]
    alike = sum(depth == len(merit) for depth in depths)  # itself among them
    words = [*chain, "shared"]
    deepest = len(chain) if alike > 1 else max(depth - 1 for depth in depths if depth < len(merit))
    return words[deepest]


def _first_difference(one: Merit, other: Merit) -> int:
    pairs = enumerate(zip(one, other, strict=True))
    return next((depth for depth, (left, right) in pairs if left != right), len(one))
