"""The words that are told are those without which the heads believe a code least."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import a_reading

from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.core.understand.heads import StoryReadings
from sangsuk.core.understand.pieces import Pieces
from sangsuk.core.understand.shown_words import LONGEST, Shown, show_words
from sangsuk.core.understand.word_spans import word_spans

WORDS = ["▁", "▁ไป", "ทํา", "บัตร", "ที่", "อําเภอ", "ยิ้ม", "แย้ม", "ดี", "มาก"]
VOCABULARY = Pieces(WORDS, [-1.0 - len(WORDS) + len(word) for word in WORDS])
SURE, UNSURE = 0.9, 0.1


def heads(texts: Sequence[str]) -> StoryReadings:
    """An id card where there is a บัตร; politeness where there is a smile."""

    def shares(codes: Sequence[str], code: str, word: str) -> np.ndarray:
        given_to = np.full((len(texts), len(codes)), UNSURE, np.float32)
        given_to[:, codes.index(code)] = [SURE if word in text else UNSURE for text in texts]
        return given_to

    nothing = np.zeros((len(texts), 4), np.float32)
    return StoryReadings(
        sentiment=nothing,
        belongs=nothing,
        services=shares(list(SERVICES), "id_card", "บัตร"),
        drivers=shares(list(DRIVERS), "courtesy", "ยิ้มแย้ม"),
        polarity={},
    )


def spans(text: str):
    return word_spans(text, VOCABULARY.cut(text), WORDS)


def shown(text: str, *, services=("id_card",)):
    reading = a_reading("1", None, services=services)
    return show_words(text, reading, spans(text), heads)


def test_words_stand_where_they_were_typed():
    text = "ไปทำบัตร  ที่อำเภอ"

    assert [text[slice(*span)] for span in spans(text)] == ["ไป", "ทำ", "บัตร", "ที่", "อำเภอ"]


def test_a_word_never_ends_within_a_syllable():
    names = ["▁ย", "ิ", "้ม"]
    pieces = Pieces(names, [-1.0, -1.0, -1.0])

    assert word_spans("ยิ้ม", pieces.cut("ยิ้ม"), names) == [(0, 4)]


def test_the_shortest_words_that_make_it_fall_are_told():
    text = "ไปทำบัตรที่อำเภอดีมาก"

    assert shown(text) == [Shown("services", "id_card", (4, 8))]
    assert text[4:8] == "บัตร"


def test_where_nothing_makes_it_fall_no_words_are_told():
    assert shown("ไปที่อำเภอดีมาก") == [Shown("services", "id_card", None)]


def test_a_hashtag_is_not_taken_out():
    assert shown("ไปที่อำเภอ #บัตรดี") == [Shown("services", "id_card", None)]


def test_what_is_not_told_is_not_shown():
    assert shown("ไปทำบัตร", services=()) == []


@pytest.mark.parametrize(
    "text", ["", " ", "\u200b", "บัตร" * LONGEST], ids=["", "_", "zwsp", "long"]
)
def test_texts_without_words_and_very_long_ones_show_none(text: str):
    assert shown(text) == [Shown("services", "id_card", None)]


@given(st.text("ไปทำบัตรที่ ิ้เ#a\n\u200b", max_size=40))
def test_words_are_in_order_and_within_the_text(text: str):
    found = spans(text)

    assert all(0 <= start < end <= len(text) for start, end in found)
    assert found == sorted(found)
    assert all(end <= start for (_, end), (start, _) in pairwise(found))
