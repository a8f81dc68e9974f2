from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.thai.lexicon import make_lexicon
from sangsuk.core.thai.texts import Texts

WORD = st.text("กขคab", min_size=1, max_size=4)
GROUPS = st.lists(st.lists(WORD, max_size=4), min_size=1, max_size=6)


@given(GROUPS, st.lists(st.text("กขคab\ud800\U0001f602", max_size=12), max_size=4))
def test_a_group_is_heard_where_one_of_its_words_stands(groups: list[list[str]], texts: list[str]):
    heard = make_lexicon(groups).hear(Texts.of(texts)).tolist()

    slowly = [
        sum(1 << bit for bit, words in enumerate(groups) if any(word in text for word in words))
        for text in texts
    ]
    assert heard == slowly


def test_a_lexicon_without_words_hears_nothing():
    assert make_lexicon([[]]).hear(Texts.of(["ปัว", ""])).tolist() == [0, 0]
