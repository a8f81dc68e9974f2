"""Letters looked for sixty-four at once stand where one look after another finds them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.thai.begin_bits import may_begin, may_begin_slowly
from sangsuk.core.thai.compiled import compiled
from sangsuk.core.thai.hearing import CODES, FIRST, begins_of
from sangsuk.core.thai.letter_bits import LETTERS
from sangsuk.core.thai.small_letters import OTHER, small, small_letters
from sangsuk.core.thai.spots_loops import bits_in, bits_of, lay_spots
from sangsuk.core.thai.texts import codes_of

WORDS = st.lists(st.text("กขค a\U0001f602", min_size=1, max_size=6), max_size=30)
TEXT = st.text("ก0ข9 \U0001f602\ud800", max_size=3 * LETTERS)


@compiled
def spots_in(codes, first, last, least, many):
    spots, number = np.empty(codes.size, np.int64), 0
    for at in range(first, last, LETTERS):
        number = lay_spots(bits_of(codes, at, last, least, many), at, spots, number)
    return spots[:number]


@given(TEXT, st.integers(0, 70), st.integers(0, 200), st.sampled_from("ก0 \U0001f602\x00"))
def test_a_letter_is_found_wherever_it_stands(text: str, first: int, size: int, least: str):
    first = min(first, len(text))
    last = min(first + size, len(text))
    for many in (1, 10, 0xFFFFFFFF - ord(least)):
        found = spots_in(codes_of(text), first, last, np.uint32(ord(least)), np.uint32(many))
        assert found.tolist() == [
            at for at in range(first, last) if 0 <= ord(text[at]) - ord(least) < many
        ]


@compiled
def small_spots_in(letters, first, last, least, many):
    spots, number = np.empty(letters.size, np.int64), 0
    for at in range(first, last, LETTERS):
        number = lay_spots(bits_in(letters, at, last, least, many), at, spots, number)
    return spots[:number]


@given(TEXT, st.integers(0, 70), st.integers(0, 200), st.sampled_from("ก0 \U0001f602\x00"))
def test_a_small_letter_is_found_wherever_it_stands(text: str, first: int, size: int, least: str):
    first = min(first, len(text))
    last = min(first + size, len(text))
    for many in (1, 10):
        found = small_spots_in(
            small_letters(codes_of(text)), first, last, small(least), np.uint8(many)
        )
        assert found.tolist() == [
            at for at in range(first, last) if 0 <= int(small(text[at])) - int(small(least)) < many
        ]


@given(st.text(max_size=3 * LETTERS))
def test_a_letter_is_the_same_byte_alone_and_among_others(text: str):
    assert small_letters(codes_of(text))[: len(text)].tolist() == [int(small(one)) for one in text]


def test_ascii_and_thai_letters_stay_apart():
    letters = [*map(chr, range(0x80)), *map(chr, range(0x0E01, 0x0E5C))]
    assert len({int(small(letter)) for letter in letters} - {OTHER}) == len(letters)


@compiled
def open_places(letters, tables):
    return may_begin(letters, 0, tables), may_begin_slowly(letters, 0, tables)


@given(WORDS, st.text("กขค a\U0001f602\ud800", max_size=LETTERS))
def test_a_place_is_open_where_a_word_begins_whatever_the_processor(words: list[str], text: str):
    letters, tables = small_letters(codes_of(text)), begins_of(words)

    fast, slow = open_places(letters, tables)

    kinds = tables.reshape(FIRST, CODES)
    said = [
        at
        for at in range(LETTERS)
        if np.bitwise_and.reduce([kinds[n, letters[at + n] % CODES] for n in range(FIRST)])
    ]
    assert [at for at in range(LETTERS) if int(fast) >> at & 1] == said
    assert slow == fast
    assert {at for at in range(len(text)) if text.startswith(tuple(words), at)} <= {*said}
