"""Which two stories a juror compares next."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.judge.comparisons import LEFT, Comparisons, no_comparisons
from sangsuk.core.judge.next_pairs import AT_ONCE, LOOKS, choose_pairs, most_telling
from sangsuk.core.judge.outlook import look_out
from sangsuk.core.judge.stopping import weigh_stopping
from sangsuk.core.judge.strengths import expect_strengths, fit_strengths

STORIES = 8


def chain(times: int = 1) -> Comparisons:
    """Story 0 beat 1, 1 beat 2 and so on, as often as said, each time by juror 0."""
    left = np.tile(np.arange(STORIES - 1), times)
    return Comparisons(
        np.zeros(len(left), dtype=np.int64), left, left + 1, np.full(len(left), LEFT)
    )


def outlook_of(comparisons: Comparisons, *, jurors: int = 3, seed: int = 1):
    strengths = fit_strengths(comparisons, expect_strengths(STORIES, jurors))
    return look_out(strengths, np.random.default_rng(seed), places=3)


def pairs_for(jurors, comparisons, may=None, seed: int = 1):
    everyone = np.ones((3, STORIES), dtype=bool)
    return choose_pairs(
        outlook_of(comparisons),
        comparisons,
        jurors=jurors,
        may=everyone if may is None else may,
        focus=3,
        generator=np.random.default_rng(seed),
    )


def test_every_story_is_looked_at_before_any_is_looked_at_again():
    comparisons, seen = no_comparisons(), np.zeros(STORIES, dtype=int)
    for wave in range(STORIES * LOOKS // 2):
        (pair,) = pairs_for([wave % 3], comparisons, seed=wave)
        seen[[pair.left, pair.right]] += 1
        one = Comparisons(*(np.array([v]) for v in (pair.juror, pair.left, pair.right, LEFT)))
        comparisons = comparisons.with_more(one)

        assert np.ptp(seen) <= 1

    assert seen.tolist() == [LOOKS] * STORIES


@given(st.lists(st.booleans(), min_size=3 * STORIES, max_size=3 * STORIES), st.booleans())
def test_nobody_compares_a_story_that_something_keeps_from_them(flags, begun):
    may = np.array(flags).reshape(3, STORIES)

    for pair in pairs_for([0, 1, 2], chain(2) if begun else no_comparisons(), may):
        assert may[pair.juror, [pair.left, pair.right]].all()
        assert pair.left != pair.right


def test_a_juror_never_gets_the_same_two_stories_twice():
    comparisons = chain(2)
    for seed in range(21):
        (pair,) = pairs_for([0], comparisons, seed=seed)
        asked = {
            (min(a, b), max(a, b)) for a, b in zip(comparisons.left, comparisons.right, strict=True)
        }
        assert (min(pair.left, pair.right), max(pair.left, pair.right)) not in asked
        one = Comparisons(*(np.array([v]) for v in (0, pair.left, pair.right, LEFT)))
        comparisons = comparisons.with_more(one)

    assert pairs_for([0], comparisons) == []  # all 28 pairs are done


def test_a_story_waits_for_few_jurors_at_once():
    chosen = pairs_for([0, 1, 2], chain(2))

    stories = [story for pair in chosen for story in (pair.left, pair.right)]
    assert max(map(stories.count, stories)) <= AT_ONCE


def test_what_tells_most_is_among_the_likely_best():
    assert set(most_telling(outlook_of(chain(5)), focus=2)[0]) <= {0, 1, 2, 3}


def test_the_same_seed_gives_the_same_pairs():
    assert pairs_for([0, 1, 2], chain(2)) == pairs_for([0, 1, 2], chain(2))


def test_a_list_far_ahead_stays_and_holds_the_best():
    strong = np.repeat(np.arange(4), 4), np.tile(np.arange(4, 8), 4)
    rows = np.repeat(np.stack(strong), 40, axis=1)
    zeros = np.zeros(rows.shape[1], dtype=np.int64)
    clear = Comparisons(zeros, rows[0], rows[1], zeros + LEFT)

    enough = weigh_stopping(outlook_of(clear), [(0, 1), (4, 5), (2, 6)], go_on=4, prizes=1)

    assert set(enough.stories) == {0, 1, 2, 3}
    assert (enough.stays, enough.holds) == pytest.approx((1, 1), abs=0.01)
    assert enough.reached(0.95)


def test_a_list_of_which_nothing_is_known_does_not_stay():
    nothing = outlook_of(no_comparisons())

    enough = weigh_stopping(nothing, [(0, 7), (1, 6), (2, 5)], go_on=3, prizes=1)

    assert not enough.reached(0.5)
    assert enough.holds == pytest.approx(3 / 8, abs=0.1)


def test_where_nothing_is_left_to_ask_the_list_stays():
    assert weigh_stopping(outlook_of(chain()), [], go_on=3, prizes=1).stays == 1


def test_chances_to_be_best_add_up_to_the_places():
    assert outlook_of(chain()).chance_of_top(3).sum() == pytest.approx(3)
