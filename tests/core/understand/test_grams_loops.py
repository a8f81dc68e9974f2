"""The compiled loop writes the model's text as its slow twin does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from twins.slow_fold import SlowFolded, slow_fold
from twins.slow_model_text import slow_model_text

from sangsuk.core.thai.fold import fold
from sangsuk.core.thai.texts import codes_of
from sangsuk.core.understand.grams import model_text, model_texts

PARTS = [
    "http://",
    "https://",
    "www.",
    "555",
    "5",
    "+",
    "h",
    "HTTP",
    ":",
    "//",
    "๕",
    "9",
    " ",
    "\n",
]
TEXT = st.lists(
    st.sampled_from([*PARTS, "\x1c", "\x85", "ดีมากกกก", "น้้ำ"]) | st.text(max_size=3), max_size=12
).map("".join)
ODD = ["", "h", "https://", "https:// x", "http://a", "555", "5555+5+555", "a555a555a", "หห555+"]


@given(TEXT)
def test_the_model_sees_what_the_twin_writes(text: str):
    assert model_text(fold(text)) == slow_model_text(slow_fold(text))


@pytest.mark.parametrize("text", [*ODD, "555ก" * 100_000, "https://ก " * 100_000, " \t" * 100_000])
def test_odd_texts_are_written_as_by_the_twin(text: str):
    assert model_text(fold(text)) == slow_model_text(slow_fold(text))


@given(TEXT, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted), max_size=4))
def test_parts_of_a_text_are_written_each_by_itself(text: str, places: list[list[int]]):
    folded = fold(text)
    some = [(min(start, len(folded.text)), min(end, len(folded.text))) for start, end in places]
    firsts, lasts = np.array(some, np.int64).reshape(-1, 2).T

    written = model_texts(codes_of(folded.text), firsts, lasts).strings()

    parts = [SlowFolded(folded.text[a:b], folded.starts[a:b], folded.ends[a:b]) for a, b in some]
    assert written == [slow_model_text(part) for part in parts]
