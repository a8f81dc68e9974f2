"""The compiled loop signs as its slow twin does."""

from hypothesis import given
from hypothesis import strategies as st
from twins.slow_signatures import slow_sign_text

from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.signatures import sign_text, sign_texts

TEXT = st.text(st.characters(exclude_categories=()), max_size=90) | st.text(
    "กข้", min_size=66, max_size=99
)


@given(st.lists(TEXT, max_size=4))
def test_texts_are_signed_as_by_the_twin(texts: list[str]):
    assert sign_texts(Texts.of(texts)) == [slow_sign_text(text) for text in texts]


def test_long_and_empty_texts_are_signed_as_by_the_twin():
    long = "ขอบคุณอำเภอปัว\ud800" * 200

    assert [sign_text(text) for text in ("", long)] == [slow_sign_text(text) for text in ("", long)]


def test_a_very_long_text_is_signed_in_time():
    assert len(sign_text("ก" * 5_000_000)) == 268
