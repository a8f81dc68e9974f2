"""How alike the stories of one district are: by it their number counts as if it were smaller."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from math import ceil, floor, log10

from sangsuk.core.tell.answers.corrected import design_effect
from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.open_data.suppression import FEWEST
from sangsuk.core.terms.codes import DRIVERS

OF_ALL, OF_PARTS = 3, 2  # digits


def spreads_of(stories: Collection[Heard]) -> dict[str, float]:
    """Of each driver the design effect, its clusters being districts.

    It is rounded up to a hundredth: it stands in the open tables, and more digits would help
    only who wants to find out by it what was told of one district. By that of a driver that is
    told in 1 to 4 stories one could: it has the largest of the others.
    """
    told = Counter(story.place for story in stories)
    have = Counter((code, story.place) for story in stories for code in set(story.drivers))
    many = Counter(code for story in stories for code in set(story.drivers))
    found = {
        code: design_effect({at: (have[code, at], each) for at, each in told.items()})
        for code in DRIVERS
        if many[code] >= FEWEST
    }
    rounded = {code: ceil(100 * effect) / 100 for code, effect in found.items()}
    return dict.fromkeys(DRIVERS, max(rounded.values(), default=1.0)) | rounded


def neighbours_in_all(stories: Iterable[Heard]) -> float:
    """How many other stories of its district a story has, on average; rounded down."""
    return _to_digits(neighbours_of(_sizes(stories)), OF_ALL, floor)


def neighbours_in(part: Iterable[Heard]) -> float:
    """The same of a part; rounded up, so that no exact sum of small districts stands anywhere."""
    return _to_digits(neighbours_of(_sizes(part)), OF_PARTS, ceil)


def neighbours_of(sizes: Iterable[int]) -> float:
    """The same from how many stories each district has, as it is."""
    each = [int(size) for size in sizes]
    return sum(size * size for size in each) / sum(each) - 1 if any(each) else 0.0


def spread_in(spread: float, neighbours: float, in_all: float) -> float:
    """The design effect in a part: as alike as in all stories, with its own number together.

    Counted in each part by itself it would be chance where districts are few, and no effect at
    all where there is one.

    Args:
        spread: the design effect in all stories.
        neighbours: other stories of its district that a story of the part has, on average.
        in_all: the same of all stories.

    Source:
        Kish (1965), Survey Sampling, 5.4: 1 + (stories together - 1) · how alike they are; where
        sizes differ the mean over stories, Gabler, Häder, Lahiri (1999), Survey Methodology 25.
    """
    return 1 + (spread - 1) * neighbours / in_all if in_all else 1.0


def _sizes(stories: Iterable[Heard]) -> Collection[int]:
    return Counter(story.place for story in stories).values()


def _to_digits(value: float, digits: int, turn: Callable[[float], int]) -> float:
    if value <= 0:
        return 0.0
    step = 10.0 ** (floor(log10(value)) - digits + 1)
    return round(turn(value / step) * step, 12)
