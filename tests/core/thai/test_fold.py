import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.thai.fold import fold, relax

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
THAI_TEXT = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B), max_size=40)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("น้\u0e4d\u0e32", "น้ำ"),  # ํ + า for ำ
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),  # the tone between them
        ("น\u0e33\u0e49", "น้ำ"),  # the tone after sara am
        ("เเม่", "แม่"),  # two เ for แ
        ("เเเเ", "แแ"),
        ("น\u0e49\u0e35", "นี้"),  # tone typed before the vowel
        ("ปั\u200bว\ufeff", "ปัว"),  # zero-width space, byte-order mark
        ("๒๕๖๓", "2563"),
        ("ABC ＡＢＣ", "abc abc"),
        ("ก\u00a0ข", "ก ข"),
        ("\u202eปัว\u202c", "ปัว"),  # right-to-left override
        ("", ""),
    ],
)
def test_every_way_of_typing_folds_to_one(typed: str, folded: str):
    assert fold(typed).text == folded


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_unicode_normal_forms_fold_alike(form: str):
    said = "น้ำท่วมที่อำเภอเมืองน่าน กำนันมาช่วย"
    assert fold(unicodedata.normalize(form, said)).text == fold(said).text


def test_a_span_is_given_in_raw_code_points():
    raw = "ไปที่ อํา\u200bเภอปัว มา"
    folded = fold(raw)
    at = folded.text.index("อำเภอปัว")
    start, end = folded.raw_span(at, at + len("อำเภอปัว"))
    assert raw[start:end] == "อํา\u200bเภอปัว"


def test_stretched_letters_are_shortened_and_digits_are_not():
    assert relax(fold("ขอบคุณณณณ 10000 ดีี้้มาก"), keep=1).text == "ขอบคุณ 10000 ดีี้มาก"
    assert relax(fold("ขอบคุณณณณ"), keep=2).text == "ขอบคุณณ"


def test_lone_surrogates_fold_to_a_sign_that_can_be_written():
    assert fold("\ud800ก\udc00").text == "\ufffdก\ufffd"


@given(ANY_TEXT | THAI_TEXT)
def test_folding_twice_is_folding_once(text: str):
    once = fold(text).text
    assert fold(once).text == once


@given(ANY_TEXT | THAI_TEXT)
def test_every_folded_letter_stands_for_raw_letters(text: str):
    folded = relax(fold(text), keep=1)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    for at in range(len(folded.text)):
        start, end = folded.raw_span(at, at + 1)
        assert 0 <= start < end <= len(text)


@pytest.mark.slow
def test_folding_takes_time_in_step_with_the_text():
    begun = time.perf_counter()
    relax(fold("ก" * 1_000_000 + "เ" * 1_000_000 + "ํา้" * 300_000), keep=1)
    assert time.perf_counter() - begun < 5
