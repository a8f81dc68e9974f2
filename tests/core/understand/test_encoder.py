import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_encoder import small_vocabulary, small_weights

from sangsuk.core.understand.encoder import (
    BEGINNING,
    CARE_HEADS,
    ENDING,
    SPAN,
    Encoder,
    clip,
    pack,
)
from sangsuk.core.understand.looks import LOOKS

WEIGHTS = small_weights()
ONES = {"table_scale": np.ones(len(WEIGHTS["table"]), np.float32)}
ENCODER = Encoder({**WEIGHTS, **small_vocabulary(), **ONES})
PRAISE = "อำเภอ ดี ดี มาก"


def beside(heads: dict[str, np.ndarray]) -> np.ndarray:
    return np.hstack([heads[head] for head in CARE_HEADS])


def norm(signs: np.ndarray, gain: np.ndarray, shift: np.ndarray) -> np.ndarray:
    return (signs - signs.mean()) / signs.std() * gain + shift


def look(w: dict, signs: np.ndarray, width: int, which: str) -> np.ndarray:
    out = np.zeros_like(signs)
    for at in range(len(signs)):
        mixed = w[f"look{width}_{which}_bias"].copy()
        for tap in range(width):
            if 0 <= (seen := at + tap - LOOKS[width]) < len(signs):
                mixed = mixed + signs[seen] @ w[f"look{width}_{which}"][tap]
        out[at] = np.maximum(mixed, 0) + signs[at]
    return out


def one_by_one(text: str) -> np.ndarray:
    """The same net, piece by piece."""
    w = WEIGHTS
    vectors = [w["table"][row] for row in ENCODER.cut([text])[0]]
    spread = np.array(
        [
            norm(v @ w["spread_weights"] + w["spread_bias"], w["spread_gain"], w["spread_shift"])
            for v in vectors
        ]
    )
    looks = [
        look(w, look(w, part, width, "first"), width, "second")
        for part, width in zip(np.split(spread, 3, axis=1), LOOKS, strict=True)
    ]
    joint = np.array(
        [norm(row, w["joint_gain"], w["joint_shift"]) for row in np.hstack([vectors, *looks])]
    )
    number = len(vectors)
    mean = (joint.sum(axis=0) @ w["mean_weights"] + number * w["mean_bias"]) / number**0.5
    low = np.maximum(mean @ w["deep0"], 0)
    middle = np.maximum(mean @ w["side1"] + low @ w["deep1"], 0)
    high = np.maximum(middle @ w["deep2"], 0)
    sentence = SPAN * np.tanh(middle @ w["side3"] + high @ w["deep3"])
    features = np.concatenate([joint.max(axis=0), mean, middle, sentence])
    return features @ w["heads_weights"] + w["heads_bias"]


def test_many_texts_at_once_are_read_as_each_by_itself_piece_by_piece():
    texts = [PRAISE, "", "กข", "ที่ อำเภอ ค"]
    expected = np.array([one_by_one(text) for text in texts])
    assert beside(ENCODER.heads(texts)) == pytest.approx(expected, abs=1e-4)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_neighbours_change_nothing(texts: list[str]):
    together = beside(ENCODER.heads(texts))
    alone = np.vstack([beside(ENCODER.heads([text])) for text in texts])
    assert together.tobytes() == alone.tobytes()


def test_no_texts_give_no_rows():
    assert {head: odds.shape for head, odds in ENCODER.heads([]).items()} == {
        head: (0, labels) for head, labels in CARE_HEADS.items()
    }


def test_the_order_of_words_counts():
    assert beside(ENCODER.heads(["กข ดี มาก"])) != pytest.approx(
        beside(ENCODER.heads(["มาก ดี กข"])), abs=1e-3
    )


def test_of_a_long_text_both_ends_are_read():
    rows = list(range(1000))
    assert clip(rows) == rows[:BEGINNING] + rows[-ENDING:]
    assert clip(rows[:50]) == rows[:50]


def test_a_megabyte_is_read_in_no_time():
    assert len(ENCODER.cut(["ก" * 1_000_000])[0]) == BEGINNING + ENDING


def test_packed_weights_read_nearly_the_same():
    packed = Encoder({**pack(WEIGHTS), **small_vocabulary()})
    assert beside(packed.heads([PRAISE])) == pytest.approx(beside(ENCODER.heads([PRAISE])), abs=0.1)
