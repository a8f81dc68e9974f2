"""Figures hold their numbers, tell them in words too, and stand alone as valid SVG."""

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from sangsuk.core.tell.figures.bars import draw_bars, draw_multiples
from sangsuk.core.tell.figures.calendar import depth_of, draw_calendar
from sangsuk.core.tell.figures.places import LARGEST, draw_places
from sangsuk.core.tell.figures.slopes import LINE, draw_slopes
from sangsuk.core.tell.figures.swarm import MOST_DOTS, dots_of, draw_swarm

NAME = "<เร็ว & ดี>"
ROW = {
    "name": NAME,
    "likely": 0.4,
    "low": 0.3,
    "high": 0.5,
    "likely_text": "40",
    "range_text": "30–50",
}
DAYS = [(date(2020, 12, 1), 5, 3, 2, 0), (date(2020, 12, 2), 5, 3, 2, 1)]
MONTH = [{"date": date(2020, 12, day), "stories": day % 8} for day in range(1, 32)]
WAY = {"name": NAME, "first": 0.2, "last": 0.4, "first_text": "20", "last_text": "40"}
PLACE = {"name": NAME, "x": 0.5, "y": 0.7, "stories": 4, "praise": 1, "blame": 2}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize(
    "draw",
    [
        lambda alone: draw_bars("a", [ROW], title=NAME, alone=alone),
        lambda alone: draw_multiples("a", [{"name": NAME, "top": [ROW]}], title=NAME, alone=alone),
        lambda alone: draw_swarm("a", DAYS, title=NAME, told=NAME, alone=alone),
        lambda alone: draw_bars("a", [], title=NAME, alone=alone),
        lambda alone: draw_calendar("a", MONTH, title=NAME, weekdays=[NAME] * 7, alone=alone),
        lambda alone: draw_calendar("a", [], title=NAME, weekdays=[NAME] * 7, alone=alone),
        lambda alone: draw_slopes("a", [WAY], title=NAME, ends=(NAME, NAME), alone=alone),
        lambda alone: draw_slopes("a", [], title=NAME, ends=("", ""), alone=alone),
        lambda alone: draw_places("a", [PLACE], title=NAME, tall=1.5, alone=alone),
        lambda alone: draw_places("a", [], title=NAME, tall=1.5, alone=alone),
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
    [way] = ET.fromstring(draw_bars("a", [ROW], title="t")).findall(f"{SVG}path")

    assert way.get("d") == "M216 34H360"


def test_each_story_is_a_dot_of_its_kind():
    drawn = ET.fromstring(draw_swarm("a", DAYS, title="t", told="t"))
    dots = {
        path.get("class").split("-")[-1]: path.get("d").count("M")
        for path in drawn
        if path.get("d")
    }

    assert dots == {"praise": 5, "both": 1, "neither": 1, "blame": 3}


def test_of_many_stories_a_dot_stands_for_several():
    assert dots_of([(date(2020, 12, 1), MOST_DOTS, 0, 0, 0)]) == 1
    assert dots_of([(date(2020, 12, 1), MOST_DOTS + 1, 0, 0, 0)]) == 2


def test_each_day_stands_in_its_week_under_its_weekday_deeper_the_more_was_told():
    drawn = ET.fromstring(draw_calendar("a", MONTH, title="t", weekdays=["d"] * 7))
    days = drawn.findall(f"{SVG}rect")

    assert (len(days), days[0].get("x"), days[6].get("x")) == (31, "52", "0")  # 1 Dec: a Tuesday
    assert len({day.get("y") for day in days}) == 5
    assert [depth_of(told, 10, 110) for told in (10, 29, 55, 110)] == [0, 0, 2, 4]
    assert depth_of(7, 7, 7) == 0


def test_names_at_the_end_of_slopes_stand_apart_however_close_the_shares_are():
    close = [WAY | {"name": f"n{n}", "last": 0.4 + n / 1000} for n in range(8)]
    drawn = ET.fromstring(draw_slopes("a", close, title="t", ends=("w1", "w4")))
    ends = sorted(
        float(words.get("y")) for words in drawn.findall(f"{SVG}text") if " n" in words.text
    )

    assert min(later - one for one, later in pairwise(ends)) >= LINE - 0.1
    heads = [float(one.get("y")) for one in drawn.findall(f"{SVG}text") if one.text == "w4"]
    assert min(ends) - max(heads) >= LINE


def test_names_at_the_end_of_slopes_stand_below_what_their_ends_are_called():
    crowded = [WAY | {"name": f"n{n}", "last": 0.4 - n / 1000} for n in range(8)]
    drawn = ET.fromstring(draw_slopes("a", crowded, title="t", ends=("w1", "w4")))
    lines = {words.text: float(words.get("y")) for words in drawn.findall(f"{SVG}text")}
    names = [y for text, y in lines.items() if " n" in text]

    assert min(names) - lines["w4"] >= LINE


def test_the_district_of_most_stories_has_the_largest_dot_and_a_silent_one_is_hollow():
    rows = [PLACE, PLACE | {"stories": 16, "praise": 16, "blame": 0}, PLACE | {"stories": 0}]
    drawn = ET.fromstring(draw_places("a", rows, title="t", tall=1))
    dots = [(dot.get("class"), float(dot.get("r"))) for dot in drawn.findall(f"{SVG}circle")]

    assert [kind for kind, _ in dots] == ["fig-spot-praise", "fig-spot-blame", "fig-spot-silent"]
    assert (dots[0][1], dots[1][1]) == (LARGEST, LARGEST / 2)
