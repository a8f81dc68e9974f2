"""Bands of the standings."""

from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.rank.bands import Band, band_places


def test_a_band_ends_where_nobody_below_may_stand_above():
    assert band_places([(1, 1), (2, 2), (3, 2), (4, 4), (5, 4)]) == [
        Band(1, 1),
        Band(2, 3),
        Band(4, 5),
    ]


def test_one_far_below_who_may_be_first_makes_one_band_of_all():
    assert band_places([(1, 1), (2, 2), (3, 1)]) == [Band(1, 3)]


def test_districts_that_share_a_place_are_in_one_band():
    assert band_places([(1, 1), (2, 2), (2, 2), (4, 4)]) == [Band(1, 1), Band(2, 2), Band(4, 4)]


def test_where_nothing_was_reckoned_every_place_is_its_own():
    assert band_places([(1, None), (2, None)]) == [Band(1, 1), Band(2, 2)]
    assert band_places([]) == []


@given(st.lists(st.integers(1, 40), min_size=1, max_size=40))
def test_all_places_lie_in_one_band_each_and_nobody_reaches_out_of_theirs(bests):
    likely = [(place, min(place, best)) for place, best in enumerate(bests, start=1)]
    bands = band_places(likely)

    assert [at for band in bands for at in range(band.first, band.last + 1)] == [
        place for place, _ in likely
    ]
    for band in bands:
        assert all(best >= band.first for place, best in likely if place >= band.first)
