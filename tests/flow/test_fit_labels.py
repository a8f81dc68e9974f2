import numpy as np
import pytest

from sangsuk.core.understand.heads import weigh_labels
from sangsuk.flow.fitting.fit_labels import best_threshold, draw_lines, fit_stack


def test_a_stack_learns_how_often_a_label_holds():
    chance = np.random.default_rng(1)
    odds = chance.normal(size=(4000, 1)).astype(np.float32)
    wanted = (chance.random((4000, 1)) < 1 / (1 + np.exp(2 - odds))).astype(np.float32)
    told = weigh_labels(odds, fit_stack(odds, wanted, strength=1.0))
    assert told.mean() == pytest.approx(wanted.mean(), abs=0.005)


def test_a_label_that_no_story_has_is_never_given():
    odds = np.zeros((3, 2), np.float32)
    wanted = np.array([[0, 1], [0, 1], [0, 1]], np.float32)
    told = weigh_labels(odds, fit_stack(odds, wanted, strength=1.0))
    assert (told[:, 0] < 0.001).all()
    assert (told[:, 1] > 0.999).all()


def test_the_threshold_is_where_most_is_right():
    probability = np.array([[0.1], [0.2], [0.5], [0.55]], np.float32)
    wanted = np.array([[0], [0], [1], [1]], np.float32)
    assert 0.2 <= best_threshold(wanted, probability) < 0.5


def test_a_recipe_may_draw_the_lines_itself():
    wanted, said = np.eye(3, dtype=np.float32), np.full((3, 3), 0.5, np.float32)
    lines = draw_lines(["id_card", "hotel", "other"], wanted, said, {"other": 0.6, "rest": 0.4})
    assert lines.tolist() == pytest.approx([0.4, 0.4, 0.6])


def test_without_lines_all_labels_have_the_best_one():
    wanted, said = np.array([[1, 0]], np.float32), np.array([[0.9, 0.2]], np.float32)
    (one, other) = draw_lines(["id_card", "hotel"], wanted, said, {})
    assert one == other == pytest.approx(best_threshold(wanted, said))
