"""A script held against its story: what it invents is marked, what the story tells is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.tokenize import word_tokenize

from sangsuk.core.tell.films.fidelity import Mark, compare

STORY = """วันนั้นฝนตกหนักมาก น้ำท่วมทางเข้าที่ว่าการอำเภอ
ปลัดเดินลุยน้ำมารับแม่ถึงรถ ทำบัตรให้เสร็จในสิบนาที ไม่ต้องรอคิว
แม่ดีใจมาก บอกว่าอยากมาอีก"""

CASES = {
    "ฉาก 1 ภายนอก ที่ว่าการอำเภอ กลางวัน": (),
    "ฝนตกหนัก น้ำท่วมทางเข้า": (),
    "ปลัดเดินลุยน้ำมารับแม่ถึงรถ": (),
    "แม่: ดีใจมากเลย อยากมาอีก": (),
    "ทำบัตรเสร็จใน 10 นาที": (),
    "ทำบัตรเสร็จใน ๑๐ นาที": (),
    "มารดาดีใจมาก": (),
    "คุณแม่ได้บัตรประชาชน": (),
    "กล้องซูมเข้าหน้าแม่ ดนตรีขึ้น": (),
    "ไม่ต้องรอคิว": (),
    "ปลัด: ต้องรอคิวไหมครับ": (),
    "เจ้าหน้าที่ร้องไห้เพราะถูกไล่ออก": (Mark.EVENT,),
    "ไฟไหม้ที่ว่าการอำเภอ ทุกคนวิ่งหนี": (Mark.EVENT,),
    "แม่ล้มลงกลางสายฝน ปลัดอุ้มขึ้นหลัง": (Mark.EVENT,),
    "ปลัดให้เงินแม่ห้าพันบาท": (Mark.EVENT,),
    "ทำบัตรเสร็จใน 30 นาที": (Mark.NUMBER,),
    "ทำบัตรเสร็จในสามชั่วโมง": (Mark.NUMBER,),
    "ยายเดินลุยน้ำ": (Mark.PERSON,),
    "ตำรวจขับเรือมาช่วย": (Mark.EVENT, Mark.PERSON),
    "ลูกสาวพาแม่ไปโรงพยาบาล": (Mark.EVENT, Mark.PERSON, Mark.PLACE),
    "เช้าวันนั้นฝนตก": (Mark.TIME,),
    "แม่ต้องรอคิว": (Mark.TURNED,),
    "แม่ไม่ดีใจมาก": (Mark.TURNED,),
}


def cut(text: str) -> list[str]:
    return word_tokenize(text, keep_whitespace=False)


@pytest.mark.parametrize(("line", "marks"), CASES.items(), ids=CASES)
def test_a_line_is_marked_for_what_the_story_does_not_tell(line: str, marks: tuple[Mark, ...]):
    [told] = compare(STORY, line, cut).lines

    assert told.marks == marks


def test_what_a_script_leaves_out_is_named():
    assert compare(STORY, "ฝนตกหนัก น้ำท่วมทางเข้า", cut).left_out == (
        "ปลัดเดินลุยน้ำมารับแม่ถึงรถ ทำบัตรให้เสร็จในสิบนาที ไม่ต้องรอคิว",
        "แม่ดีใจมาก บอกว่าอยากมาอีก",
    )


@given(st.text("กขคงมรลวสอาะิ่้ ไม\n", max_size=200))
def test_a_story_is_faithful_to_itself(story: str):
    told = compare(story, story, str.split)

    assert (told.invented, told.left_out) == ((), ())


def test_a_script_of_nothing_has_no_lines():
    assert compare(STORY, " \n555\n", cut).lines == ()
