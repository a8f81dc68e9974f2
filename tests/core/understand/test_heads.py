import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.understand.heads import (
    FARTHEST,
    SHARE_SCALE,
    TOGETHER,
    beside_each_other,
    weigh_labels,
)

LABELS = 3
odds_of_a_story = st.lists(st.floats(-50, 50, width=32), min_size=LABELS, max_size=LABELS)


def test_a_stack_is_told_log_odds_and_probabilities_of_all_heads():
    beside = beside_each_other(np.array([[0.0, 30.0, -30.0]], np.float32))
    nearest, farthest = FARTHEST
    assert beside[0, :LABELS].tolist() == [0.0, farthest, nearest]
    assert beside[0, LABELS:] == pytest.approx([SHARE_SCALE / 2, SHARE_SCALE, 0.0], abs=0.01)


@given(odds_of_a_story)
def test_labels_are_weighed_to_probabilities(odds: list[float]):
    beside = beside_each_other(np.array([odds], np.float32))
    stack = np.ones((beside.shape[1] + 1, 2), np.float32)
    probability = weigh_labels(beside, stack)
    assert probability.shape == (1, 2)
    assert ((probability >= 0) & (probability <= 1)).all()


def test_a_stack_of_its_bias_alone_tells_how_common_a_label_is():
    beside = beside_each_other(np.zeros((4, LABELS), np.float32))
    stack = np.zeros((beside.shape[1] + 1, 1), np.float32)
    stack[-1] = np.log(0.2 / 0.8)
    assert weigh_labels(beside, stack) == pytest.approx(0.2)


def test_stories_beyond_one_product_are_weighed_as_those_within():
    chance = np.random.default_rng(7)
    beside = chance.normal(size=(2 * TOGETHER + 3, 2 * LABELS)).astype(np.float32)
    stack = chance.normal(size=(2 * LABELS + 1, LABELS)).astype(np.float32)
    exactly = 1 / (1 + np.exp(-(beside.astype(float) @ stack[:-1] + stack[-1])))
    assert weigh_labels(beside, stack) == pytest.approx(exactly, abs=1e-5)
