from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.thai.hearing import make_hearing
from sangsuk.core.thai.texts import Texts

WORD = st.text("กขคab", min_size=1, max_size=4)
LONGER = st.text("กขค", min_size=2, max_size=5)
GROUPS = st.lists(st.lists(WORD, max_size=4), min_size=1, max_size=6)
GROUPS_OF_LONGER = st.lists(st.lists(LONGER, max_size=4), min_size=1, max_size=6)
TEXTS = st.lists(st.text("กขคab\ud800\U0001f602", max_size=12), max_size=6)


@given(GROUPS | GROUPS_OF_LONGER, TEXTS)
def test_a_group_is_heard_where_one_of_its_words_stands(groups: list[list[str]], texts: list[str]):
    heard = make_hearing(groups).hear(Texts.of(texts)).tolist()

    slowly = [
        sum(1 << bit for bit, words in enumerate(groups) if any(word in text for word in words))
        for text in texts
    ]
    assert heard == slowly


def test_a_word_that_ends_in_the_next_text_is_not_heard():
    hearing = make_hearing([["กขค"], ["กข"]])
    assert hearing.hear(Texts.of(["xก", "ขค", "xกข", "ค", "กข"])).tolist() == [0, 0, 2, 0, 2]


def test_nothing_is_heard_where_there_are_no_words():
    assert make_hearing([[]]).hear(Texts.of(["ปัว", ""])).tolist() == [0, 0]
