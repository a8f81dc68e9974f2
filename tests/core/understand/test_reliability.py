import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.understand.reliability import Bin, bin_reliability, calibration_error

SHARES = st.floats(0, 1)
TOLD = st.lists(st.tuples(SHARES, st.booleans()), max_size=60)


def slow_error(told: list[tuple[float, bool]], bins: int) -> float:
    """By its definition: look into every bin, count, take the distance."""
    apart = 0.0
    for at in range(bins):
        last = at == bins - 1
        some = [
            (p, true) for p, true in told if int(p * bins) == at or (last and int(p * bins) == bins)
        ]
        if some:
            said = sum(p for p, _ in some) / len(some)
            came = sum(1 for _, true in some if true) / len(some)
            apart += len(some) / len(told) * abs(said - came)
    return apart


def test_bins_hold_what_was_said_and_what_came_true():
    said, came_true = [0.1, 0.3, 0.6, 0.8, 1.0], [False, True, True, True, False]

    assert bin_reliability(said, came_true, bins=2) == [
        Bin(0.0, 0.5, 2, pytest.approx(0.2), 0.5),
        Bin(0.5, 1.0, 3, pytest.approx(0.8), pytest.approx(2 / 3)),
    ]


def test_the_error_is_the_mean_distance():
    # Ten times 0.9, eight came true; ten times 0.3, three came true.
    said = [0.9] * 10 + [0.3] * 10
    came_true = [True] * 8 + [False] * 2 + [True] * 3 + [False] * 7

    assert calibration_error(bin_reliability(said, came_true)) == pytest.approx(0.05)


def test_nothing_said_is_no_error():
    assert calibration_error(bin_reliability([], [])) == 0


@given(TOLD, st.integers(1, 15))
def test_the_error_is_that_of_its_slow_twin(told: list[tuple[float, bool]], bins: int):
    filled = bin_reliability([p for p, _ in told], [true for _, true in told], bins=bins)

    assert calibration_error(filled) == pytest.approx(slow_error(told, bins))
    assert sum(each.told for each in filled) == len(told)
