"""No finder finds anything where its signs do not stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.personal_handles import HANDLES
from sangsuk.core.understand.personal_hits import Finder
from sangsuk.core.understand.personal_numbers import NUMBERS
from sangsuk.core.understand.personal_places import PLACES
from sangsuk.core.understand.personal_signs import Sign, see_signs

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
        ("a_b", Sign.HANDLE | Sign.LATIN),
    ],
)
def test_plain_texts_bear_few_signs(text: str, signs: Sign):
    assert signs_of(text) == signs
