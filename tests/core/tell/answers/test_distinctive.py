"""What is distinctive of a part: as its slow twin finds it, and the same whatever the order."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twins.slow_distinctive import slow_stand_out

from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.answers.reasons import in_parts, stand_out
from sangsuk.core.terms.codes import DRIVERS

CODES = sorted(DRIVERS)
SETS = st.frozensets(st.sampled_from(CODES[:4]), max_size=3)
# How often each way of telling comes: hundreds of stories of a few kinds.
TOLD = st.lists(st.tuples(SETS, st.integers(1, 60)), max_size=4).map(
    lambda kinds: [drivers for drivers, times in kinds for _ in range(times)]
)


def heard(number: int, drivers: frozenset[str], platform: str = "web") -> Heard:
    return Heard(
        story=number,
        day=date(2020, 12, 5),
        platform=platform,
        praised=(f"{1000 + number}",),
        blamed=(),
        mentioned=(f"{1000 + number}",),
        services=("id_card",),
        drivers=tuple(sorted(drivers)),
    )


def fast(inside: list[frozenset[str]], outside: list[frozenset[str]]) -> list[tuple[str, float]]:
    part = [heard(number, drivers) for number, drivers in enumerate(inside)]
    usual = Counter(code for drivers in [*inside, *outside] for code in drivers)
    return list(stand_out(part, usual, len(inside) + len(outside), {}))


@settings(max_examples=40)
@given(TOLD, TOLD)
def test_what_stands_out_is_what_the_slow_twin_finds(inside, outside):
    found, twin = fast(inside, outside), slow_stand_out(inside, outside)

    assert [code for code, _ in found] == [code for code, _ in twin]
    assert [z for _, z in found] == pytest.approx([z for _, z in twin])


@settings(max_examples=40)
@given(TOLD, TOLD)
def test_a_driver_stands_out_here_or_elsewhere_and_never_in_both(inside, outside):
    here, elsewhere = (
        {code for code, _ in fast(*two)} for two in ((inside, outside), (outside, inside))
    )

    assert here & elsewhere == set()


@settings(max_examples=40)
@given(TOLD, st.randoms(use_true_random=False))
def test_the_order_of_stories_changes_nothing(told, chance):
    stories = [heard(n, drivers, "web" if n % 3 else "line") for n, drivers in enumerate(told)]
    mixed = list(stories)
    chance.shuffle(mixed)

    def part_of(story: Heard) -> list[str]:
        return [story.platform]

    assert in_parts(mixed, part_of, {}) == in_parts(stories, part_of, {})
