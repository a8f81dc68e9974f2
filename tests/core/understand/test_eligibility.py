import re
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.terms.reading import Reason
from sangsuk.core.terms.story import Post
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.eligibility import Judgement, judge_post
from sangsuk.core.understand.eligibility_words import (
    OFFICIALESE,
    STAFF_SPEAKS,
    Heard,
    hear_words,
    speaks_of_office,
)
from sangsuk.flow.campaigns import load_campaign

CAMPAIGN = load_campaign("amphoe-sangsuk-2563")
INSIDE = datetime(2020, 12, 9, 3, tzinfo=UTC)
SURELY_OK = (0.97, 0.01, 0.01, 0.01)


def judge(
    letters: str, *, names_office: bool = False, belongs: Sequence[float] = SURELY_OK
) -> Judgement:
    post = Post(id="1", platform="facebook", posted_at=INSIDE, author="u1", text=letters)
    return judge_post(
        post,
        CAMPAIGN,
        tags_found=True,
        belongs=belongs,
        letters=letters,
        names_office=names_office,
    )


@pytest.mark.parametrize(
    "letters",
    [
        *("ไปอำเภอมา", "พาแม่ไปทำบัตร", "ปลัดใจดี", "แจ้งเกิดลูกสาว", "ห้องทะเบียนเปิดแอร์เย็น"),
        *("ได้ถุงยังชีพแล้ว", "จดทะเบียนสมรส", "สัสดีพูดเพราะ", "atthedistrictoffice"),
    ],
)
def test_words_of_an_office_are_known(letters: str):
    assert speaks_of_office(letters)


@pytest.mark.parametrize(
    "letters", ["กาแฟร้านนี้อร่อย", "ลงทะเบียนวิ่งมาราธอน", "บัตรคอนเสิร์ตหมด", "ทะเบียนรถสวยมาก", ""]
)
def test_words_of_other_things_are_no_words_of_an_office(letters: str):
    assert not speaks_of_office(letters)


def test_a_story_that_neither_names_nor_speaks_of_an_office_is_not_counted():
    assert judge("ร้านนี้บริการดีมาก").reason is Reason.NOT_ABOUT
    assert judge("ร้านนี้บริการดีมาก", names_office=True).reason is None
    assert judge("พี่ที่อำเภอบริการดีมาก").reason is None


def test_what_sounds_like_news_must_be_surer_to_be_none():
    told, news = "ปลัดอำเภอมาช่วยทันที", "ปลัดอำเภอกล่าวว่าได้ลงพื้นที่"
    unsure = (0.85, 0.13, 0.01, 0.01)
    assert judge(told, belongs=unsure).reason is None
    assert judge(news, belongs=unsure).reason is Reason.NOT_ABOUT
    assert judge(news, belongs=(0.99, 0.01, 0.0, 0.0)).reason is None


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [(STAFF_SPEAKS, Heard.STAFF), (OFFICIALESE, Heard.OFFICIAL)],
    ids=["staff", "official"],
)
@given(data=st.data())
def test_what_a_pattern_matches_is_heard_before(pattern: re.Pattern, kind: Heard, data):
    assert kind in hear_words(Texts.of([data.draw(st.from_regex(pattern))]))[0]


@given(st.lists(st.sampled_from(["อำเภอ", "เภ", "ปลัด", "ลดราคา", "กล่าว", "x"])).map("".join))
def test_an_office_is_heard_where_it_is_spoken_of(letters: str):
    assert (Heard.OFFICE in hear_words(Texts.of([letters]))[0]) == speaks_of_office(letters)
