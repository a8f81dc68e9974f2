"""Searching in Thai: the two forms of a text, and how near a text comes to a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.thai.searching import LONGEST_QUERY, MOST_TERMS, likeness, searched, terms_of


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("สะดวก", "สดวก"),
        ("ค่ะ", "คะ"),
        ("ศาลเจ้า", "ศาลเจา"),
        ("รวดเร็ว", "ลวดเลว"),
        ("ใบอนุญาต", "ไบอนุญาต"),
        ("มาก", "มากกก"),
    ],
)
def test_what_people_mix_up_sounds_the_same(right, wrong):
    assert searched(right).sounds == searched(wrong).sounds


def test_hashtags_are_not_searched():
    assert searched("ดี #สุขนี้ที่อำเภอ มาก").words == "ดี มาก"


def test_a_query_is_its_parts_each_once_and_never_too_long():
    assert [term.words for term in terms_of(" ทำบัตร  เร็ว ทำบัตร ")] == ["ทำบัตร", "เร็ว"]
    assert terms_of("่ ้ \u202e\u200b") == ()
    assert len(terms_of("ก ข ค ง จ ฉ ช ซ ด ต ถ ท")) == MOST_TERMS
    assert len(terms_of("ก" * 10_000)[0].words) == LONGEST_QUERY


def test_a_slip_of_the_finger_leaves_a_word_like_itself_and_another_word_unlike():
    terms = terms_of("บัตรประชาขน")

    assert likeness(searched("ไปทำบัตรประชาชนมา"), terms) >= 0.5
    assert likeness(searched("ไปทำใบขับขี่มา"), terms) < 0.5


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share(text, query):
    assert 0 <= likeness(searched(text), terms_of(query)) <= 1
