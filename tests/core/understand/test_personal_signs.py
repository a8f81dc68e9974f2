"""No finder finds anything where its signs do not stand."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.personal_handles import HANDLES
from sangsuk.core.understand.personal_hits import Finder
from sangsuk.core.understand.personal_numbers import NUMBERS
from sangsuk.core.understand.personal_places import PLACES
from sangsuk.core.understand.personal_signs import Sign, see_signs
from sangsuk.core.understand.personal_titles import _IN_SYLLABLES, _LATIN, _ONE_CHILD, find_titled

FINDERS = [*HANDLES, *NUMBERS, *PLACES]
AROUND = st.text("ก1a .-@", max_size=3)


def signs_of(text: str) -> Sign:
    return Sign(int(see_signs(Texts.of([text]))[0]))


@pytest.mark.parametrize("finder", FINDERS, ids=range(len(FINDERS)))
@given(data=st.data())
@settings(max_examples=8)
def test_what_a_finder_finds_bears_its_signs(finder: Finder, data: st.DataObject):
    text = data.draw(AROUND) + data.draw(st.from_regex(finder.pattern)) + data.draw(AROUND)

    if [*finder.find(text)]:
        assert signs_of(text) & finder.signs == finder.signs


@pytest.mark.parametrize(
    ("pattern", "sign"),
    [(_ONE_CHILD, Sign.CHILD), (_LATIN, Sign.LATIN_TITLE), (_IN_SYLLABLES, Sign.SYLLABLES)],
)
@given(data=st.data())
@settings(max_examples=40)
def test_what_looks_like_a_name_by_its_shape_bears_its_sign(
    pattern: re.Pattern[str], sign: Sign, data: st.DataObject
):
    before, behind = data.draw(st.sampled_from(["", "ก", "ผม", " "])), data.draw(AROUND)
    text = f"{before}{data.draw(st.from_regex(pattern))}{behind}"

    if [*find_titled(text, lambda *_: "Mr Smith", lambda *_: 0.0, int(sign), [])]:
        assert signs_of(text) & sign == sign


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("ไปทำบัตรที่อำเภอปัว ดีมาก", Sign(0)),
        ("08.30-16.30 น. 12/10/2563", Sign(0)),
        ("ซื้อมา 10,000 บาท", Sign(0)),
        ("", Sign(0)),
        ("กข 1234", Sign.PLATE_OF_FOUR),
        ("รถ กข 1234", Sign.PLATE_OF_FOUR | Sign.PLATE_ALONE | Sign.VEHICLE),
        ("รถรออยู่ รอ 1234", Sign.VEHICLE),  # a word, no plate
        ("พ.ศ.2563", Sign(0)),
        ("14.0702", Sign.POINT),
        ("ศูนย์สาธารณสุข ศูนย์บริการ", Sign(0)),
        ("บ้านเลขที่ 9", Sign.HOME),
        ("บ้านเลขที่เดิม", Sign(0)),
        ("covid ok", Sign.LATIN),
        ("id ok", Sign.LATIN | Sign.ACCOUNT),
        ("forms. ok", Sign.LATIN),
        ("ms. ok", Sign.LATIN | Sign.LATIN_TITLE),
        ("my surname is ok", Sign.LATIN | Sign.LATIN_TITLE),
        (
            "ป้าย 1กข 12",
            Sign.PLATE_WORD | Sign.VEHICLE | Sign.TRUCK | Sign.PLATE | Sign.PLATE_BEHIND,
        ),
        ("ศูนย์ราชการ 3 หมู่บ้าน รับผิดชอบ ดี", Sign(0)),
        ("ดช.เก่ง", Sign.CHILD),
        ("ด.ญ. ก้อย มา", Sign.CHILD),
        ("เด็กหญิงก้อย", Sign.CHILD),
        ("พูดช้าๆ ก็ดี", Sign(0)),  # in a word
        ("เด็กชายวัยสิบสองปีคนนั้นยิ้ม", Sign(0)),  # no short word behind it
        ("เด็กชาย เป็น", Sign(0)),  # no name
        ("ศูนย์แปดหนึ่ง สองสามสี่-ห้าหกเจ็ด", Sign.ZERO),
        ("ศูนย์สอง สามหมู่บ้าน", Sign(0)),
        ("ไลน์ไอดี abc", Sign.CONTACT | Sign.LATIN),
        ("ทักไลน์มานะ โทรศัพท์ iphone", Sign.CONTACT | Sign.LATIN),
        ("แจ้งทางไลน์ พ่อจากไปเมื่อตีสี่ เช้าไปอำเภอ แล้วไปร้าน mk", Sign.LATIN),
        ("ใบขับขี่ 1-2345678", Sign.PERMIT | Sign.VEHICLE | Sign.EIGHT | Sign.SIX),
        ("a_b", Sign.HANDLE | Sign.LATIN),
    ],
)
def test_plain_texts_bear_few_signs(text: str, signs: Sign):
    assert signs_of(text) == signs
