"""Money in Thai words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.thai.amounts import baht_figures, baht_words, number_words, thai_digits


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "ศูนย์"),
        (1, "หนึ่ง"),
        (10, "สิบ"),
        (11, "สิบเอ็ด"),
        (20, "ยี่สิบ"),
        (21, "ยี่สิบเอ็ด"),
        (22, "ยี่สิบสอง"),
        (31, "สามสิบเอ็ด"),
        (100, "หนึ่งร้อย"),
        (101, "หนึ่งร้อยเอ็ด"),
        (111, "หนึ่งร้อยสิบเอ็ด"),
        (878, "แปดร้อยเจ็ดสิบแปด"),
        (1_001, "หนึ่งพันเอ็ด"),
        (2_564, "สองพันห้าร้อยหกสิบสี่"),
        (10_000, "หนึ่งหมื่น"),
        (45_000, "สี่หมื่นห้าพัน"),
        (200_000, "สองแสน"),
        (1_000_000, "หนึ่งล้าน"),
        (1_000_001, "หนึ่งล้านเอ็ด"),
        (11_000_000, "สิบเอ็ดล้าน"),
        (21_000_021, "ยี่สิบเอ็ดล้านยี่สิบเอ็ด"),
        (101_000_000, "หนึ่งร้อยเอ็ดล้าน"),
        (1_000_000_000_000, "หนึ่งล้านล้าน"),
    ],
)
def test_a_number_is_said_as_it_is_read_aloud(number: int, words: str):
    assert number_words(number) == words


@pytest.mark.parametrize(
    ("satang", "words"),
    [
        (500_000, "ห้าพันบาทถ้วน"),
        (1_000_000, "หนึ่งหมื่นบาทถ้วน"),
        (475_000, "สี่พันเจ็ดร้อยห้าสิบบาทถ้วน"),
        (666_666, "หกพันหกร้อยหกสิบหกบาทหกสิบหกสตางค์"),
        (2_101, "ยี่สิบเอ็ดบาทหนึ่งสตางค์"),
        (121, "หนึ่งบาทยี่สิบเอ็ดสตางค์"),
        (125, "หนึ่งบาทยี่สิบห้าสตางค์"),
        (50, "ห้าสิบสตางค์"),
        (0, "ศูนย์บาทถ้วน"),
    ],
)
def test_an_amount_is_written_as_on_a_cheque(satang: int, words: str):
    assert baht_words(satang) == words


def test_what_is_below_zero_has_no_words():
    with pytest.raises(ValueError, match="below zero"):
        baht_words(-1)


def test_figures_have_two_places_and_digits_may_be_thai():
    assert baht_figures(475_000) == "4,750.00"
    assert thai_digits("9 ธันวาคม 2563") == "๙ ธันวาคม ๒๕๖๓"


VALUE = {
    word: n
    for n, word in enumerate(("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"))
} | {"ยี่": 2, "เอ็ด": 1}
POWER = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000}


def read_back(words: str) -> int:
    """The number of the words, by a reader of its own."""
    total, part, digit = 0, 0, None
    while words:
        word = next(w for w in (*VALUE, *POWER, "ล้าน") if words.startswith(w))
        words = words.removeprefix(word)
        if word in VALUE:
            digit = VALUE[word]
        elif word in POWER:
            part, digit = part + (1 if digit is None else digit) * POWER[word], None
        else:
            total, part, digit = (total + part + (digit or 0)) * 1_000_000, 0, None
    return total + part + (digit or 0)


@given(st.integers(0, 10**14))
def test_words_say_their_number_and_no_other(number: int):
    assert read_back(number_words(number)) == number
