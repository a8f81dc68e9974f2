"""Letters looked for sixty-four at once stand where one look after another finds them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.thai.compiled import compiled
from sangsuk.core.thai.letter_bits import LETTERS
from sangsuk.core.thai.spots_loops import bits_of, lay_spots
from sangsuk.core.thai.texts import codes_of

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
