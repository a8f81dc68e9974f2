"""One person signs with one name, however it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.thai.person_names import name_key

ZERO_WIDTH = [
    "\u200b",
    "\u200c",
    "\u200d",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "\ufe0f",
    "\u034f",
    "\u202e",
]


@pytest.mark.parametrize(
    "typed",
    [
        "Ann",
        "ANN",
        " ann ",
        "a n n",
        "a.n-n",
        "ａｎｎ",
        "ánn",
        "𝐚𝐧𝐧",
        *(f"a{z}nn" for z in ZERO_WIDTH),
    ],
)
def test_spellings_of_ann_are_one_name(typed):
    assert name_key(typed) == name_key("ann")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("น้ำ ใจดี", "นํ้าใจดี"),  # sara am typed as two signs, in the other order
        ("แดง", "เเดง"),  # sara ae typed as two sara e
        ("มานะ ๑", "มานะ 1"),
        ("วิชาๅ", "วิชาา"),
        ("ก่่อ", "ก่อ"),  # the tone mark twice over the same letter
    ],
)
def test_spellings_of_a_thai_name_are_one_name(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("กา", "ก่า"), ("น้ำ", "น้า"), ("ann", "anne"), ("สมชาย", "สมหญิง")]
)
def test_other_names_stay_others(one, other):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "...", "аnn", "αnn", "ㅤann", "ꭺnn", "ɑnn"])
def test_what_looks_like_letters_and_is_none_can_be_no_signature(name):
    assert name_key(name) == ""


@given(st.text(), st.sampled_from(ZERO_WIDTH), st.integers(0, 20))
def test_what_cannot_be_seen_changes_no_name(name, invisible, at):
    assert name_key(name[:at] + invisible + name[at:]) == name_key(name)


@given(st.text())
def test_the_key_of_a_key_is_itself(name):
    assert name_key(name_key(name)) == name_key(name)
