"""Captions: their times, their speed, and the draft to begin with."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.tell.films.captions import (
    Cue,
    Fault,
    FaultKind,
    clock,
    draft_cues,
    faults_of,
    read_clock,
    track,
)
from sangsuk.core.tell.films.scenes import srt, webvtt


def a_cue(start: float, end: float, th: str = "ปลัดลุยน้ำมา", en: str = "He waded out") -> Cue:
    return Cue(start=start, end=end, th=th, en=en)


def test_captions_that_can_be_read_have_no_faults():
    assert faults_of([a_cue(0, 2), a_cue(2, 4)], 4) == []


@pytest.mark.parametrize(
    ("cues", "faults"),
    [
        ([a_cue(0, 2), a_cue(1.9, 4)], [Fault(2, FaultKind.OVERLAPS)]),
        ([a_cue(2, 4), a_cue(0, 2)], [Fault(2, FaultKind.OVERLAPS)]),
        ([a_cue(2, 2)], [Fault(1, FaultKind.BACKWARDS)]),
        ([a_cue(7, 9)], [Fault(1, FaultKind.OUTSIDE)]),
        ([a_cue(-1, 2)], [Fault(1, FaultKind.OUTSIDE)]),
        ([a_cue(0, 2, th=" ")], [Fault(1, FaultKind.EMPTY)]),
        ([a_cue(0, 2, en="")], [Fault(1, FaultKind.NO_ENGLISH)]),
        ([a_cue(0, 1, th="ก" * 18)], [Fault(1, FaultKind.TOO_FAST)]),
        ([a_cue(0, 1, th="ก" * 17)], []),
        ([a_cue(0, 1, en="a" * 18)], [Fault(1, FaultKind.TOO_FAST)]),
    ],
)
def test_what_is_amiss_is_named_with_its_cue(cues, faults):
    assert faults_of(cues, 8) == faults


@given(st.lists(st.text("กขคมรล", min_size=1, max_size=84), min_size=1), st.floats(5, 600))
def test_a_draft_covers_the_film_in_order_and_nothing_overlaps(sentences, seconds):
    cues = draft_cues(sentences, seconds)

    assert [one.th for one in cues] == sentences
    assert all(a.end <= b.start + 0.011 for a, b in pairwise(cues))
    assert all(0 <= one.start <= one.end <= seconds for one in cues)


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("1:02:03.4", 3723.4),
        ("2:03.4", 123.4),
        ("3,45", 3.45),
        ("๑:๐๕", 65.0),
        (" 7 ", 7.0),
        ("2:63", None),
        ("-1", None),
        ("สามวินาที", None),
        ("", None),
    ],
)
def test_times_are_read_as_people_type_them(typed: str, seconds: float | None):
    assert read_clock(typed) == seconds


@given(st.integers(0, 999_999))
def test_a_time_that_is_shown_is_read_again(hundredths: int):
    assert read_clock(clock(hundredths / 100)) == hundredths / 100


def test_each_language_is_a_track_of_its_own():
    cues = [a_cue(0, 2), a_cue(2, 4, en="")]

    assert webvtt(track(cues, "en")) == (
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:02.000\nHe waded out\n"
    )
    assert srt(track(cues, "th")).count("ปลัดลุยน้ำมา") == 2
