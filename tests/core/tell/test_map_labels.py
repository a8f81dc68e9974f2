"""Names find room on the map."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.tell.map_labels import Wanted, place_labels, width_of
from sangsuk.core.terms.hexmap import Box

FRAME = Box(0, 0, 900, 1600)
POINTS = st.tuples(st.integers(50, 850), st.integers(50, 1550))


def wanted(text: str, x: float, y: float) -> Wanted:
    return Wanted(lines=(text,), x=x, y=y, reach=8)


@given(st.lists(POINTS, max_size=8, unique=True))
def test_no_name_touches_another_or_leaves_the_map(points):
    names = [wanted(f"{at} พระนครศรีอยุธยา", x, y) for at, (x, y) in enumerate(points)]
    labels = place_labels(names, size=30, frame=FRAME, cells=points)
    assert all(FRAME.surrounds(label.box) for label in labels)
    assert not any(one.box.touches(other.box) for one, other in combinations(labels, 2))


@given(st.lists(POINTS, max_size=8, unique=True))
def test_no_name_hides_what_another_names(points):
    names = [wanted("แม่อาย", x, y) for x, y in points]
    for label in place_labels(names, size=30, frame=FRAME, cells=points):
        assert not any(label.box.holds(name.x, name.y) for name in names)


def test_a_name_stands_where_it_hides_fewest_districts():
    right = [(x, 800) for x in range(470, 700, 14)]
    (label,) = place_labels([wanted("ฮอด", 450, 800)], size=30, frame=FRAME, cells=right)
    assert not any(label.box.holds(x, y) for x, y in right)


def test_a_name_takes_the_room_it_would_rather_have():
    bangkok = Wanted(lines=("กรุงเทพมหานคร",), x=400, y=800, reach=8, rather=(450, 1000))
    (label,) = place_labels([bangkok], size=30, frame=FRAME, cells=[])
    assert (label.box.left + label.box.right, label.box.top + label.box.bottom) == (900, 2000)


def test_a_name_without_room_is_left_out():
    assert (
        place_labels([wanted("แม่อาย", 50, 50)], size=30, frame=Box(0, 0, 100, 100), cells=[]) == []
    )


def test_vowels_and_tones_above_and_below_take_no_width():
    assert width_of("ปู่") == width_of("ป")
