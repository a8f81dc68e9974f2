"""Words that blame, and words that could stand under any story."""

import pytest

from sangsuk.core.thai.kindness import blaming_words, is_a_stamp


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ท่านเข้าใจผิด ครับ", ["ท่านเข้าใจผิด"]),
        ("ท่าน เข้าใจ ผิด", ["ท่านเข้าใจผิด"]),
        ("ขอโทษที่เราทำให้เข้าใจผิดค่ะ", []),
        ("หากไม่หยุดโวยวาย เราจะดำเนินคดี", ["โวยวาย", "ดำเนินคดี"]),
    ],
)
def test_words_that_blame_who_told_are_found(text, found):
    assert blaming_words(text) == found


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("รับทราบครับ", True),
        ("ขอบคุณสำหรับความคิดเห็นครับ", True),
        ("ขอบคุณที่แจ้งค่ะ", True),
        ("ขอบคุณสำหรับข้อเสนอแนะ ทางอำเภอจะนำไปปรับปรุงค่ะ", True),
        ("ขอบคุณสำหรับข้อเสนอแนะค่ะ ตั้งแต่วันจันทร์เราเปิดช่องบริการที่สาม และมีคนช่วยกรอกแบบฟอร์ม", False),
        ("ขอบคุณที่แจ้งค่ะ พัดลมตัวนั้นช่างถอดไปซ่อมแล้วเมื่อเช้านี้ พรุ่งนี้ได้คืน", False),
        ("ขอโทษที่ต้องรอนานครับ", False),
        ("", False),
    ],
)
def test_a_stamp_is_what_says_nothing_of_its_own(text, stamp):
    assert is_a_stamp(text) == stamp
