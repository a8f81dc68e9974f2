"""Words that a line must not break in."""

from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.thai.unbroken import Unbroken

WORDS = Unbroken(["เจ้าหน้าที่", "หน้าที่", "แม่ริม"])


def test_the_longest_word_stays_whole_and_all_else_may_be_broken():
    assert list(WORDS.parts("พี่เจ้าหน้าที่ที่แม่ริมใจดี")) == [
        ("พี่", False),
        ("เจ้าหน้าที่", True),
        ("ที่", False),
        ("แม่ริม", True),
        ("ใจดี", False),
    ]


@given(st.text(alphabet="เจ้าหนทีแม่ริ <&\n😀"))
def test_the_parts_together_are_the_text(text):
    assert "".join(part for part, _ in WORDS.parts(text)) == text
