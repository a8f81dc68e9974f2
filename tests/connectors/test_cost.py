from hypothesis import given
from hypothesis import strategies as st

from sangsuk.connectors.models.cost import estimate
from sangsuk.core.terms.second_opinion import Tokens


def test_the_estimate_counts_prompt_and_text_for_each():
    told = estimate("abcd", ["ดี", "ok"], kept=3)

    assert (told.asked, told.kept) == (2, 3)
    assert told.likely == Tokens(1 + 2 + 16 + 1 + 1 + 16, 120)
    assert told.most == Tokens(4 + 6 + 16 + 4 + 2 + 16, 800)


def test_prices_are_for_a_million_tokens():
    assert Tokens(2_000_000, 500_000).cost((0.15, 0.6)) == 0.6


@given(st.text(), st.lists(st.text()))
def test_what_is_likely_is_never_above_the_most(prompt, texts):
    told = estimate(prompt, texts, kept=0)

    assert told.likely.read <= told.most.read
    assert told.likely.written <= told.most.written
