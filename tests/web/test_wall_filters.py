"""Every part of the wall is chosen by a control that needs no script."""

import re

import pytest
from kept import a_kept_campaign, keep_reading, keep_stories
from shown import words_of
from told import BETONG, BLAMED, MAE_RIM, PAI, PRAISED, a_reading, december

pytestmark = pytest.mark.django_db


def names_of_controls(page: bytes) -> set[str]:
    form = re.search(r'<form class="searching".*?</form>', page.decode(), re.DOTALL)[0]
    return set(re.findall(r'<(?:select|input type="(?:search|text|date)") name="(\w+)"', form))


def cards(page: bytes) -> int:
    return page.count(b"<article")


def test_words_district_province_service_driver_and_day_are_controls_of_one_form(client):
    a_kept_campaign()
    page = client.get("/stories/").content

    assert names_of_controls(page) == {"q", "place", "province", "service", "driver", "day"}


def test_each_control_leaves_what_fits_it(client):
    campaign = a_kept_campaign()
    one = a_reading("one", "u1", (MAE_RIM, PRAISED), at=december(9))
    keep_reading(campaign, one, drivers=["speed"])
    keep_reading(campaign, a_reading("two", "u2", (PAI, BLAMED), services=("hotel",)))
    asked = ("place=แม่ริม", "province=50", "service=id_card", "driver=speed", "day=2020-12-09")
    found = [client.get(f"/stories/?{query}", follow=True).content for query in asked]

    assert [cards(page) for page in found] == [1] * 5
    assert [b"/districts/" in page or b"/stories/" in page for page in found] == [True] * 5


@pytest.mark.parametrize("typed", ["แม่ริม", "อำเภอแม่ริม", "Mae Rim", "แม่ริม เชียงใหม่"])
def test_a_name_that_fits_one_district_leads_to_its_wall(client, typed):
    a_kept_campaign()
    answer = client.get("/stories/", {"place": typed, "service": "id_card", "province": "50"})

    assert answer.status_code == 302
    assert answer["Location"] == f"/stories/?service=id_card&district={MAE_RIM}"


def test_a_name_that_fits_several_is_asked_again_as_links_that_keep_the_rest(client):
    a_kept_campaign()
    page = client.get("/stories/?place=เฉลิมพระเกียรติ&service=id_card").content.decode()
    links = re.findall(r'href="/stories/\?([^"]*)"', page)

    assert "ชื่อนี้มีหลายอำเภอ" in page
    assert sum("district=" in link and "service=id_card" in link for link in links) > 1


@pytest.mark.parametrize("typed", ["ไม่มีอำเภอนี้แน่", "' OR 1=1 --", "\u202eก" * 50, "ก" * 10_000])
def test_a_name_that_fits_none_is_told_kindly_and_the_wall_stands(client, typed):
    keep_stories(a_kept_campaign(), {"one": ((BETONG, PRAISED),)})
    page = client.get("/stories/", {"place": typed})

    assert (page.status_code, cards(page.content)) == (200, 1)
    assert "ไม่พบอำเภอชื่อนี้" in words_of(page.content)
    assert "\u202e" not in page.content.decode()


def test_the_district_that_is_looked_at_stands_in_the_field_and_is_left_by_emptying_it(client):
    a_kept_campaign()
    page = client.get(f"/stories/?district={MAE_RIM}").content.decode()
    same = client.get("/stories/", {"district": MAE_RIM, "place": "อำเภอแม่ริม"}).content.decode()
    plain = client.get("/stories/", {"place": "", "q": "บัตร"})
    left = client.get("/stories/", {"district": MAE_RIM, "place": ""})

    assert 'name="place" value="อำเภอแม่ริม"' in page
    assert 'name="place" value="อำเภอแม่ริม"' in same
    assert left["Location"] == "/stories/"
    assert plain.status_code == 200
