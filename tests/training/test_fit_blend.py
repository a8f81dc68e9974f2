import numpy as np
import pytest

from sangsuk.core.understand.blend import log_odds, log_shares, mix_labels, mix_shares
from training.encoder.fit_blend import (
    care_line,
    drawn_lines,
    fit_labels,
    fit_shares,
    mention_rows,
)
from training.encoder.lessons import AROUND, FORWARD, WHOLE, Lessons

DRAWN = np.random.default_rng(3)


def test_who_is_right_more_often_gets_the_greater_share():
    truth = DRAWN.integers(0, 3, 600)
    wanted = np.eye(3, dtype=np.float32)[truth]
    good = log_shares((3 * wanted * DRAWN.random((600, 1))).astype(np.float32))
    noise = log_shares(DRAWN.normal(0, 1, (600, 3)).astype(np.float32))
    weights = fit_shares([good, noise], wanted)
    assert weights[0] > 5 * abs(weights[1])
    assert mix_shares(weights, [good, noise]).sum(axis=1) == pytest.approx(1)


def test_a_blend_is_calibrated_on_what_it_was_fitted_to():
    wanted = (DRAWN.random((4000, 2)) < 0.2).astype(np.float32)
    hint = (wanted * 2 + DRAWN.normal(0, 1, wanted.shape)).astype(np.float32)
    sources = [hint, DRAWN.normal(0, 1, wanted.shape).astype(np.float32)]
    given = mix_labels(fit_labels(sources, wanted), sources)
    assert given.mean() == pytest.approx(wanted.mean(), abs=0.005)


def test_log_odds_are_undone_by_equal_weights():
    p = np.array([[0.1, 0.9]], np.float32)
    assert mix_labels(np.array([1, 0], np.float32), [log_odds(p)]) == pytest.approx(p)


@pytest.mark.parametrize(("plain_share", "line"), [(0.5, 0.2), (1.0, 0.6)])
def test_the_line_of_care_is_drawn_for_a_campaign_and_not_for_the_training_stories(
    plain_share: float, line: float
):
    sure = np.array([0.1, 0.2, 0.3, 0.6, 0.7, 0.8, 0.9, 0.95], np.float32)
    plain = np.array([False, False, False, True, True, True, True, True])
    care = {"share": 0.2, "plain": plain_share}
    assert care_line(sure, plain, care) == pytest.approx(line)


def test_mentions_come_in_the_order_of_stories_and_their_offices():
    kind = np.array([WHOLE, WHOLE, WHOLE, FORWARD, AROUND, FORWARD, AROUND])
    story = np.array([0, 1, 2, 1, 1, 1, 1])
    office = np.array([0, 0, 0, 0, 0, 1, 1])
    taught = np.ones((7, 1), bool)
    taught[[1, 2]] = False  # two offices; none
    lessons = Lessons(("",) * 7, kind, story, office, story, taught.astype(np.float32), taught)
    forward, around = mention_rows(lessons)
    assert forward.tolist() == [0, 3, 5]
    assert around.tolist() == [0, 4, 6]


def test_the_lines_of_a_recipe_are_drawn_without_any_story():
    drawn = drawn_lines({"services": {"id_card": 0.3, "rest": 0.6}})
    lines = drawn["blend_services_threshold"]
    assert list(drawn) == ["blend_services_threshold"]
    assert lines[0] == pytest.approx(0.3)
    assert lines[1:] == pytest.approx(0.6)
