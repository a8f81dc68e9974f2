"""What leaves the house of days: no small count of what people say, nor one that a sum gives away."""

from datetime import date, timedelta
from itertools import groupby

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.tell.answers.days import Day, by_day
from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.open_data.released_days import OF_TELLERS
from sangsuk.core.tell.open_data.released_days import released_days as release
from sangsuk.core.tell.open_data.suppression import FEWEST, hide_small

OPENS = date(2020, 12, 1)
KINDS = ("praise", "both", "neither", "blame")
COUNTS = st.lists(st.tuples(*[st.integers(0, 12)] * 4), min_size=1, max_size=16)
A_DAY = st.tuples(*[st.integers(1, 12)] * 4)
WEEK = st.lists(A_DAY, min_size=3, max_size=7)
MONTH = st.lists(st.just((0, 0, 0, 0)) | A_DAY, min_size=8, max_size=22).filter(
    lambda days: sum(map(any, days)) >= 3
)
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


def week_of_it(numbered: tuple[int, Day]) -> str:
    return numbered[1].week


def sums_that_are_told(true: tuple[Day, ...], shown: tuple[Day, ...]) -> list[list[int]]:
    """What somebody knows of the cells of all days, a line each: which cells, and their sum.

    Each cell that is told; days that are told, and what waits of them; the month by kind; and of
    each week all praise and all that asks for something better, as parts of the answer tell it
    where it is not hidden.
    """
    cells = [(day, kind) for day in range(len(true)) for kind in range(4)]
    known = [[cell] for cell in cells if shown[cell[0]].said[cell[1]] is not None]
    known += [[(day, kind) for kind in range(4)] for day in range(len(true)) if shown[day].stories]
    known += [[(day, 1), (day, 3)] for day, one in enumerate(shown) if one.became[-1] is not None]
    known += [[(day, kind) for day in range(len(true))] for kind in range(4)]
    for kinds in ((0, 1), (1, 3)):
        weeks = [[day for day, _ in each] for _, each in groupby(enumerate(true), week_of_it)]
        lines = [[(day, kind) for day in days for kind in kinds] for days in weeks]
        [sizes] = hide_small([[sum(true[day].said[at] for day, at in line) for line in lines]])
        known += [line for line, size in zip(lines, sizes, strict=True) if size is not None]
    return [[int(cell in line) for cell in cells] for line in known]


def sums_of_what_became(true: tuple[Day, ...], shown: tuple[Day, ...]) -> list[list[int]]:
    """What somebody knows of what only tellers did, three cells a day: thanks, neither, waiting.

    Each cell that is told, the month by each, and of days that are told all that no office
    answered: what offices did stands beside each story.
    """
    cells = [(day, at) for day in range(len(true)) for at in OF_TELLERS]
    known = [[(day, at)] for day, at in cells if shown[day].became[at] is not None]
    known += [[(day, at) for day in range(len(true))] for at in OF_TELLERS]
    known += [[(day, at) for at in OF_TELLERS] for day, one in enumerate(shown) if one.stories]
    return [[int(cell in line) for cell in cells] for line in known]


def room_of(lines: list[list[int]]) -> np.ndarray:
    """In which directions cells may change while every sum stays as it is known, a line each."""
    _, sizes, directions = np.linalg.svd(np.array(lines))
    return directions[int((sizes > 1e-9).sum()) :]


def follows(room: np.ndarray, wanted: list[int]) -> bool:
    """Whether a sum of cells can be computed from sums that are known."""
    return np.allclose(room @ wanted, 0, atol=1e-9)


def small_ones_that_follow(days: tuple[Day, ...]) -> list[tuple[int, tuple[int, ...]]]:
    """Of what people say on a day: which day, and which kinds together."""
    room = room_of(sums_that_are_told(days, released_days(days)))
    small = [
        (day, kinds)
        for day, one in enumerate(days)
        for kinds in ((0,), (1,), (2,), (3,), (1, 3))
        if 0 < sum(one.said[kind] for kind in kinds) < FEWEST
    ]
    return [
        (day, kinds)
        for day, kinds in small
        if follows(room, [int(at // 4 == day and at % 4 in kinds) for at in range(4 * len(days))])
    ]


@given(COUNTS, ANSWERED)
def test_no_small_count_of_what_people_say_on_a_day_is_told(counts, answered):
    shown = released_days(days_of(counts, answered))
    said = [count for one in shown for count in (one.stories, *one.said, *one.became[4:])]

    assert [count for count in said if count and count < FEWEST] == []


@given(WEEK | MONTH)
def test_no_small_count_of_a_day_can_be_computed_from_what_is_told(counts):
    assert small_ones_that_follow(days_of(counts)) == []


@given(MONTH, st.integers(0, 10))
def test_no_small_count_of_what_waits_can_be_computed_from_what_is_told(counts, answered):
    stories = range(sum(map(sum, counts)))
    true = days_of(counts, {number for number in stories if number % 10 < answered})
    room = room_of(sums_of_what_became(true, released_days(true)))
    cells = [count for one in true for count in one.became[4:]]
    small = [at for at, count in enumerate(cells) if 0 < count < FEWEST]

    assert [
        at for at in small if follows(room, [int(at == one) for one in range(len(cells))])
    ] == []


def test_the_only_day_of_a_week_is_not_told_with_its_week():
    """What a week tells is all of that day: less it, the total would be what praises alone."""
    true = days_of([*[(20, 5, 6, 9)] * 7, (3, 0, 0, 9)])
    shown = released_days(true)

    assert [one.stories for one in shown].count(None) == 2
    assert (shown[7].stories, {*shown[7].said, *shown[7].became}) == (None, {None})
    assert release(true, {"1"})[7].stories == 12  # nobody tells how many this week has


@pytest.mark.parametrize(
    ("counts", "answered"), [((0, 0, 0, 9), {*range(6)}), ((1, 0, 0, 8), {*range(1, 8)})]
)
def test_a_day_with_few_unanswered_stories_is_not_told_where_its_total_tells_of_them(
    counts, answered
):
    shown = released_days(days_of([counts, *[(20, 5, 6, 9)] * 3], answered))

    assert (shown[0].stories, {*shown[0].said, *shown[0].became}) == (None, {None})
    assert [one.stories for one in shown].count(None) == 2


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
