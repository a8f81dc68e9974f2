import pytest
from kept import keep_reading
from shown import a_shown_campaign, words_of
from told import BETONG, MAE_RIM, PRAISED, SATTAHIP, a_reading, december

from sangsuk.flow.memory import remember_campaign

pytestmark = pytest.mark.django_db


def test_a_district_shows_its_place_its_voices_and_its_stories(client):
    a_shown_campaign()
    page = client.get(f"/districts/{MAE_RIM}/").content
    words = words_of(page)

    assert "อันดับ 1" in words
    assert "2 เสียงชื่นชม จากคนที่เล่าถึง 2 คน" in words
    assert page.count(b"<article") == 2


def test_a_silent_district_has_a_page_that_invites(client):
    a_shown_campaign()
    words = words_of(client.get(f"/districts/{SATTAHIP}/").content)

    assert "ยังไม่มีใครเล่าถึงอำเภอนี้ เรื่องแรกอาจเป็นของคุณ" in words


def test_the_days_of_the_window_are_drawn_by_bangkoks_calendar(client):
    campaign = a_shown_campaign()
    keep_reading(campaign, a_reading("late", "u9", (BETONG, PRAISED), at=december(31, 23)))
    page = client.get(f"/districts/{BETONG}/").content.decode()

    spark = page[page.index('<svg class="spark"') :]
    assert spark[: spark.index("</svg>")].count("<title>") == 31  # one a day
    assert "<title>31 ธ.ค. 2563: 1</title>" in page
    assert "<title>5 ธ.ค. 2563: 1</title>" in page
    assert "<title>6 ธ.ค. 2563: 0</title>" in page


def test_a_district_outside_the_campaign_has_no_page_in_it(client):
    campaign = a_shown_campaign()
    remember_campaign("example-one-province", at=campaign.kept_at)

    statuses = [
        client.get(f"/districts/{code}/?campaign=example-one-province").status_code
        for code in (MAE_RIM, BETONG)
    ]
    assert statuses == [200, 404]
