"""Tries hold the words that were planted and no others, however many begin alike."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.thai.texts import bounds_of
from sangsuk.core.understand.begin_loops import starts_of_both
from sangsuk.core.understand.cue_loops import count_cues_between, count_cues_in
from sangsuk.core.understand.eight_signs import BEHIND
from sangsuk.core.understand.namings_loops import NO_WORD, whole_word
from sangsuk.core.understand.text_cues import cues_anywhere, letters_of_cues, make_cues
from sangsuk.core.understand.tries import MOST_SIGNS, make_alphabet, make_gates, plant_trie
from sangsuk.core.understand.tries_loops import signs_of
from sangsuk.core.understand.walk_loops import AT_ONCE, begun_in, words_in

FEW = make_alphabet("กขค")
LETTERS = [chr(0x0E01 + at) for at in range(40)] + [chr(0x4E00 + at) for at in range(200)]
MANY = make_alphabet(LETTERS)
CUE_LETTERS = make_alphabet("".join(letters_of_cues()))
CUES = make_cues(CUE_LETTERS)
CUE_GATES = make_gates([], cues_anywhere(), CUE_LETTERS)
WORDS = st.lists(st.text("กขค", min_size=1, max_size=6), min_size=1, max_size=60, unique=True)
CUE_TEXTS = st.lists(
    st.sampled_from(
        ["อำเภอ", "อ.", "ที่ว่าการ", "เมือง", "ปลัด", "ทะเบียน", "โทร", "ก", "?", "รับ", "ทำ"]
    ),
    max_size=30,
).map("".join)


def signs(text: str, alphabet=FEW) -> np.ndarray:
    codes = np.array([ord(letter) for letter in text], np.uint32)
    return signs_of(codes, alphabet.sign)


def with_zeros(some: np.ndarray) -> np.ndarray:
    return np.append(some, np.zeros(BEHIND, np.uint8))


def standing(words: list[str], text: str) -> list[tuple[int, int, int]]:
    return [
        (start, start + len(word), words.index(word))
        for start in range(len(text))
        for word in sorted(words, key=len)
        if text.startswith(word, start)
    ]


@given(WORDS, WORDS, st.lists(st.text("กขคง", max_size=40), max_size=4))
def test_every_word_of_each_text_is_found_where_it_stands(
    words: list[str], others: list[str], texts: list[str]
):
    together, bounds = with_zeros(signs("".join(texts))), bounds_of([len(text) for text in texts])
    starts, _ = starts_of_both(make_gates(words, others, FEW), together)
    assert found_in(words, together, bounds, starts) == [standing(words, text) for text in texts]


def found_in(words: list[str], together: np.ndarray, bounds: np.ndarray, starts: np.ndarray):
    found, ends = words_in(plant_trie(words, FEW), together, bounds, starts)
    rows = [(start, end, word) for start, end, word in found.tolist()]
    return [rows[first:last] for first, last in pairwise(ends.tolist())]


def test_as_many_places_as_there_are_may_be_walked_from():
    words, texts = ["ก", "กก", "กกก", "กข"], ["ก" * AT_ONCE, "กข", "ก" * (2 * AT_ONCE + 1), ""]
    together, bounds = with_zeros(signs("".join(texts))), bounds_of([len(text) for text in texts])
    starts, _ = starts_of_both(make_gates(words, [], FEW), together)
    assert found_in(words, together, bounds, starts) == [standing(words, text) for text in texts]


@given(WORDS, WORDS, st.text("กขคง", max_size=40), st.integers(6, 17))
def test_no_word_of_either_trie_is_kept_out(
    words: list[str], others: list[str], text: str, bits: int
):
    starts = starts_of_both(make_gates(words, others, FEW, bits=bits), with_zeros(signs(text)))
    for let_through, some in zip(starts, (words, others), strict=True):
        assert {start for start, _, _ in standing(some, text)} <= {*let_through.tolist()}


@given(WORDS, st.text("กขค", max_size=6))
def test_a_whole_word_is_known(words: list[str], text: str):
    known = words.index(text) if text in words else NO_WORD
    assert whole_word(plant_trie(words, FEW), signs(text)) == known


def test_words_of_nearly_every_letter_are_kept_apart():
    assert len(LETTERS) < MOST_SIGNS
    words = [one + two for one in LETTERS for two in LETTERS[::7]]
    trie = plant_trie(words, MANY)
    assert [whole_word(trie, signs(word, MANY)) for word in words] == [*range(len(words))]
    assert whole_word(trie, signs("กก" * 2, MANY)) == NO_WORD


@pytest.mark.parametrize("words", [[], [""]])
def test_a_trie_may_be_empty(words: list[str]):
    some = with_zeros(signs("กขค"))
    starts, _ = starts_of_both(make_gates(words, [], FEW), some)
    found, ends = words_in(plant_trie(words, FEW), some, bounds_of([3]), starts)
    assert (found.tolist(), ends.tolist()) == ([], [0, 0])


@given(CUE_TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_cues_of_a_part_are_those_of_the_part_alone(text: str, first: int, length: int):
    whole, table = signs(text, CUE_LETTERS), CUES.anywhere
    first, last = min(first, len(text)), min(first + length, len(text))
    _, starts = starts_of_both(CUE_GATES, with_zeros(whole))
    begun, _ = begun_in(table, with_zeros(whole), bounds_of([whole.size]), starts)
    alone, between = np.zeros(5), np.ones(5)
    count_cues_in(table, whole[first:last].copy(), alone)
    free = np.ones(table.patterns, np.int64)
    count_cues_between(table, begun, whole, (first, last), free, between)
    assert between.tolist() == alone.tolist()
