import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.understand.asking import Line, precision_by_share_asked

PAIRS = st.lists(st.tuples(st.integers(0, 8).map(lambda n: n / 8), st.booleans()), min_size=1)


def test_the_surest_half_is_more_precise():
    pairs = [(0.9, True), (0.8, True), (0.4, False), (0.3, True)]

    assert precision_by_share_asked(pairs, shares=(0.0, 0.5)) == [
        Line(0.0, 0.0, 0.3, 4, 0.75),
        Line(0.5, 0.5, 0.8, 2, 1.0),
    ]


def test_the_equally_sure_are_not_torn_apart():
    [line] = precision_by_share_asked([(0.9, True), (0.5, False), (0.5, True)], shares=(0.4,))

    assert line == Line(0.4, 0.0, 0.5, 3, pytest.approx(2 / 3))


def test_without_a_pair_there_is_no_line():
    assert precision_by_share_asked([]) == []


@given(PAIRS, st.floats(0, 0.99))
def test_a_line_is_what_its_confidence_says(pairs: list[tuple[float, bool]], share: float):
    [line] = precision_by_share_asked(pairs, shares=(share,))
    kept = [right for sure, right in pairs if sure >= line.confidence]
    surer = [sure for sure, _ in pairs if sure > line.confidence]

    assert (line.kept, line.precision) == (len(kept), sum(kept) / len(kept))
    assert line.asked == pytest.approx(1 - len(kept) / len(pairs))
    # The next higher line would send more than was wanted.
    assert len(surer) < max(1, round(len(pairs) * (1 - share))) <= len(kept)


@given(PAIRS, st.randoms())
def test_the_order_of_the_pairs_does_not_matter(pairs, drawn):
    shuffled = list(pairs)
    drawn.shuffle(shuffled)

    assert precision_by_share_asked(shuffled) == precision_by_share_asked(pairs)
