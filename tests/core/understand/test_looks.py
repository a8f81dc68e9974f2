import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sangsuk.core.understand.looks import LOOKS, Looks, norm

PIECES, PIECE, LOOK = 101, 6, 4
DRAWN = np.random.default_rng(878)
TABLE = DRAWN.integers(-127, 128, (PIECES, PIECE)).astype(np.int8)
WHICH = ("first", "second")
SCALE = DRAWN.uniform(0.001, 0.01, PIECES).astype(np.float32)


def draw(*shape: int) -> np.ndarray:
    return DRAWN.normal(0, 0.5, shape).astype(np.float32)


WEIGHTS = {
    f"spread_{part}": draw(*shape, LOOK * len(LOOKS))
    for part, shape in {"weights": (PIECE,), "bias": (), "gain": (), "shift": ()}.items()
} | {
    name: drawn
    for width in LOOKS
    for name, drawn in (
        *((f"look{width}_{which}", draw(width, LOOK, LOOK)) for which in WHICH),
        *((f"look{width}_{which}_bias", draw(LOOK)) for which in WHICH),
    )
}
TEXTS = st.lists(st.integers(0, PIECES - 1), min_size=1, max_size=30)


def piece_by_piece(rows: list[int]) -> np.ndarray:
    vectors = np.array([TABLE[row] * SCALE[row] for row in rows], np.float32)
    spread = norm(
        vectors @ WEIGHTS["spread_weights"] + WEIGHTS["spread_bias"],
        WEIGHTS["spread_gain"],
        WEIGHTS["spread_shift"],
    )
    once = look(spread, "first")
    return np.hstack([vectors, look(once, "second")])


def look(signs: np.ndarray, which: str) -> np.ndarray:
    looked = signs.copy()
    for at in range(len(signs)):
        for number, width in enumerate(LOOKS):
            part = slice(number * LOOK, (number + 1) * LOOK)
            mixed = WEIGHTS[f"look{width}_{which}_bias"].copy()
            for tap in range(width):
                if 0 <= (seen := at + tap - LOOKS[width]) < len(signs):
                    mixed += signs[seen, part] @ WEIGHTS[f"look{width}_{which}"][tap]
            looked[at, part] += np.maximum(mixed, 0)
    return looked


def see(looks: Looks, rows: list[int]) -> np.ndarray:
    return looks.see(np.array(rows, np.int64))


@settings(deadline=None)
@given(TEXTS)
def test_what_is_kept_of_a_piece_says_what_working_it_out_in_the_text_says(rows: list[int]):
    looked = see(Looks(TABLE, SCALE, WEIGHTS), rows)
    assert looked == pytest.approx(piece_by_piece(rows), abs=1e-4)


@settings(deadline=None)
@given(TEXTS, st.lists(TEXTS, max_size=4))
def test_not_a_bit_depends_on_what_was_read_before(rows: list[int], before: list[list[int]]):
    looks = Looks(TABLE, SCALE, WEIGHTS)
    for other in before:
        see(looks, other)
    fresh = Looks(TABLE, SCALE, WEIGHTS)
    assert see(looks, rows).tobytes() == see(fresh, rows).tobytes()


def test_vectors_are_those_of_the_table():
    seen = see(Looks(TABLE, SCALE, WEIGHTS), [PIECES - 1, 0])
    assert seen[:, :PIECE].tolist() == (TABLE[[-1, 0]] * SCALE[[-1, 0], None]).tolist()
