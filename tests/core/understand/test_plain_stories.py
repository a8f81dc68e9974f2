"""The plainest posts, which most people write, said of the offices of every province."""

from datetime import datetime

import pytest

from sangsuk.core.terms.district import District
from sangsuk.core.terms.reading import Polarity
from sangsuk.core.terms.story import Post
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.flow.reading.reader import load_reader

TAGS = " #สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น"
TENTH = datetime.fromisoformat("2020-12-10T10:00:00+07:00")
DISTRICTS = load_gazetteer().districts[::3]  # of all provinces; all 878 take minutes
PRAISE = [
    "ไปทำบัตรประชาชนที่อำเภอ{0} จังหวัด{1} เจ้าหน้าที่ยิ้มแย้ม รวดเร็วมาก ประทับใจ",
    "วันนี้ไปอำเภอ{0}มา ทำบัตรใหม่ แป๊บเดียวเสร็จ ขอบคุณเจ้าหน้าที่มากค่ะ",
    "แจ้งเกิดลูกที่ อ.{0} จ.{1} พนักงานบริการดี พูดจาสุภาพ",
]
HARDER = "ชื่นชมเจ้าหน้าที่ที่ว่าการอำเภอ{0} จังหวัด{1} ครับ ช่วยกรอกเอกสารให้พ่อที่อ่านหนังสือไม่ออก"  # a word of lack
BLAME = [
    "ไปย้ายทะเบียนบ้านที่อำเภอ{0} จังหวัด{1} รอตั้งแต่เช้ายันบ่าย เจ้าหน้าที่พูดจาไม่ดีเลย แย่มาก",
    "ทำบัตรที่ อ.{0} จ.{1} ช้ามาก ไปสามรอบยังไม่ได้ เสียเวลา",
]


def read_everywhere(sentence: str, *polarities: Polarity) -> tuple[float, float]:
    """The share that counts, and the share that is read as so said of that office and no other."""
    readings = load_reader().read([_told(sentence, each) for each in DISTRICTS], CAMPAIGN)
    said = [
        [m.code for m in r.districts] == [r.id] and r.districts[0].polarity in polarities
        for r in readings
    ]
    return sum(r.eligible for r in readings) / len(readings), sum(said) / len(said)


def _told(sentence: str, of: District) -> Post:
    text = sentence.format(of.name_th, of.province_th) + TAGS
    return Post(id=of.code, platform="facebook", posted_at=TENTH, author="u1", text=text)


CAMPAIGN = load_campaign("amphoe-sangsuk-2563")


@pytest.mark.parametrize("sentence", PRAISE)
def test_plain_praise_counts_for_the_office_that_it_names(sentence: str):
    counts, said = read_everywhere(sentence, Polarity.POSITIVE)
    assert counts >= 0.98
    assert said >= 0.95


@pytest.mark.parametrize("sentence", BLAME)
def test_plain_blame_is_not_taken_for_praise(sentence: str):
    counts, said = read_everywhere(sentence, Polarity.NEGATIVE)
    assert counts >= 0.98
    assert said >= 0.95


def test_praise_that_is_doubted_is_never_taken_for_blame():
    counts, said = read_everywhere(HARDER, Polarity.POSITIVE, Polarity.NEUTRAL)
    assert counts >= 0.98
    assert said >= 0.95
