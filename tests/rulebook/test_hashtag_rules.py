"""Which ways of typing the two hashtags count (decisions.md of the campaign, rules page)."""

import time

import pytest

from sangsuk.core.thai.hashtags import read_hashtags

HAPPY, LIGHTER = "#สุขนี้ที่อำเภอ", "#ทุกข์น้อยลงสุขมากขึ้น"
BOTH = (HAPPY, LIGHTER)


def found(text: str) -> set[str]:
    return set(read_hashtags(text, BOTH).found)


@pytest.mark.parametrize(
    "text",
    [
        f"{HAPPY} {LIGHTER}",
        f"{LIGHTER}{HAPPY}",
        f"{HAPPY}แม่อาย ดีมาก {LIGHTER}ครับ",  # glued to the next word
        f"ไปมา{HAPPY}\n{LIGHTER}",
        "#สุขนี้ ที่อำเภอ # ทุกข์น้อยลง สุขมากขึ้น",
        "#สุขนี้\u00a0ที่\tอำเภอ #ทุกข์น้อยลง\u3000สุขมากขึ้น",
        "#สุขนี้ที่อ\u0e4d\u0e32เภอ #ทุกข์น้อยลงสุขมากขึ้น",  # split ำ
        "#สุขนี้\u200bที่\ufeffอำเภอ #ทุกข์\u200dน้อยลงสุขมากขึ้น",
        "＃สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น",
        f"{HAPPY} {HAPPY} {LIGHTER}",
        f"{HAPPY} {LIGHTER} {LIGHTER}นนน",
    ],
)
def test_both_tags_stand_there(text: str):
    assert found(text) == set(BOTH)


@pytest.mark.parametrize(
    ("text", "there", "near"),
    [
        (f"#สุขนี้ที่อำเพอ {LIGHTER}", {LIGHTER}, {HAPPY}),
        (f"#สุขนี้ทีอำเภอ {LIGHTER}", {LIGHTER}, {HAPPY}),
        (f"#สุขนี่ที่อำเภอ {LIGHTER}", {LIGHTER}, {HAPPY}),
        (f"#สุขที่อำเภอ {LIGHTER}", {LIGHTER}, {HAPPY}),
        (f"#สุขขนี้ที่อำเภอ {LIGHTER}", {LIGHTER}, {HAPPY}),  # stretched inside
        (f"{HAPPY} #ทุกขน้อยลงสุขมากขึ้น", {HAPPY}, {LIGHTER}),
        (f"{HAPPY} #ทุกข์น้อยลงสุขมากขื้น", {HAPPY}, {LIGHTER}),
        ("สุขนี้ที่อำเภอ ทุกข์น้อยลงสุขมากขึ้น", set(), {HAPPY, LIGHTER}),  # no '#'
        (HAPPY, {HAPPY}, set()),
        (f"{HAPPY} {HAPPY}", {HAPPY}, set()),
        ("#คนละครึ่ง #เราชนะ", set(), set()),
        ("####", set(), set()),
        ("", set(), set()),
    ],
)
def test_what_is_missing_or_misspelt_does_not_count_but_is_reported(
    text: str, there: set[str], near: set[str]
):
    reading = read_hashtags(text, BOTH)
    assert (set(reading.found), set(reading.near_misses)) == (there, near)


def test_the_rest_is_the_story_without_tags():
    assert read_hashtags(f"ทำบัตรที่ปัว {HAPPY}{LIGHTER} ดีมาก", BOTH).rest.text.split() == [
        "ทำบัตรที่ปัว",
        "ดีมาก",
    ]


def test_another_campaigns_tags_need_no_change():
    assert read_hashtags("#HappyDistrict วันนี้", ("#happydistrict",)).found == {"#happydistrict"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "wall", ["#" * 1_000_000, "# " * 500_000, "#ส " * 300_000, " " * 1_000_000]
)
def test_a_wall_of_signs_is_read_in_seconds(wall: str):
    begun = time.perf_counter()
    read_hashtags(wall, BOTH)
    assert time.perf_counter() - begun < 5
