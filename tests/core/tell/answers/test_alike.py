"""How alike stories of one district are: told for the country, and of parts by their neighbours."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.tell.answers.alike import (
    neighbours_in,
    neighbours_in_all,
    neighbours_of,
    spread_in,
    spreads_of,
)
from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.answers.reasons import in_parts

SIZES = st.lists(st.integers(1, 40), min_size=2, max_size=12)
RARE = "fairness"


def told(number: int, place: str, *drivers: str) -> Heard:
    return Heard(
        story=number,
        day=date(2020, 12, 1),
        platform="web",
        praised=(place,),
        blamed=(),
        mentioned=(place,),
        services=(),
        drivers=drivers,
    )


def of_districts(sizes: list[int], rare: set[int] = frozenset()) -> list[Heard]:
    """So many stories of each district; every third tells of speed, few of what is rare."""
    places = [f"{5000 + at}" for at, size in enumerate(sizes) for _ in range(size)]
    return [
        told(n, place, *(["speed"] if n % 3 == 0 else []), *([RARE] if n in rare else []))
        for n, place in enumerate(places)
    ]


@given(SIZES, st.sets(st.integers(0, 23), min_size=1, max_size=4))
def test_no_design_effect_says_of_which_district_a_driver_of_few_stories_is_told(sizes, rare):
    several = [size + 12 for size in sizes]
    first = spreads_of(of_districts(several, set(range(len(rare)))))

    assert spreads_of(of_districts(several, rare)) == first


@given(SIZES)
def test_neighbours_of_all_are_rounded_down_and_of_parts_up(sizes):
    stories, exact = of_districts(sizes), neighbours_of(sizes)

    assert exact / 1.01 <= neighbours_in_all(stories) <= exact <= neighbours_in(stories)
    assert neighbours_in(stories) <= exact * 1.1


def test_a_story_of_thirty_has_twenty_nine_neighbours_and_one_alone_has_none():
    assert (neighbours_of([30]), neighbours_of([1] * 30), neighbours_of([])) == (29, 0, 0)
    assert neighbours_of([10, 20]) == pytest.approx((10 * 9 + 20 * 19) / 30)


def test_a_part_of_one_district_counts_as_little_as_its_stories_are_alike():
    """By itself it would show no difference between districts, and so no design effect."""
    stories = [
        told(100 * place + n, f"{place}", *(["speed"] if place % 2 else []))
        for place in range(20)
        for n in range(30)
    ]
    parts = in_parts(stories, lambda story: [story.place], {})
    [one] = [part for part in parts if part.code == "3"]
    [speed] = [reason for reason in one.reasons if reason.code == "speed"]

    assert (one.neighbours, speed.share.read) == (29, 1)
    assert speed.spread > 29
    assert speed.share.low < 0.3


@given(st.floats(1, 50), st.integers(1, 400))
def test_a_part_without_neighbours_has_no_design_effect_and_one_like_all_that_of_all(spread, many):
    assert spread_in(spread, 0, many) == 1
    assert spread_in(spread, many, many) == pytest.approx(spread)
    assert spread_in(spread, many, 0) == 1
