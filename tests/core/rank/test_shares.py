import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.rank.shares import share_of


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_share_lies_in_its_range_and_the_range_in_all(count, more):
    likely, low, high = share_of(count, count + more)

    assert 0 <= low <= likely <= high <= 1


def test_more_stories_make_the_range_narrower():
    few, many = share_of(3, 10), share_of(300, 1000)

    assert few.likely == many.likely
    assert many.high - many.low < (few.high - few.low) / 5


def test_wilsons_own_range_is_met():
    assert share_of(10, 20) == pytest.approx((0.5, 0.3273, 0.6727), abs=1e-4)


def test_nothing_is_known_where_nothing_was_told():
    assert share_of(0, 0) == (0, 0, 1)
