"""Which polarity is given, and how sure it is."""

import numpy as np
import pytest

from sangsuk.core.terms.reading import Polarity
from sangsuk.core.thai.fold import fold_texts
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.grams import model_texts
from sangsuk.core.understand.heads import SENTIMENTS
from sangsuk.core.understand.mentions import give_polarity
from sangsuk.core.understand.office_spans import lay_out
from sangsuk.core.understand.windows import Windows, cut_windows

SURE_FROM = np.array([0.7, 0.0, 0.6], np.float32)  # praise, neither, blame
LEAD_CONTRAST = 16  # the first cue of the words before a name


def give(probability: float, *shares: float) -> tuple[Polarity, float]:
    """What is given of one office."""
    polarity, confidence = give_polarity(
        np.array([probability]), np.array([shares], np.float32), sure_from=SURE_FROM
    )
    return SENTIMENTS[polarity[0]], float(confidence[0])


def test_sure_praise_is_given_as_praise():
    assert give(0.9, 0.9, 0.06, 0.04) == (Polarity.POSITIVE, pytest.approx(0.81))


def test_praise_below_the_line_is_given_as_neutral_and_never_as_blame():
    assert give(0.9, 0.6, 0.1, 0.3) == (Polarity.NEUTRAL, pytest.approx(0.09))


def test_blame_below_the_line_is_given_as_neutral():
    assert give(0.9, 0.1, 0.35, 0.55)[0] is Polarity.NEUTRAL
    assert give(0.9, 0.1, 0.1, 0.8)[0] is Polarity.NEGATIVE


def test_a_doubtful_office_makes_its_praise_doubtful():
    assert give(0.6, 0.95, 0.03, 0.02)[0] is Polarity.NEUTRAL


def test_without_offices_nothing_is_given():
    given = give_polarity(np.zeros(0), np.zeros((0, 3), np.float32), sure_from=SURE_FROM)
    assert [part.tolist() for part in given] == [[], []]


def cut(text: str, *places: tuple[int, int]) -> Windows:
    """The windows of offices that are named once each."""
    rest = fold_texts(Texts.of([text]))
    shown = model_texts(rest.codes, rest.bounds[:-1], rest.bounds[1:])
    return cut_windows(rest, shown, lay_out([[[place] for place in places]]))


def test_a_window_reaches_from_a_name_to_the_next_other_name():
    windows = cut("ปัวไวมาก ส่วนเบตงรอนาน", (0, 3), (13, 17))
    assert windows.forward == ["ไวมาก ส่วน", "รอนาน"]
    assert windows.around[1] == "ไวมาก ส่วนเบตงรอนาน"
    assert windows.order.tolist() == [0, 1]


def test_the_words_before_a_name_that_set_it_against_another_are_seen():
    windows = cut("ปัวไวมาก ส่วนเบตงรอนาน", (0, 3), (13, 17))
    assert windows.cues[:, LEAD_CONTRAST].tolist() == [0, 1]


def test_an_office_that_stands_alone_has_the_whole_story():
    windows = cut("ปัวไวมาก ส่วนบ้านรอนาน", (0, 3))
    assert windows.forward == windows.around == ["ปัวไวมาก ส่วนบ้านรอนาน"]
