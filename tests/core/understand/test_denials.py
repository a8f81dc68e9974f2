"""Denied words are told once more, in letters of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twins.slow_denials import slow_denied

from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.denials import DENIALS, count_told, write_denied
from sangsuk.core.understand.grams import count_grams

WORDS = st.lists(st.sampled_from([*DENIALS, "ไ", "ม", "ช้า", "ดี", " ", "😀", "\x03", "\ud800"]))
TEXT = st.text(st.characters(exclude_categories=())) | WORDS.map("".join)


def private(word: str) -> str:
    return "".join(chr(0xF0000 + ord(letter)) for letter in word)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ไม่ช้า", "ไม่ช้า\x03" + private("ช้า")),
        ("ไม่ ดุ เลย", "ไม่ ดุ เลย\x03" + private("ดุ")),
        ("บ่ดน ไม่แพง", "บ่ดน ไม่แพง\x03" + private("ดน") + "\x03" + private("แพง")),
        ("ไม่ยุ่งยากแม้แต่นิดเดียว", "ไม่ยุ่งยากแม้แต่นิดเดียว\x03" + private("ยุ่งยากแม้แต")),
        ("ช้าหรือไม่", "ช้าหรือไม่"),
        ("ดีมาก", "ดีมาก"),
        ("", ""),
    ],
)
def test_what_follows_a_denial_is_written_again_behind_the_text(text: str, told: str):
    assert write_denied(Texts.of([text])).strings() == [told]


@given(st.lists(TEXT, max_size=5))
def test_each_text_is_told_by_itself_as_plain_python_tells_it(texts: list[str]):
    assert write_denied(Texts.of(texts)).strings() == [slow_denied(text) for text in texts]


def test_learning_counts_what_reading_hears():
    texts = ["ไม่ช้า", "ดีมาก"]
    told = count_grams([slow_denied(text) for text in texts], bits=10)
    assert (count_told(Texts.of(texts), bits=10) != told).nnz == 0


def test_denied_words_share_no_letter_with_words_that_are_not():
    assert not set(private("ช้า")) & set("ช้า")
