"""The wall of stories as addresses ask for it: words, parts, places, and nonsense."""

import re

import pytest
from kept import a_kept_campaign, keep_stories
from shown import words_of
from told import BETONG, MAE_RIM, PRAISED

pytestmark = pytest.mark.django_db


def cards(page: bytes) -> int:
    return page.count(b"<article")


def test_every_story_is_met_once_from_page_to_page(client):
    keep_stories(a_kept_campaign(), {f"s{n}": ((MAE_RIM, PRAISED),) for n in range(50)})
    path, met = "/stories/", []
    while path:
        page = client.get(path).content.decode()
        met += re.findall(r'<h3><a href="(/stories/\d+/)"', page)
        onward = re.search(r'rel="next" href="([^"]+)"', page)
        path = onward[1].replace("&amp;", "&") if onward else ""

    assert len(met) == len(set(met)) == 50


def test_where_nobody_has_told_anything_the_wall_invites_and_else_asks_to_choose_again(client):
    campaign = a_kept_campaign()
    empty = words_of(client.get("/stories/").content)
    keep_stories(campaign, {"one": ((MAE_RIM, PRAISED),)})
    of_another = words_of(client.get(f"/stories/?district={BETONG}").content)

    assert "ยังไม่มีเรื่องเล่า เรื่องแรกอาจเป็นของคุณ" in empty
    assert "ยังไม่มีเรื่องเล่าแบบนี้ ลองเลือกดูเรื่องอื่นก่อนได้" in of_another


def test_a_search_tells_how_many_and_goes_on(client):
    keep_stories(a_kept_campaign(), {f"s{n}": ((MAE_RIM, PRAISED),) for n in range(30)})
    first = client.get("/stories/?q=ยิ้มแย้ม").content
    second = client.get("/stories/?q=ยิ้มแย้ม&after=24").content

    assert "พบ 30 เรื่อง ตรงที่สุดก่อน" in words_of(first)
    assert (cards(first), cards(second)) == (24, 6)


@pytest.mark.parametrize(
    "query",
    [
        "after=what",
        "after=-1",
        "after=zz-zz",
        f"after={'f' * 400}-1",
        "after=7fffffffffffffff-1",
        "q=ดี&after=x",
        "day=yesterday",
        "day=2020-13-40",
        "province=99",
        "polarity=angry",
    ],
)
def test_a_broken_place_or_an_unknown_part_is_told_kindly(client, query):
    a_kept_campaign()
    page = client.get(f"/stories/?{query}")

    assert page.status_code == 404
    assert "หาหน้านี้ไม่พบ" in words_of(page.content)


@pytest.mark.parametrize(
    "query",
    ["ก" * 10_000, "' OR 1=1 --", '"x" NEAR (', "\u202eกลับ\u2066", "<script>alert(1)</script>"],
)
def test_whatever_is_searched_for_the_page_is_whole(client, query):
    keep_stories(a_kept_campaign(), {"one": ((BETONG, PRAISED),)})
    page = client.get("/stories/", {"q": query})

    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()
    assert "\u202e" not in page.content.decode()
