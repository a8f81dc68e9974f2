"""What holds of the finder of personal data whatever the text."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sangsuk.core.understand.name_parts import share_of_parts
from sangsuk.core.understand.personal_numbers import has_check_digit
from sangsuk.flow.reading.masking import load_masker

PIECES = st.sampled_from(
    [
        *(
            "โทร",
            "081-234-5678",
            "0",
            "๘",
            "1985260181590",
            " ",
            "\n",
            "-",
            "/",
            "(",
            ")",
            "@",
            ".",
        ),
        *("นาย", "สมชาย", "ใจดี", "ด.ช.", "ชื่อ", "บ้านเลขที่", "หมู่", "ม.", "ถนน", "ทะเบียน", "กข"),
        *("ไลน์", "line", "id", "gmail.com", "facebook.com/", "ศูนย์", "หนึ่ง", "บัญชี", "\u200b", "์"),
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join))


@given(TEXTS)
@example("\ud800 โทร 081-234-5678")
@example("\u202eโทร 081-234-5678")
@example("โทร 081-234-5678" * 3)
@example("ํานาย")
def test_what_is_found_stands_in_the_text_and_no_more_in_the_mask(text: str):
    reading = load_masker()(text)
    assert all(part and part in text for part in reading.substrings)
    assert len(set(reading.substrings)) == len(reading.substrings)
    assert bool(reading.substrings) == (reading.masked != text)


def test_what_is_known_once_is_masked_wherever_it_stands():
    reading = load_masker()("นายสมชาย ใจดี มาแล้ว บ้านสมชาย ใจดีอยู่ไกล")
    assert reading.substrings == ("สมชาย ใจดี",)
    assert reading.masked == "นาย[ชื่อบุคคล] มาแล้ว บ้าน[ชื่อบุคคล]อยู่ไกล"


def test_a_house_number_is_not_cut_out_of_a_longer_number():
    reading = load_masker()("บ้านเลขที่ 45 จ่าย 4500 บาท")
    assert reading.masked == "บ้านเลขที่ [ที่อยู่] จ่าย 4500 บาท"


def test_a_text_that_holds_very_much_goes_to_a_person():
    assert load_masker()(" ".join(f"081000{n:04}" for n in range(101))).unsure


@given(TEXTS)
def test_it_is_unsure_only_where_it_masks(text: str):
    reading = load_masker()(text)
    assert reading.substrings or not reading.unsure


@given(st.text("0123456789", min_size=12, max_size=12))
def test_every_twelve_digits_have_one_check_digit(digits: str):
    assert [has_check_digit(f"{digits}{last}") for last in range(10)].count(True) == 1


@given(st.text("กขคงจทนพมวศสาิีุู่้์เแ", min_size=1, max_size=30))
def test_a_share_is_a_share(word: str):
    assert 0 <= share_of_parts(word) <= 1


@pytest.mark.parametrize("likely", ["โทร 0812345678", "ทะเบียน กข 1234", "นายสมชาย ใจดี มาแล้ว"])
def test_the_sure_is_not_sent_to_a_person(likely: str):
    assert not load_masker()(likely).unsure


@pytest.mark.parametrize(
    "doubtful", ["เลขบัตร 1985260181595", "981-0-04427-3", "ฝาก kratae.nk ด้วย", "(กข 9034)"]
)
def test_the_doubtful_is_masked_and_sent_to_a_person(doubtful: str):
    reading = load_masker()(doubtful)
    assert reading.substrings
    assert reading.unsure


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "1234567890",
        "0",
        "0-",
        "นาย",
        "นาย ",
        "ก",
        "@",
        "a@",
        "a.",
        "รถ",
        "ศูนย์",
        "ไลน์",
        "1 หมู่ 1 ",
        "081-234-5678 ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece: str):
    def seconds(letters: int) -> float:
        text = piece * (letters // len(piece))
        start = time.process_time()
        load_masker()(text)
        return time.process_time() - start

    seconds(1_000)
    quarter, whole = seconds(50_000), seconds(200_000)
    assert whole < 12 * quarter + 0.2


@pytest.mark.slow
def test_a_hundred_thousand_digits_and_a_megabyte_of_titles_are_no_trap():
    start = time.process_time()
    assert load_masker()("7" * 100_000).substrings == ()
    assert load_masker()("นาย" * 350_000).substrings == ()
    assert time.process_time() - start < 10
