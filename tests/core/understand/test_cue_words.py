"""Patterns of cues, spelt out, are matched as regular expressions match them."""

import re

import pytest

from sangsuk.core.understand.cue_words import spell_out
from sangsuk.core.understand.cues import BEFORE, NEAR
from sangsuk.core.understand.windows import CUES

ANCHORED = [each.pattern.removesuffix("$") for each in (*BEFORE.values(), *NEAR.values())]
PATTERNS = [*ANCHORED, *CUES.values()]


def test_words_stand_in_the_order_of_preference():
    assert spell_out(r"ที่?ว่าการ(?:อำเภอ|อ\.)?") == [
        *("ที่ว่าการอำเภอ", "ที่ว่าการอ.", "ที่ว่าการ"),
        *("ทีว่าการอำเภอ", "ทีว่าการอ.", "ทีว่าการ"),
    ]


def test_digits_are_zeros_as_many_as_wanted():
    assert spell_out(r"(?:บ้าน|หมู่\d*)", most_digits=2) == ["บ้าน", "หมู่00", "หมู่0", "หมู่"]


def test_one_of_some_signs_is_each_of_them():
    assert spell_out(r"[\"?]|ไหม") == ['"', "?", "ไหม"]


@pytest.mark.parametrize("pattern", ["(?:ก", "ก)"])
def test_a_broken_pattern_is_refused(pattern):
    with pytest.raises(ValueError, match="a "):
        spell_out(pattern)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_word_is_matched_whole_and_none_is_missing(pattern):
    words = spell_out(pattern, most_digits=3)
    assert all(re.fullmatch(pattern, word) for word in words)
    # A word found by the pattern in a text of all words is one of them.
    assert set(re.findall(pattern, "|".join(words))) <= set(words)
