import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import BLAMED, NEUTRAL, PRAISED

from sangsuk.core.terms.reading import Polarity
from sangsuk.core.understand.agreement import agree

MOODS = st.sampled_from(Polarity)


def test_kappa_is_the_agreement_beyond_chance():
    # Both praise in 45 and blame in 15 of 100; chance alone: 0.6 * 0.7 + 0.4 * 0.3 = 0.54.
    pairs = [(PRAISED, PRAISED)] * 45 + [(BLAMED, BLAMED)] * 15
    pairs += [(PRAISED, BLAMED)] * 15 + [(BLAMED, PRAISED)] * 25
    found = agree(pairs)

    assert (found.total, found.share) == (100, 0.6)
    assert found.kappa == pytest.approx((0.6 - 0.54) / 0.46)
    assert found.counts[PRAISED, BLAMED] == 15


def test_without_a_story_there_is_no_agreement():
    assert agree([]) is None


def test_two_that_always_say_the_same_one_thing_have_no_kappa():
    found = agree([(NEUTRAL, NEUTRAL)] * 7)

    assert (found.share, found.kappa) == (1.0, None)


@given(st.lists(st.tuples(MOODS, MOODS), min_size=1))
def test_the_order_of_the_two_does_not_matter(pairs):
    one, other = agree(pairs), agree([(b, a) for a, b in pairs])

    assert (one.share, one.kappa) == (other.share, other.kappa)
    assert one.kappa is None or -1 <= one.kappa <= 1


@given(st.lists(MOODS, min_size=1))
def test_a_reader_agrees_with_itself(moods):
    found = agree([(mood, mood) for mood in moods])

    assert found.share == 1.0
    assert found.kappa in (1.0, None)
