"""Figures hold their numbers, tell them in words too, and stand alone as valid SVG."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from sangsuk.core.tell.figures.bars import draw_bars, draw_multiples
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
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize(
    "draw",
    [
        lambda alone: draw_bars("a", [ROW], title=NAME, alone=alone),
        lambda alone: draw_multiples("a", [{"name": NAME, "top": [ROW]}], title=NAME, alone=alone),
        lambda alone: draw_swarm("a", DAYS, title=NAME, told=NAME, alone=alone),
        lambda alone: draw_bars("a", [], title=NAME, alone=alone),
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
