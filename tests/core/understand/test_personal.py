from datetime import UTC, datetime

import pytest

from sangsuk.core.terms.reading import Review
from sangsuk.core.terms.story import Post
from sangsuk.core.understand.personal import has_check_digit
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.reading.reader import load_reader

CAMPAIGN = load_campaign("amphoe-sangsuk-2563")


def post(text: str) -> Post:
    told_at = datetime(2020, 12, 9, tzinfo=UTC)
    return Post(id="1", platform="facebook", posted_at=told_at, author=None, text=text)


def personal(text: str) -> tuple[str, ...]:
    return load_reader().read([post(text)], CAMPAIGN)[0].pii


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("โทร 081-234-5678 ครับ", ("081-234-5678",)),
        ("โทร 0812345678", ("0812345678",)),
        ("โทร 08 1234 5678", ("08 1234 5678",)),
        ("โทร ๐๘๑-๒๓๔-๕๖๗๘", ("๐๘๑-๒๓๔-๕๖๗๘",)),
        ("โทร +66 81 234 5678", ("+66 81 234 5678",)),
        ("เบอร์บ้าน 053-123-456", ("053-123-456",)),
        ("เลขบัตร 8988600102038 ค่ะ", ("8988600102038",)),
        ("เลข 5-9883-00711-22-1", ("5-9883-00711-22-1",)),
        ("เลข ๓๙๘๘๔๐๐๙๘๗๖๕๕", ("๓๙๘๘๔๐๐๙๘๗๖๕๕",)),
        ("เมล somchai.k@example.co.th นะ", ("somchai.k@example.co.th",)),
        ("แอดไลน์ @fastcash888 ด่วน", ("@fastcash888",)),
        ("ไลน์ไอดี trat_islander63", ("trat_islander63",)),
        ("บ้านเลขที่ 118/4 หมู่ 7 ต.ในเมือง", ("118/4 หมู่ 7",)),
        ("อยู่ 22 ม.3", ("22 ม.3",)),
        ("รถทะเบียน กฮ 7719 ชลบุรี", ("กฮ 7719",)),
        ("โอนเข้าบัญชีกสิกร 123-4-56789-0", ("123-4-56789-0",)),
        ("ผมชื่อ วิชาญ ทองสลัก ครับ", ("วิชาญ ทองสลัก",)),
        ("นางสาวเพ็ญนภา แสงจันทร์ มาแจ้ง", ("เพ็ญนภา แสงจันทร์",)),
    ],
)
def test_personal_data_is_found_exactly(text: str, parts: tuple[str, ...]):
    assert personal(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "โทร 1567 ร้องเรียนได้",
        "คิวที่ 0123 รอ 45 นาที",
        "ท.ร.14 กับ สด.43",
        "เลขคำร้อง 2563/00123",
        "ค่าธรรมเนียม 1,000 บาท",
        "วันที่ 09/12/2563 เวลา 09.30",
        "โทร 081-xxx-xxxx",
        "ขอบคุณพี่หน่อย น้องแนน และปลัดสมชาย",
        "ขับรถไป 120 กม. 45 นาที",
        "นายอำเภอ ปลัดอำเภอ มาเอง",
        "อำเภอแม่ริม เชียงใหม่",
        "www.example.com",
    ],
)
def test_harmless_numbers_and_words_are_left_alone(text: str):
    assert personal(text) == ()


def test_an_id_with_a_wrong_check_digit_is_masked_and_shown_to_a_person():
    reading = load_reader().read([post("เลขบัตร 8988600102039")], CAMPAIGN)[0]
    assert reading.pii == ("8988600102039",)
    assert Review.PII_UNSURE in reading.review


def test_the_check_digit():
    assert has_check_digit("1234567890121")
    assert not has_check_digit("1234567890123")
    assert not has_check_digit("123")


def test_masking_keeps_the_sentence():
    reading = load_reader().read([post("ผมชื่อ วิชาญ ทองสลัก โทร 081-234-5678 ได้เลย")], CAMPAIGN)[0]
    assert reading.masked == "ผมชื่อ [ชื่อบุคคล] โทร [เบอร์โทร] ได้เลย"


def test_what_is_found_once_is_masked_behind_a_number_too():
    reading = load_reader().read([post("ท.ร.14a@b.coอำเภอa@b.co")], CAMPAIGN)[0]
    assert reading.masked == "ท.ร.14[อีเมล]อำเภอ[อีเมล]"
