"""Figures hold their numbers, tell them in words too, and stand alone as valid SVG."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.tell.figures.bars import draw_bars, draw_multiples
from sangsuk.core.tell.figures.calendar import depth_of, draw_calendar
from sangsuk.core.tell.figures.counts import Count, draw_counts
from sangsuk.core.tell.figures.key import Meaning
from sangsuk.core.tell.figures.nothing import draw_nothing
from sangsuk.core.tell.figures.places import LARGEST, draw_places
from sangsuk.core.tell.figures.slopes import LINE, draw_slopes
from sangsuk.core.tell.figures.swarm import MOST_DOTS, dots_of, draw_swarm
from sangsuk.core.tell.figures.wrapped import width_of

NAME = "<เร็ว & ดี>"
ROW = {
    "name": NAME,
    "likely": 0.4,
    "low": 0.3,
    "high": 0.5,
    "likely_text": "40",
    "range_text": "30–50",
}
DAYS = [
    (date(2020, 12, 1), {"praise": 3, "both": 0, "neither": 0, "blame": 2}),
    (date(2020, 12, 2), {"praise": 2, "both": 1, "neither": 1, "blame": 1}),
]
MONTH = [{"date": date(2020, 12, day), "stories": day % 8} for day in range(1, 32)]
WAY = {"name": NAME, "first": 0.2, "last": 0.4, "first_text": "20", "last_text": "40"}
PLACE = {"name": NAME, "x": 0.5, "y": 0.7, "stories": 4, "praise": 1, "blame": 2}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize(
    "draw",
    [
        lambda alone: draw_bars("a", [ROW], title=NAME, told=NAME, alone=alone),
        lambda alone: draw_multiples(
            "a", [{"name": NAME, "top": [ROW]}], title=NAME, told=NAME, alone=alone
        ),
        lambda alone: draw_swarm("a", DAYS, title=NAME, told=NAME, alone=alone),
        lambda alone: draw_bars("a", [], title=NAME, told=NAME, alone=alone),
        lambda alone: draw_calendar(
            "a", MONTH, title=NAME, told=NAME, weekdays=[NAME] * 7, alone=alone
        ),
        lambda alone: draw_calendar(
            "a", [], title=NAME, told=NAME, weekdays=[NAME] * 7, alone=alone
        ),
        lambda alone: draw_slopes(
            "a", [WAY], title=NAME, told=NAME, ends=(NAME, NAME), alone=alone
        ),
        lambda alone: draw_slopes("a", [], title=NAME, told=NAME, ends=("", ""), alone=alone),
        lambda alone: draw_places("a", [PLACE], title=NAME, told=NAME, tall=1.5, alone=alone),
        lambda alone: draw_places("a", [], title=NAME, told=NAME, tall=1.5, alone=alone),
        lambda alone: draw_swarm("a", [], title=NAME, told=NAME, alone=alone),
    ],
)
def test_a_figure_is_an_svg_that_tells_itself_in_words(draw, alone):
    drawn = ET.fromstring(draw(alone))

    assert drawn.get("role") == "img"
    assert drawn.find(f"{SVG}title").text == NAME
    assert drawn.find(f"{SVG}desc") is not None
    assert (drawn.find(f"{SVG}style") is not None) == alone


def test_the_range_of_a_share_is_drawn_where_it_lies():
    drawn = ET.fromstring(draw_bars("a", [ROW], title="t", told="t")).findall(f"{SVG}path")
    ways = {way.get("class"): way.get("d") for way in drawn}

    assert ways == {
        "fig-way": "M0 28h360v12h-360z",
        "fig-bar": "M0 28h288v12H0z",
        "fig-range": "M216 34H360",
    }


def test_each_story_is_a_dot_of_its_kind():
    drawn = ET.fromstring(draw_swarm("a", DAYS, title="t", told="t"))
    kinds = {path.get("class").split("-")[-1]: path for path in drawn if path.get("d")}
    dots = {kind: [*dots_of_lines(path)] for kind, path in kinds.items()}
    places = [place for each in dots.values() for place in each]

    many = {kind: len(each) for kind, each in dots.items()}
    assert many == {"praise": 5, "both": 1, "neither": 1, "blame": 3}
    assert len(set(places)) == len(places)


@given(st.lists(st.tuples(*[st.integers(0, 40)] * 4), min_size=1, max_size=31))
def test_every_story_of_a_month_has_a_place_of_its_own(counts):
    kinds = ("praise", "both", "neither", "blame")
    days = [
        (date(2020, 12, at), dict(zip(kinds, each, strict=True)))
        for at, each in enumerate(counts, start=1)
    ]
    drawn = ET.fromstring(draw_swarm("a", days, title="t", told="t"))
    places = [place for path in drawn if path.get("d") for place in dots_of_lines(path)]

    assert len(places) == len(set(places)) == sum(map(sum, counts))


def dots_of_lines(path: ET.Element) -> Iterator[tuple[float, float]]:
    """Where the dots of dashed lines lie, each at the beginning of a dash."""
    step = sum(map(float, path.get("stroke-dasharray").split()))
    for x, first, long in re.findall(r"M([\d.]+) ([\d.-]+)v-([\d.]+)", path.get("d")):
        for n in range(int(float(long) / step) + 1):
            yield float(x), round(float(first) - n * step, 1)


def test_of_many_stories_a_dot_stands_for_several():
    assert dots_of(MOST_DOTS) == 1
    assert dots_of(MOST_DOTS + 1) == 2


def test_a_key_says_what_colours_mean_and_how_many_there_are():
    key = [Meaning("fig-praise", NAME, "5"), Meaning("fig-blame", "b", "3")]
    bare, keyed = (
        ET.fromstring(draw_swarm("a", DAYS, title="t", told="t", key=each)) for each in ((), key)
    )
    said = [one.text for one in keyed.findall(f"{SVG}text")]

    assert [one for one in said if one in (NAME, "5", "b", "3")] == [NAME, "5", "b", "3"]
    assert len(keyed.findall(f"{SVG}path")) == len(bare.findall(f"{SVG}path")) + 2


def test_a_long_title_stands_in_lines_that_fit_a_figure_that_stands_alone():
    title = "เหตุที่ชื่นชม จากสัปดาห์แรกถึงสัปดาห์ล่าสุด (ในร้อยเรื่อง)"
    alone, on_a_page = (
        ET.fromstring(draw_bars("a", [ROW], title=title, told="t", alone=alone))
        for alone in (True, False)
    )
    lines = [one.text for one in alone.findall(f"{SVG}text") if one.get("class") == "fig-title"]

    assert (len(lines) > 1, " ".join(lines)) == (True, title)
    assert max(width_of(line, 20) for line in lines) <= 360
    assert "fig-title" not in [one.get("class") for one in on_a_page]


def test_counts_of_a_row_are_bars_on_one_scale_with_their_numbers():
    rows = [
        Count("a", (("fig-bar", 20), ("fig-bar-blame", 10))),
        Count("b", (("fig-bar", 0), ("fig-bar-blame", 5))),
    ]
    drawn = ET.fromstring(draw_counts("a", rows, title="t", told="t"))
    bars = {
        one.get("class"): re.findall(r"M0 [\d.]+h([\d.]+)v", one.get("d"))
        for one in drawn.findall(f"{SVG}path")
    }

    assert bars == {"fig-bar": ["308", "1"], "fig-bar-blame": ["154", "77"]}


def test_each_day_stands_in_its_week_under_its_weekday_deeper_the_more_was_told():
    drawn = ET.fromstring(draw_calendar("a", MONTH, title="t", told="t", weekdays=["d"] * 7))
    days = drawn.findall(f"{SVG}rect")

    assert (len(days), days[0].get("x"), days[6].get("x")) == (31, "52", "0")  # 1 Dec: a Tuesday
    assert len({day.get("y") for day in days}) == 5
    assert [depth_of(told, 10, 110) for told in (10, 29, 55, 110)] == [0, 0, 2, 4]
    assert depth_of(7, 7, 7) == 0


def test_names_at_the_end_of_slopes_stand_apart_however_close_the_shares_are():
    close = [WAY | {"name": f"n{n}", "last": 0.4 + n / 1000} for n in range(8)]
    drawn = ET.fromstring(draw_slopes("a", close, title="t", told="t", ends=("w1", "w4")))
    ends = sorted(
        float(words.get("y")) for words in drawn.findall(f"{SVG}text") if " n" in words.text
    )

    assert min(later - one for one, later in pairwise(ends)) >= LINE - 0.1
    heads = [float(one.get("y")) for one in drawn.findall(f"{SVG}text") if one.text == "w4"]
    assert min(ends) - max(heads) >= LINE


def test_names_at_the_end_of_slopes_stand_below_what_their_ends_are_called():
    crowded = [WAY | {"name": f"n{n}", "last": 0.4 - n / 1000} for n in range(8)]
    drawn = ET.fromstring(draw_slopes("a", crowded, title="t", told="t", ends=("w1", "w4")))
    lines = {words.text: float(words.get("y")) for words in drawn.findall(f"{SVG}text")}
    names = [y for text, y in lines.items() if " n" in text]

    assert min(names) - lines["w4"] >= LINE


def test_the_district_of_most_stories_has_the_largest_dot_and_a_silent_one_is_hollow():
    rows = [PLACE, PLACE | {"stories": 16, "praise": 16, "blame": 0}, PLACE | {"stories": 0}]
    drawn = ET.fromstring(draw_places("a", rows, title="t", told="t", tall=1))
    dots = [(dot.get("class"), float(dot.get("stroke-width"))) for dot in drawn.iter(f"{SVG}path")]
    [rings] = drawn.findall(f"{SVG}g/{SVG}g")

    assert dots == [("fig-spot-praise", 2 * LARGEST), ("fig-spot-blame", LARGEST)]
    assert (rings.get("class"), len(rings.findall(f"{SVG}circle"))) == ("fig-spot-silent", 1)


def test_what_has_no_rows_says_so_and_is_no_empty_frame():
    drawn = ET.fromstring(draw_nothing("a", title="t", told="Too few were told.", alone=True))
    said = [one.text for one in drawn.findall(f"{SVG}text")]

    assert said == ["t", "Too few were told."]
