"""What leaves the house of days: no small count of what people say, nor one that a sum gives away."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.tell.answers.days import Day, by_day
from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.open_data.released_days import released_days as release
from sangsuk.core.tell.open_data.suppression import FEWEST

OPENS = date(2020, 12, 1)
KINDS = ("praise", "both", "neither", "blame")
COUNTS = st.lists(st.tuples(*[st.integers(0, 12)] * 4), min_size=1, max_size=16)
WEEK = st.lists(st.tuples(*[st.integers(1, 12)] * 4), min_size=3, max_size=7)
ANSWERED = st.sets(st.integers(0, 150), max_size=20)


def told(counts: list[tuple[int, ...]]) -> list[Heard]:
    """So many stories of each kind on each day."""
    kinds = [
        (day, kind)
        for day, each in enumerate(counts)
        for kind, many in zip(KINDS, each, strict=True)
        for _ in range(many)
    ]
    return [
        Heard(
            story=number,
            day=OPENS + timedelta(days=day),
            platform="web",
            praised=("5007",) if kind in ("praise", "both") else (),
            blamed=("5803",) if kind in ("blame", "both") else (),
            mentioned=("5007", "5803"),
            services=(),
            drivers=(),
        )
        for number, (day, kind) in enumerate(kinds)
    ]


def days_of(counts: list[tuple[int, ...]], answered: set[int] = frozenset()) -> tuple[Day, ...]:
    return by_day(told(counts), dict.fromkeys(answered, "answered"), OPENS)


def released_days(days: tuple[Day, ...]) -> tuple[Day, ...]:
    """As they leave the house where parts tell of every week how many stories it has."""
    return release(days, {one.week for one in days})


def sums_that_are_told(true: tuple[Day, ...], shown: tuple[Day, ...]) -> list[list[int]]:
    """What somebody knows of the cells of all days, a line each: which cells, and their sum.

    Each cell that is told; days that are told, and what waits of them; the month by kind; and of
    each week all praise and all that asks for something better, as parts of the answer tell it.
    """
    cells = [(day, kind) for day in range(len(true)) for kind in range(4)]
    known = [[cell] for cell in cells if shown[cell[0]].said[cell[1]] is not None]
    known += [[(day, kind) for kind in range(4)] for day in range(len(true)) if shown[day].stories]
    known += [[(day, 1), (day, 3)] for day, one in enumerate(shown) if one.became[-1] is not None]
    known += [[(day, kind) for day in range(len(true))] for kind in range(4)]
    for week in {one.week for one in true}:
        for kinds in ((0, 1), (1, 3)):
            days = [day for day, one in enumerate(true) if one.week == week]
            known.append([(day, kind) for day in days for kind in kinds])
    return [[int(cell in line) for cell in cells] for line in known]


def follows(lines: list[list[int]], wanted: list[int]) -> bool:
    """Whether a sum of cells can be computed from sums that are known."""
    with_it = np.linalg.matrix_rank(np.array([*lines, wanted]))
    return bool(with_it == np.linalg.matrix_rank(np.array(lines)))


@given(COUNTS, ANSWERED)
def test_no_small_count_of_what_people_say_on_a_day_is_told(counts, answered):
    shown = released_days(days_of(counts, answered))
    said = [count for one in shown for count in (one.stories, *one.said, *one.became[4:])]

    assert [count for count in said if count and count < FEWEST] == []


@given(WEEK)
def test_no_small_count_of_a_day_can_be_computed_from_what_is_told(counts):
    true = days_of(counts)
    lines = sums_that_are_told(true, released_days(true))
    for day, each in enumerate(counts):
        for kinds in ((0,), (1,), (2,), (3,), (1, 3)):
            wanted = [
                int((at // 4, at % 4) in [(day, kind) for kind in kinds])
                for at in range(4 * len(counts))
            ]
            if sum(each[kind] for kind in kinds) < FEWEST:
                assert not follows(lines, wanted)


@given(COUNTS, ANSWERED)
def test_what_became_of_stories_does_not_tell_what_is_hidden_of_what_they_say(counts, answered):
    for one in released_days(days_of(counts, answered)):
        praise, both, neither, blame = one.said
        thanks, told_only, waits = one.became[4:]
        assert not (praise is None and thanks is not None)
        assert not (neither is None and told_only is not None)
        if waits is not None:
            assert waits == 0 or waits >= FEWEST
        assert one.stories is not None or {both, blame, waits} == {None}


@given(COUNTS, ANSWERED)
def test_what_is_told_of_a_day_is_true(counts, answered):
    true = days_of(counts, answered)
    for one, day in zip(released_days(true), true, strict=True):
        assert one.stories in (None, day.stories)
        for shown, count in zip((*one.said, *one.became), (*day.said, *day.became), strict=True):
            assert shown in (None, count)


def test_a_month_of_many_stories_is_told_whole_and_what_offices_did_however_few():
    true = days_of([(20, 5, 6, 9)] * 3, {0, 41})

    assert released_days(true) == true


def test_of_a_day_of_few_stories_nothing_is_told_nor_of_the_least_other_one():
    shown = released_days(days_of([(20, 5, 6, 9), (1, 0, 1, 0), (15, 5, 5, 5), (30, 9, 9, 9)]))

    assert [one.stories for one in shown] == [40, None, None, 57]
    assert {*shown[1].said, *shown[1].became, *shown[2].said, *shown[2].became} == {None}
