from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.understand.pieces import (
    BEGIN,
    END,
    FIRST_PIECE,
    UNKNOWN,
    UNKNOWN_COST,
    Pieces,
    spell,
)

NAMES = ["▁", "ก", "ข", "กข", "ขก", "▁กข", "กขก"]
SCORES = [-2.0, -3.0, -3.0, -4.0, -4.5, -5.0, -7.0]
VOCABULARY = Pieces(NAMES, SCORES)


def named(rows: list[int]) -> list[str]:
    frame = {BEGIN: "<", END: ">", UNKNOWN: "?"}
    return [frame.get(row) or NAMES[row - FIRST_PIECE] for row in rows]


def test_a_text_is_cut_into_its_likeliest_pieces():
    assert named(VOCABULARY.cut("กขก")) == ["<", "▁กข", "ก", ">"]


def test_every_sign_out_of_the_vocabulary_is_one_unknown_piece():
    assert named(VOCABULARY.cut("กข🙏ค")) == ["<", "▁กข", "?", "?", ">"]


@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_nothing_is_only_a_frame(blank: str):
    assert named(VOCABULARY.cut(blank)) == ["<", ">"]


def test_spaces_are_shown_and_sara_am_is_two_signs():
    assert spell(" ทำ  ดี ") == "▁ท\u0e4d\u0e32▁ดี"


def likelihood(pieces: list[str]) -> float:
    unknown = min(SCORES) - UNKNOWN_COST
    return sum(SCORES[NAMES.index(p)] if p in NAMES else unknown for p in pieces)


@given(st.text(alphabet="กขค ", max_size=8))
def test_no_other_cut_is_likelier(text: str):
    spelt = spell(text)
    inner = range(1, len(spelt))
    cuts = [
        [spelt[a:b] for a, b in zip((0, *at), (*at, len(spelt)), strict=True)]
        for number in range(len(spelt))
        for at in combinations(inner, number)
    ]
    allowed = [cut for cut in cuts if all(piece in NAMES or len(piece) == 1 for piece in cut)]
    best = max(map(likelihood, allowed), default=0.0)
    rows = VOCABULARY.cut(text)[1:-1]
    given_cut = likelihood([NAMES[r - FIRST_PIECE] if r >= FIRST_PIECE else "ค" for r in rows])
    assert given_cut == pytest.approx(best)
