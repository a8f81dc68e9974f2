"""The map of hexagons: what it shows of whom, and what it never holds."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace

import pytest

from sangsuk.core.tell.hexmap import draw_hexmap
from sangsuk.core.tell.map_areas import Area, Links
from sangsuk.core.tell.map_leaders import choose_leaders, rank_values
from sangsuk.core.tell.map_words import ENGLISH, THAI
from sangsuk.core.terms.district import District
from sangsuk.core.terms.hexmap import Box, HexCell, HexMap, ProvinceShape

SVG = "{http://www.w3.org/2000/svg}"


def cell(code: str, name_th: str, name_en: str, x: int, y: int) -> HexCell:
    north = code[:2] == "50"
    district = District(
        code=code,
        name_th=name_th,
        name_en=name_en,
        province_code=code[:2],
        province_th="เชียงใหม่" if north else "ภูเก็ต",
        province_en="Chiang Mai" if north else "Phuket",
        region="เหนือ" if north else "ใต้",
        latitude=18.0,
        longitude=99.0,
        population=50_000,
    )
    return HexCell(district=district, x=x, y=y)


COUNTRY = HexMap(
    width=300,
    height=500,
    outline_step=0.5,
    gulf=(200, 300),
    cells=(
        cell("5004", "เชียงดาว", "Chiang Dao", 90, 100),
        cell("5010", "แม่อาย", "Mae Ai", 104, 100),
        cell("8301", "เมืองภูเก็ต", "Mueang Phuket", 90, 400),
        cell("8302", "กะทู้", "Kathu", 104, 400),
    ),
    provinces=(
        ProvinceShape(code="10", box=Box(140, 200, 170, 230), path="M280 400l60 0 0 60-60 0z"),
        ProvinceShape(code="50", box=Box(60, 60, 140, 140), path="M120 120l160 0 0 160-160 0z"),
        ProvinceShape(code="83", box=Box(70, 380, 120, 420), path="M140 760l100 0 0 80-100 0z"),
    ),
)
VOICES = {"5010": 12.0, "5004": 3.0, "8302": 0.0, "8301": None}


def drawn(**asked):
    values = asked.pop("values", VOICES)
    return ET.fromstring(draw_hexmap(values, hexmap=COUNTRY, **asked))


def titles(picture):
    return [title.text for title in picture.iter(f"{SVG}title")]


def names_on_the_map(picture):
    return [text.text for text in picture.iter(f"{SVG}text")]


def class_of(picture, code):
    for group in picture.iter(f"{SVG}g"):
        for link in group.findall(f"{SVG}a"):
            if link.get("href") == f"/districts/{code}/":
                return group.get("class")
    raise AssertionError(code)


def to_page(code):
    return f"/districts/{code}/"


to_pages = Links(district=to_page)


def test_every_district_says_its_name_its_count_and_its_place():
    assert sorted(titles(drawn(places={"5010": 1, "5004": 3}))) == [
        "กะทู้ จังหวัดภูเก็ต: 0 เสียง",
        "เชียงดาว จังหวัดเชียงใหม่: 3 เสียง ที่ 3",
        "เมืองภูเก็ต จังหวัดภูเก็ต: ยังไม่มีเสียง",
        "แม่อาย จังหวัดเชียงใหม่: 12 เสียง ที่ 1",
    ]


def test_the_map_speaks_english():
    assert sorted(titles(drawn(words=ENGLISH, values={"5010": 1.0}, places={"5010": 1}))) == [
        "Chiang Dao District, Chiang Mai: no voice yet",
        "Kathu District, Phuket: no voice yet",
        "Mae Ai District, Chiang Mai: 1 voice, place 1",
        "Mueang Phuket District, Phuket: no voice yet",
    ]


def test_every_district_leads_to_its_page():
    links = [link.get("href") for link in drawn(links=to_pages).iter(f"{SVG}a")]
    assert sorted(links) == [to_page(code) for code in ("5004", "5010", "8301", "8302")]


def test_without_pages_to_lead_to_there_are_no_links():
    picture = drawn()
    assert list(picture.iter(f"{SVG}a")) == []
    assert len(titles(picture)) == 4


def test_the_most_praised_come_first_and_the_silent_last():
    assert [title.split(" ")[0] for title in titles(drawn())] == [
        "แม่อาย",
        "เชียงดาว",
        "กะทู้",
        "เมืองภูเก็ต",
    ]


def test_silence_praise_and_being_heard_without_praise_look_different():
    picture = drawn(links=to_pages)
    assert {code: class_of(picture, code) for code in VOICES} == {
        "5010": "hexmap-5",
        "5004": "hexmap-1",
        "8302": "hexmap-0",
        "8301": "hexmap-silent",
    }


def test_a_colour_means_the_same_on_the_map_of_a_region():
    whole, region = drawn(links=to_pages), drawn(links=to_pages, focus="เหนือ")
    assert class_of(region, "5004") == class_of(whole, "5004")


@pytest.mark.parametrize("focus", ["ใต้", "83"])
def test_a_region_or_a_province_is_shown_alone(focus):
    picture = drawn(focus=focus)
    assert sorted(titles(picture)) == [
        "กะทู้ จังหวัดภูเก็ต: 0 เสียง",
        "เมืองภูเก็ต จังหวัดภูเก็ต: ยังไม่มีเสียง",
    ]
    left, top, width, height = map(float, picture.get("viewBox").split())
    assert (left, top) <= (70, 380)
    assert left + width >= 120
    assert top + height >= 420
    assert (width, height) == (160, 160)  # wider than the province, so that neighbours are seen


def test_neighbours_are_grey_and_no_links():
    near = HexMap(
        width=300,
        height=500,
        outline_step=0.5,
        gulf=(200, 300),
        cells=(COUNTRY.cells[0], cell("8301", "เมืองภูเก็ต", "Mueang Phuket", 118, 100)),
        provinces=COUNTRY.provinces,
    )
    picture = ET.fromstring(draw_hexmap(VOICES, hexmap=near, focus="50", links=to_pages))
    grey = [path for path in picture.iter(f"{SVG}path") if path.get("class") == "hexmap-neighbour"]
    assert [path.get("d") for path in grey] == ["M118 92l7 4v8l-7 4-7-4v-8z"]
    assert [link.get("href") for link in picture.iter(f"{SVG}a")] == ["/districts/5004/"]


def test_bangkok_is_outlined_and_says_that_it_takes_no_part():
    picture = drawn()
    kinds = Counter(path.get("class") for path in picture.iter(f"{SVG}path"))
    assert kinds["hexmap-bangkok"] == 1
    assert names_on_the_map(picture)[:2] == ["กรุงเทพมหานคร", "ไม่อยู่ในโครงการ"]


def test_the_leaders_are_named_with_their_places():
    assert names_on_the_map(drawn(top=2))[2:] == ["1 แม่อาย", "2 เชียงดาว"]
    assert names_on_the_map(drawn(top=1, words=ENGLISH))[2:] == ["1 Mae Ai"]
    assert names_on_the_map(drawn(top=0))[2:] == []


def test_equals_are_named_together_or_not_at_all():
    equal = {"5010": 12.0, "5004": 3.0, "8301": 3.0}
    assert names_on_the_map(drawn(values=equal, top=2))[2:] == ["1 แม่อาย"]
    assert [
        leader.place for leader in choose_leaders(COUNTRY.cells, equal, rank_values(equal), 3)
    ] == [1, 2, 2]


def test_a_place_without_praise_is_not_named():
    assert names_on_the_map(drawn(values={"5010": 0.0}, places={"5010": 1}))[2:] == []


def test_values_are_ranked_as_standings_are():
    assert rank_values({"a": 3.0, "b": 7.0, "c": 3.0, "d": 1.0, "e": 0.0, "f": None}) == {
        "b": 1,
        "a": 2,
        "c": 2,
        "d": 4,
    }


def test_what_lies_nowhere_is_an_error():
    with pytest.raises(ValueError, match="neither a region's name nor a province's code"):
        draw_hexmap(VOICES, hexmap=COUNTRY, focus="อีสาน")


def test_a_strict_content_policy_lets_the_map_through():
    picture = draw_hexmap(VOICES, hexmap=COUNTRY, links=to_pages)
    assert re.findall(r"\sstyle=|<style|<script|\son\w+=", picture) == []


def test_addresses_are_escaped():
    picture = drawn(links=Links(district=lambda code: f'/?a="{code}"&b=<1>'))
    assert '/?a="5010"&b=<1>' in [link.get("href") for link in picture.iter(f"{SVG}a")]


def test_the_map_says_what_it_is():
    picture = drawn()
    assert (picture.get("role"), picture.get("aria-label")) == ("group", THAI.title)


def test_an_area_is_one_link_over_the_land_of_its_provinces():
    north = Area(part="เหนือ", name="ภาคเหนือ", link="/map/?region=north")
    nowhere = Area(part="อีสาน", name="ภาคอีสาน", link="/map/?region=northeast")
    picture = drawn(links=Links(district=to_page, areas=[north, nowhere]))
    (group,) = (one for one in picture.iter(f"{SVG}g") if one.get("class") == "hexmap-areas")
    (area,) = group.iter(f"{SVG}a")

    assert (area.get("href"), area.find(f"{SVG}title").text) == (north.link, north.name)
    assert [use.get("href") for use in area.iter(f"{SVG}use")] == ["#land-50"]
    assert sum(land.get("id") == "land-50" for land in picture.iter(f"{SVG}path")) == 1


def test_a_name_that_several_districts_bear_is_told_with_its_province():
    twin = cell("8303", "แม่อาย", "Mae Ai", 118, 400)
    country = replace(COUNTRY, cells=(*COUNTRY.cells, twin))
    picture = ET.fromstring(draw_hexmap({"8303": 9.0}, hexmap=country))

    assert "1 แม่อาย (ภูเก็ต)" in names_on_the_map(picture)
