from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.thai.lexicon import make_lexicon
from sangsuk.core.thai.texts import Texts

GROUPS = [["กข", "ข"], ["กขค", "คค"]]
LEXICON = make_lexicon(GROUPS)


@given(st.lists(st.text("กขคx", max_size=12), max_size=14))
def test_texts_walked_side_by_side_hold_what_each_holds_alone(texts: list[str]):
    heard = LEXICON.hear(Texts.of(texts)).tolist()
    slowly = [
        sum(1 << bit for bit, words in enumerate(GROUPS) if any(word in text for word in words))
        for text in texts
    ]
    assert heard == slowly
