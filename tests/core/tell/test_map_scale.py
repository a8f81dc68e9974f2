"""Which values share a colour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.tell.map_legend import draw_legend
from sangsuk.core.tell.map_scale import choose_scale
from sangsuk.core.tell.map_words import ENGLISH, in_figures

COUNTS = st.lists(st.integers(min_value=0, max_value=5_000).map(float), max_size=40)
RATES = st.lists(st.floats(min_value=0.001, max_value=9_999), max_size=40)


@given(COUNTS | RATES)
def test_more_praise_is_never_paler(values):
    scale = choose_scale(values)
    steps = [scale.step_of(value) for value in sorted(values)]
    assert steps == sorted(steps)


@given(COUNTS | RATES)
def test_praise_has_a_colour_and_its_absence_has_none(values):
    scale = choose_scale(values)
    assert all((scale.step_of(value) > 0) == (value > 0) for value in values)


@given(COUNTS | RATES)
def test_no_value_lies_below_its_colours_lowest(values):
    scale = choose_scale(values)
    praised = [value for value in values if value > 0]
    assert scale.bounds == tuple(sorted(set(scale.bounds)))
    assert all(scale.bounds[0] <= value for value in praised)


def test_silence_alone_needs_no_colours():
    assert choose_scale([None, 0.0]).bounds == ()


@pytest.mark.parametrize(
    ("values", "bounds"),
    [
        ([4.0], (4.0,)),
        ([1.0, 1.0, 1.0, 2.0], (1.0, 2.0)),
        ([1234.0], (1200.0,)),
        ([0.0345], (0.034,)),
        ([float(n) for n in range(1, 101)], (1.0, 36.0, 66.0, 86.0, 97.0)),
    ],
)
def test_colours_begin_at_round_figures(values, bounds):
    assert choose_scale(values).bounds == bounds


def test_few_different_values_use_colours_far_apart():
    scale = choose_scale([1.0, 1.0, 1.0, 2.0])
    assert [scale.step_of(1.0), scale.step_of(2.0)] == [1, 5]


def meanings(values, **asked):
    legend = draw_legend(dict(enumerate(values)), **asked)
    return [part.split("</li>")[0] for part in legend.split("</svg>")[1:]]


def test_the_key_says_from_where_to_where_each_colour_reaches():
    assert meanings([None, 0.0, *(float(n) for n in range(1, 101))]) == [
        "ยังไม่มีเสียง",
        "0 เสียง",
        "1–35 เสียง",
        "36–65 เสียง",
        "66–85 เสียง",
        "86–96 เสียง",
        "97 เสียงขึ้นไป",
        "กรุงเทพมหานคร ไม่อยู่ในโครงการ",
    ]


def test_the_key_counts_in_english():
    assert meanings([None, 1.0, 1.0, 1.0, 2.0], words=ENGLISH, bangkok=False) == [
        "no voice yet",
        "1 voice",
        "2 voices",
    ]


def test_the_key_of_rates_leaves_no_gap():
    assert meanings([0.5, 0.5, 1.25], bangkok=False)[1:] == ["0.5–1.2 เสียง", "1.2 เสียงขึ้นไป"]


@pytest.mark.parametrize(
    ("value", "figures"), [(1234.0, "1,234"), (0.5, "0.5"), (12.3456, "12.35"), (0.0, "0")]
)
def test_figures_are_short(value, figures):
    assert in_figures(value) == figures
