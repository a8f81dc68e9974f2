"""The compiled loop of the heads gives what counting, weighing and multiplying give."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.grams import count_grams, weigh_grams
from sangsuk.core.understand.heads import LINE, in_lines
from sangsuk.core.understand.odds_loops import Heads, odds_of_each

BITS = 10
HEADS = 48
RANDOM = np.random.default_rng(5)
WEIGHTS = RANDOM.integers(-127, 128, (1 << BITS, HEADS)).astype(np.int8)
SCALE = RANDOM.random(HEADS).astype(np.float32)
BIAS = RANDOM.normal(size=HEADS).astype(np.float32)
RARITY = RANDOM.uniform(1, 9, 1 << BITS).astype(np.float32)
FEW_REPEATS = np.append(0, 1 + np.log(np.arange(1, 8, dtype=np.float32)))
TEXT = st.text(st.characters(exclude_categories=())) | st.text(st.sampled_from("กข "))


def slowly(texts: list[str]) -> np.ndarray:
    grams = weigh_grams(count_grams(texts, bits=BITS), RARITY)
    return grams @ (WEIGHTS * SCALE) + BIAS


def at_once(texts: list[str]) -> np.ndarray:
    some = Texts.of(texts)
    odds = np.empty((len(texts), HEADS), np.float32)
    lines = in_lines(WEIGHTS, RARITY)
    heads = Heads(lines, lines.view(np.float32), SCALE, BIAS, FEW_REPEATS)
    odds_of_each(some.codes, some.bounds, heads, odds)
    return odds


@given(st.lists(TEXT, min_size=1, max_size=6))
def test_every_head_hears_what_training_would_tell_it(texts: list[str]):
    assert at_once(texts) == pytest.approx(slowly(texts), abs=2e-3)


@pytest.mark.parametrize("text", ["", "ก", "ก" * 100_000, "อำเภอปัว " * 20_000, "\ud800\u0e49"])
def test_texts_of_any_length_are_heard(text: str):
    assert at_once([text, "ปัว", text]) == pytest.approx(slowly([text, "ปัว", text]), abs=2e-3)


def test_rows_of_weights_lie_in_lines_of_the_cache():
    lines = in_lines(WEIGHTS, RARITY)

    assert lines.ctypes.data % LINE == 0
    assert (lines.reshape(-1, LINE)[:, :HEADS] == WEIGHTS).all()
    assert (lines.view(np.float32).reshape(-1, LINE // 4)[:, -1] == RARITY).all()
