"""Windows and the trees' columns of many stories are those of the slow twins, one by one."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from twins import slow_polarity, slow_windows

from sangsuk.core.thai.fold import fold_texts
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.grams import model_texts
from sangsuk.core.understand.office_spans import lay_out
from sangsuk.core.understand.polarity import Views, stack_rows
from sangsuk.core.understand.windows import cut_windows

WORDS = st.sampled_from(
    [
        *("แต่", "ส่วน", "ไม่ได้เท่า", "ไม่", "ปัว", "เบตง", "ขอบคุณ", "รอ", "กลับไป", "กลับ", "ไว", "สุดท้าย"),
        *(
            '"',
            "”",
            "😂",
            "ฮ่าฮ่า",
            "5555",
            "?",
            "ไหม",
            "สุข",
            "บริการดี",
            "บ่",
            "มิ",
            "กว่า",
            "เมื่อก่อน",
            "๒๕๖๓",
        ),
        *(" ", "\n", "http://ก.ไทย ", "เเ", "\ud800", "\x00", "ก้ํา", "น้ำำำำ", "|", "ต่างจาก", "ทันที"),
    ]
)
STORIES = st.lists(st.one_of(WORDS, st.text(max_size=4)), min_size=1, max_size=40).map("".join)


@st.composite
def told(draw):
    """A story and, for some offices, raw spans within it."""
    text = draw(STORIES.filter(bool))
    span = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 6)).map(
        lambda each: (each[0], min(len(text), sum(each)))
    )
    return text, draw(st.lists(st.lists(span, max_size=4), max_size=4))


def windows_of(stories):
    rests = fold_texts(Texts.of([text for text, _ in stories]))
    shown = model_texts(rests.codes, rests.bounds[:-1], rests.bounds[1:])
    return rests, cut_windows(rests, shown, lay_out([places for _, places in stories]))


def slow_windows_of(rests, stories):
    return [
        slow_windows.cut_windows(rests.folded(at), places if len(places) > 1 else [[]])
        for at, (_, places) in enumerate(stories)
        if places
    ]


@settings(max_examples=300)
@given(st.lists(told(), max_size=4))
def test_windows_are_those_of_the_twin(stories):
    rests, windows = windows_of(stories)
    slow = [each for some in slow_windows_of(rests, stories) for each in some]
    assert windows.forward == [each.forward for each in slow]
    assert windows.around == [each.around for each in slow]
    assert windows.order.tolist() == [each.order for each in slow]
    assert windows.cues.tolist() == [list(each.cues) for each in slow]


def test_cues_of_a_long_story_are_counted_in_its_beginning_only():
    stories = [("แต่รอนาน " * 1_000, [[]]), ("ปัวแต่รอ" * 700 + "เบตง", [[(0, 3)], [(5_600, 5_604)]])]
    rests, windows = windows_of(stories)
    slow = [each for some in slow_windows_of(rests, stories) for each in some]
    assert windows.cues.tolist() == [list(each.cues) for each in slow]


@settings(max_examples=50)
@given(st.lists(told(), max_size=4), st.integers(0, 99))
def test_rows_are_those_of_the_twin(stories, seed):
    rests, windows = windows_of(stories)
    drawn = np.random.default_rng(seed)
    shares = drawn.random((len(stories), 7)).astype(np.float32)
    views = [drawn.random((windows.owner.size, 3)).astype(np.float32) for _ in range(5)]
    if not windows.owner.size:
        return
    rows = stack_rows(shares, Views(*views), windows)
    slow, used = [], 0
    for at, cut in zip(np.unique(windows.owner), slow_windows_of(rests, stories), strict=True):
        mine = [view[used : used + len(cut)] for view in views]
        own = shares[at : at + 1]
        slow.append(slow_polarity.stack_rows(own[:, :3], own[:, 3:], Views(*mine), cut))
        used += len(cut)
    assert rows.tolist() == np.vstack(slow).tolist()
