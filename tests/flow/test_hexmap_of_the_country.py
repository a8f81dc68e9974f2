"""The map of all 878 districts as it is shipped."""

import json
import re
import time
from math import dist

import pytest

from sangsuk.core.tell.hexmap import draw_hexmap
from sangsuk.core.tell.map_areas import Links
from sangsuk.core.tell.map_words import ENGLISH, THAI
from sangsuk.flow.reading.gazetteer import PLACES, load_gazetteer
from sangsuk.flow.showing.hexmap import load_hexmap, load_hexmap_css

HEXMAP = load_hexmap()
REGIONS = ("เหนือ", "ตะวันออกเฉียงเหนือ", "กลาง", "ตะวันออก", "ตะวันตก", "ใต้")
VOICES = {cell.district.code: float(at % 40) or None for at, cell in enumerate(HEXMAP.cells)}
PLACED = {code: at for at, code in enumerate(VOICES, start=1)}
LINKS = Links(district=lambda code: f"/districts/{code}/")


def draw(**asked):
    return draw_hexmap(VOICES, hexmap=HEXMAP, places=PLACED, links=LINKS, **asked)


def test_every_district_has_one_hexagon_and_none_lies_upon_another():
    codes = [district.code for district in load_gazetteer().districts]
    assert [cell.district.code for cell in HEXMAP.cells] == codes
    middles = sorted((cell.y, cell.x) for cell in HEXMAP.cells)
    assert len(set(middles)) == 878
    columns, rows = {x % 14 for _, x in middles}, {y % 12 for y, _ in middles}
    assert (len(columns), len(rows)) == (2, 1)  # every other row is half a hexagon to the right
    assert all(0 < cell.x < HEXMAP.width and 0 < cell.y < HEXMAP.height for cell in HEXMAP.cells)


def test_neighbours_on_the_ground_are_near_on_the_map():
    at = {cell.district.name_th: (cell.x, cell.y) for cell in HEXMAP.cells}
    assert dist(at["แม่สาย"], at["เชียงแสน"]) < 60
    assert at["แม่สาย"][1] < at["หาดใหญ่"][1]
    assert at["แม่สอด"][0] < at["เมืองอุบลราชธานี"][0]
    assert dist(at["แม่สาย"], at["เบตง"]) == pytest.approx(1630, abs=25)  # km


def test_every_province_and_bangkok_have_an_outline():
    codes = [shape.code for shape in HEXMAP.provinces]
    assert codes == sorted({d.province_code for d in load_gazetteer().districts} | {"10"})
    assert all(re.fullmatch(r"(M\d+ \d+l[\d -]+z)+", shape.path) for shape in HEXMAP.provinces)
    assert sum(len(shape.path) for shape in HEXMAP.provinces) <= 40_000


def test_a_hexagon_lies_in_or_beside_its_province():
    box = {shape.code: shape.box.grown(14) for shape in HEXMAP.provinces}
    astray = [c for c in HEXMAP.cells if not box[c.district.province_code].holds(c.x, c.y)]
    assert astray == []


@pytest.mark.parametrize("words", [THAI, ENGLISH])
def test_the_whole_map_is_light(words):
    assert len(draw(words=words).encode()) <= 200 * 1024
    silent = draw_hexmap({}, hexmap=HEXMAP, words=words, links=LINKS)
    assert len(silent.encode()) <= 200 * 1024


def test_the_whole_map_is_drawn_at_once():
    draw()
    begun = time.perf_counter()
    for _ in range(5):
        draw()
    assert (time.perf_counter() - begun) / 5 < 0.5  # 0.03 s on a quiet machine


@pytest.mark.parametrize("region", REGIONS)
def test_a_region_shows_its_own_districts_and_names_five(region):
    picture = draw(focus=region)
    own = [c for c in HEXMAP.cells if c.district.region == region]
    assert picture.count("<a ") == len(own)
    assert picture.count('class="hexmap-name"') == 5


def test_every_province_can_be_shown_alone():
    for code in sorted({cell.district.province_code for cell in HEXMAP.cells}):
        picture = draw(focus=code)
        assert picture.count("<a ") == sum(c.district.province_code == code for c in HEXMAP.cells)


def test_the_rules_name_every_class_that_is_drawn():
    drawn = set(re.findall(r'class="([^"]+)"', draw() + draw(focus="กลาง") + draw(focus="50")))
    css = load_hexmap_css()
    assert {kind for kind in drawn if f".{kind}" not in css} == set()


def test_the_map_file_holds_nothing_but_the_map():
    assert sorted(json.loads((PLACES / "hexmap.json").read_text("utf-8"))) == [
        "cells",
        "gulf",
        "height",
        "outline_steps_per_km",
        "provinces",
        "width",
    ]
