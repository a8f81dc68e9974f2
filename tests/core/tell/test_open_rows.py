"""Open rows: of one story no table tells more than one kind of thing, and no small count stands."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.tell.answers.days import SAID
from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.open_data.alone import (
    CROSSED,
    MAY_TELL,
    Crowd,
    crowds_of,
    what_tells_too_much,
)
from sangsuk.core.tell.open_data.rows import mention_rows, told_rows
from sangsuk.core.tell.open_data.suppression import FEWEST, hide_small

TABLES = st.integers(1, 6).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=1, max_size=6
    )
)
NOTHING = {name: [] for name in (*MAY_TELL, *CROSSED)}
DISTRICT = "concern_districts: district tells more than one thing"
NO_COUNTS = dict.fromkeys(("stories", *SAID))


def a_story(number, *, praised=(), blamed=(), neither=(), drivers=()):
    return Heard(
        story=number,
        day=date(2020, 12, 1 + number),
        platform="facebook",
        praised=praised,
        blamed=blamed,
        mentioned=(*praised, *blamed, *neither),
        services=("id_card",),
        drivers=drivers,
    )


@given(TABLES)
def test_no_count_of_one_to_four_is_shown(cells):
    shown = [cell for row in hide_small(cells) for cell in row if cell is not None]

    assert [cell for cell in shown if 0 < cell < FEWEST] == []


@given(TABLES)
def test_no_sum_of_a_row_or_column_gives_a_hidden_count_away(cells):
    """A hidden count alone in its line is what the sum leaves, and where all are 1 so is each.

    Nothing but zeros is shown beside such ones.
    """
    hidden = hide_small(cells)
    lines = [*zip(hidden, cells, strict=True)]
    lines += [*zip(zip(*hidden, strict=True), zip(*cells, strict=True), strict=True)]
    for shown, true in lines:
        counts = [count for cell, count in zip(shown, true, strict=True) if cell is None]
        if len(counts) == 1 or (counts and sum(counts) == len(counts)):
            assert sum(true) == sum(counts)


@given(TABLES)
def test_what_is_shown_is_true_and_a_zero_stays(cells):
    for shown, true in zip(hide_small(cells), cells, strict=True):
        for cell, count in zip(shown, true, strict=True):
            assert cell in ({count} if not count else {count, None})


def test_a_table_without_small_counts_is_shown_whole():
    assert hide_small([[5, 0, 90], [7, 8, 0]]) == [[5, 0, 90], [7, 8, 0]]
    assert hide_small([[3, 9, 20]]) == [[None, None, 20]]
    assert hide_small([[1, 1, 9, 20]]) == [[None, None, None, 20]]


def test_rows_of_stories_stand_in_the_order_of_their_cells():
    stories = [
        a_story(1, praised=("5007",), drivers=("speed", "courtesy")),
        a_story(2, blamed=("5007",), drivers=("speed",)),
        a_story(3, praised=("5803",), blamed=("5007",)),
    ]
    rows = told_rows(stories, lambda one: one.drivers)

    assert [tuple(row.values()) for row in rows] == [
        (0, 1, "speed"),
        (1, 0, "courtesy speed"),
        (1, 1, ""),
    ]
    assert told_rows(reversed(stories), lambda one: one.drivers) == rows


def test_a_story_that_praises_and_blames_one_office_is_told_as_both():
    both = a_story(1, praised=("5007",), blamed=("5007",), neither=("5803",))

    assert [tuple(row.values()) for row in mention_rows([both, a_story(2, praised=("5007",))])] == [
        ("5007", "both", 1),
        ("5007", "praise", 1),
        ("5803", "neither", 1),
    ]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, []),
        (
            {"drivers": [{"praises": 1, "blames": 0, "codes": "", "day": "2020-12-01"}]},
            ["drivers: day tells more than one thing"],
        ),
        ({"concern_districts": [{"codes": "", "district": "5007"}]}, [DISTRICT]),
        ({"days": [NO_COUNTS | {"stories": 4}]}, ["days, row 2: a count of 4"]),
        ({"days": [NO_COUNTS | {"stories": 9, "both": 2}]}, ["days, row 2: a count of 2"]),
        ({"days": [NO_COUNTS, NO_COUNTS | {"stories": 5}]}, []),
    ],
)
def test_what_would_tell_of_people_is_named(changed, told):
    assert what_tells_too_much(NOTHING | changed) == told


def test_rows_that_are_like_no_other_are_counted():
    row = {"praises": 1, "blames": 0, "codes": "speed"}
    alone = row | {"codes": "courtesy"}
    others = ("services", "practices", "themes", "answered")

    assert crowds_of(NOTHING | {"drivers": [row] * 5 + [alone] + [row | {"blames": 1}] * 2}) == {
        "drivers": Crowd(rows=8, alone=1, among_few=3),
        **dict.fromkeys(others, Crowd(rows=0, alone=0, among_few=0)),
    }
