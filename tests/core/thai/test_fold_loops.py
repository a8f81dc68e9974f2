"""The compiled loops fold as their slow twin does, one text or many."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from twins.slow_fold import SlowFolded, slow_fold, slow_relax

from sangsuk.core.thai.fold import Folded, fold, fold_texts, relax
from sangsuk.core.thai.texts import Texts

# What folding treats in a way of its own, beside anything at all.
TRICKY = "เเแําำ้่๊์็ิัุกนม \n\t\x1c\x85\u2028\u200b\ufeff๒5aAＡÀ\ud800\udfff\U0001f602"
TEXTS = st.text(st.sampled_from(TRICKY), max_size=40) | st.text(
    st.characters(exclude_categories=()), max_size=40
)
HUGE = {
    "100,000 marks": "น" + "้ิ์ํ" * 25_000,
    "marks alone": "์้ิ" * 30_000,
    "เ for ever": "เ" * 100_001,
    "tones after sara am": "น\u0e33\u0e49" * 50_000,
    "5 MB": "อําเภอเเม่\u200bสะเรียงงงง " * 80_000,
}


def shown(folded: Folded | SlowFolded) -> tuple[str, list[int], list[int]]:
    return folded.text, folded.starts.tolist(), folded.ends.tolist()


@given(TEXTS)
def test_a_text_is_folded_as_the_twin_folds_it(text: str):
    assert shown(fold(text)) == shown(slow_fold(text))


@given(TEXTS, st.integers(1, 3))
def test_a_text_is_relaxed_and_squeezed_as_by_the_twin(text: str, keep: int):
    ours, slow = relax(fold(text), keep=keep), slow_relax(slow_fold(text), keep=keep)

    assert shown(ours) == shown(slow)
    assert shown(ours.squeezed()) == shown(slow.squeezed())


@given(TEXTS.filter(lambda text: fold(text).text), st.data())
def test_spans_are_cut_out_as_by_the_twin(text: str, data: st.DataObject):
    length = len(fold(text).text)
    start = st.integers(0, length - 1)
    span = start.flatmap(lambda at: st.tuples(st.just(at), st.integers(at + 1, length)))
    spans = data.draw(st.lists(span, max_size=3))

    assert shown(fold(text).without(spans)) == shown(slow_fold(text).without(spans))


@given(st.lists(TEXTS, max_size=5))
def test_many_texts_are_folded_as_each_by_itself(texts: list[str]):
    folded = fold_texts(Texts.of(texts)).relaxed(keep=1)

    assert folded.texts.strings() == [relax(fold(text), keep=1).text for text in texts]
    each = [shown(folded.folded(at)) for at in range(len(texts))]
    assert each == [shown(relax(fold(text), keep=1)) for text in texts]


def spaced_in(text: str) -> set[int]:
    """Behind which signs that are no white space some stands."""
    spaced, at = set(), 0
    for sign in text:
        if sign.isspace():
            spaced.add(at - 1)
        else:
            at += 1
    return spaced - {-1}


@given(st.lists(TEXTS, max_size=5))
def test_texts_run_together_know_behind_which_signs_white_space_stood(texts: list[str]):
    together, spaced = fold_texts(Texts.of(texts)).run_together()

    slow = [slow_relax(slow_fold(text), keep=1) for text in texts]
    each = [shown(together.folded(at)) for at in range(len(texts))]
    assert each == [shown(text.squeezed()) for text in slow]
    known = [
        set(np.flatnonzero(spaced[first:last]).tolist())
        for first, last in pairwise(together.bounds.tolist())
    ]
    assert known == [spaced_in(text.text) for text in slow]


@pytest.mark.parametrize("name", HUGE)
def test_huge_texts_are_folded_as_by_the_twin(name: str):
    ours, slow = relax(fold(HUGE[name]), keep=1), slow_relax(slow_fold(HUGE[name]), keep=1)

    assert ours.text == slow.text
    assert (ours.starts == slow.starts).all()
    assert (ours.ends == slow.ends).all()
