"""The small words of pages: days, places, beginnings of stories."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from told import BANGKOK

from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.records.matters.models import Matter
from sangsuk.records.standings.models import Standing
from sangsuk.web.components.templatetags.doors_told import matter_without_a_story
from sangsuk.web.components.templatetags.drawings import sparkline
from sangsuk.web.components.templatetags.moments import day, short_day, span_of_days
from sangsuk.web.components.templatetags.names import (
    driver_name,
    grouped,
    platform_name,
    service_name,
)
from sangsuk.web.components.templatetags.sureness import sureness
from sangsuk.web.components.templatetags.tellings import opening_words, paragraphs


def test_days_are_buddhist_in_thai_and_common_in_english():
    late = datetime(2020, 12, 8, 18, tzinfo=UTC)  # 9 December in Bangkok
    with override("th"):
        thai = (day(late), short_day(late))
    with override("en"):
        english = (day(late), short_day(late))

    assert thai == ("9 ธันวาคม 2563", "9 ธ.ค. 2563")
    assert english == ("9 December 2020", "9 Dec 2020")


@pytest.mark.parametrize(
    ("opens", "closes", "thai", "english"),
    [
        ((2020, 12, 1), (2021, 1, 1), "1–31 ธันวาคม พ.ศ. 2563", "1–31 December 2020"),
        (
            (2019, 2, 1),
            (2019, 4, 1),
            "1 กุมภาพันธ์ 2562 – 31 มีนาคม 2562",
            "1 February 2019 – 31 March 2019",
        ),
    ],
)
def test_a_half_open_window_is_told_by_its_last_day(opens, closes, thai, english):
    window = (datetime(*opens, tzinfo=BANGKOK), datetime(*closes, tzinfo=BANGKOK))
    with override("th"):
        in_thai = span_of_days(*window)
    with override("en"):
        in_english = span_of_days(*window)

    assert (in_thai, in_english) == (thai, english)


@pytest.mark.parametrize(
    ("place", "low", "high", "said"),
    [
        (2, 2, 9, "อาจอยู่อันดับ 2 ถึง 9"),
        (1, 1, 1, "ค่อนข้างแน่ว่าอยู่อันดับนี้"),
        (1, 2, 435, "สูสีกันหลายอำเภอ ถ้าเล่ากันใหม่อาจอยู่ถึงอันดับ 435"),
        (1, 2, 2, "สูสีกันหลายอำเภอ ถ้าเล่ากันใหม่อาจอยู่ถึงอันดับ 2"),
        (1, None, None, ""),
        (None, 40, 800, ""),
    ],
)
def test_how_sure_a_place_is_is_said_in_words(place, low, high, said):
    with override("th"):
        assert sureness(Standing(place=place, place_low=low, place_high=high)) == said


def test_every_code_has_a_name_in_both_languages():
    names = {}
    for language in ("th", "en"):
        with override(language):
            names[language] = [*map(service_name, SERVICES), *map(driver_name, DRIVERS)]

    assert all(names["th"])
    assert set(names["th"]).isdisjoint(names["en"])


def test_platforms_keep_their_own_names_and_unknown_ones_are_shown_as_they_are():
    with override("th"):
        said = [platform_name(platform) for platform in ("line", "web", "myspace")]

    assert said == ["LINE", "เว็บไซต์", "myspace"]


def test_large_numbers_are_grouped():
    assert grouped(1234567) == "1,234,567"


def test_a_story_begins_without_its_hashtags_and_ends_at_a_space():
    told = "ไปทำบัตรมา #สุขนี้ที่อำเภอ เร็วมาก #ทุกข์น้อยลงสุขมากขึ้น " + "ขอบคุณครับ " * 30

    assert opening_words(told, 70) == "ไปทำบัตรมา เร็วมาก" + " ขอบคุณครับ" * 4 + "…"


@given(st.text(), st.integers(min_value=10, max_value=300))
def test_a_beginning_is_never_longer_than_it_may_be(text, limit):
    assert len(opening_words(text, limit)) <= limit


@given(st.text(alphabet=st.sampled_from("<>&\"'กำ #\n\u202e")))
def test_whatever_was_typed_only_our_own_marks_are_html(text):
    page = paragraphs(text)
    for mark in ("<p>", "</p>", '<span class="soft">', "</span>"):
        page = page.replace(mark, "")

    assert "<" not in page
    assert "\u202e" not in page


def test_a_day_without_a_story_is_a_low_mark_not_a_gap():
    first = date(2020, 12, 1)
    drawn = sparkline([(first + timedelta(days=n), count) for n, count in enumerate((0, 2, 4))])

    assert [(column.x, column.height, column.y) for column in drawn["columns"]] == [
        (0, 3, 87),
        (18, 45, 45),
        (36, 90, 0),
    ]
    assert drawn["peak"].count == 4


def test_a_sparkline_of_nothing_has_no_peak():
    assert sparkline([]) == {"columns": [], "width": 0, "height": 90, "peak": None}


def test_what_waits_without_a_story_is_told_in_words_and_not_in_names_of_programs():
    since, until = "2020-11-30T17:00:00+00:00", "2020-11-30T20:00:00+00:00"
    gap = Matter(kind="gap", about="x", signs=["facebook_feed", since, until, "outage"])
    job = Matter(kind="job", about="7 x", signs=["sangsuk.flow.work.jobs.understand_stories"])
    with override("th"):
        told = [matter_without_a_story(gap), matter_without_a_story(job)]

    assert told == [
        "Facebook เราถาม: หน้าเพจ · 1 ธ.ค. 2563 00.00 – 1 ธ.ค. 2563 03.00 · ปลายทางล่ม",
        "อ่านเรื่องที่ยังไม่ได้อ่าน",
    ]
