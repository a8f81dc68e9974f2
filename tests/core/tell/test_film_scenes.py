"""From a story's words to scenes and captions."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.tell.films.scenes import (
    LEAST,
    LINE,
    MOST,
    PER_SECOND,
    Scene,
    scenes_of,
    seconds_of,
    sentences_of,
    srt,
    webvtt,
)

STORY = """วันนั้นฝนตกหนักมาก น้ำท่วมทางเข้า #สุขนี้ที่อำเภอ
ปลัดเดินลุยน้ำมารับแม่ถึงรถ #ทุกข์น้อยลงสุขมากขึ้น"""

thai = st.text("กขคงจฉชมยรลวสหอะาิีุู่้ \n", min_size=1, max_size=3000)


def test_a_story_is_cut_at_lines_and_blanks_and_its_hashtags_fall():
    assert sentences_of(STORY) == [
        "วันนั้นฝนตกหนักมาก น้ำท่วมทางเข้า",
        "ปลัดเดินลุยน้ำมารับแม่ถึงรถ",
    ]


def test_what_holds_no_words_holds_no_sentence():
    assert sentences_of("555 !!! 🙏🙏 #สุขนี้ที่อำเภอ\n  \n") == []


@given(thai)
def test_no_word_is_added_to_a_story(story: str):
    said = "".join("".join(sentences_of(story)).split())
    told = iter("".join(story.split()))

    assert all(letter in told for letter in said)  # in the same order


@given(thai)
def test_a_draft_lasts_half_a_minute_to_a_minute_and_can_be_read(story: str):
    sentences = sentences_of(story)
    if not sentences:
        return
    scenes = scenes_of(sentences)

    assert LEAST - 0.1 <= seconds_of(scenes) <= MOST + 0.1
    assert all(len(one.text) <= LINE and one.speed <= PER_SECOND for one in scenes)
    assert all(a.end <= b.start + 1e-9 for a, b in pairwise(scenes))
    assert scenes[-1].text == sentences[-1]


def test_captions_are_as_pages_and_services_take_them():
    scenes = [
        Scene(text="ก <b> & ข", start=3.2, end=5.6),
        Scene(text="ค", start=5.6, end=3723.456),
    ]

    assert webvtt(scenes) == (
        "WEBVTT\n\n1\n00:00:03.200 --> 00:00:05.600\nก &lt;b&gt; &amp; ข\n\n"
        "2\n00:00:05.600 --> 01:02:03.456\nค\n"
    )
    assert srt(scenes).splitlines()[:3] == ["1", "00:00:03,200 --> 00:00:05,600", "ก <b> & ข"]
