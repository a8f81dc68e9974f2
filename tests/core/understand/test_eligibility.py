import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twins.slow_eligibility import Judgement, slow_judge_post, slow_official_words

from sangsuk.core.terms.reading import Reason
from sangsuk.core.terms.story import AuthorKind, Post
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.eligibility import (
    Evidence,
    judge_posts,
)
from sangsuk.core.understand.eligibility_words import (
    OFFICIALESE,
    STAFF_SPEAKS,
    Heard,
    hear_words,
    official_words,
    speaks_of_office,
)
from sangsuk.core.understand.post_arrays import PostArrays
from sangsuk.flow.campaigns import load_campaign

CAMPAIGN = load_campaign("amphoe-sangsuk-2563")
INSIDE = datetime(2020, 12, 9, 3, tzinfo=UTC)
SURELY_OK = (0.97, 0.01, 0.01, 0.01)


def judge(
    letters: str, *, names_office: bool = False, belongs: Sequence[float] = SURELY_OK
) -> Judgement:
    post = Post(id="1", platform="facebook", posted_at=INSIDE, author="u1", text=letters)
    return judge_all([Told(post, True, belongs, letters, names_office)])[0]


class Told(NamedTuple):
    """A post and what its words say."""

    post: Post
    tagged: bool
    belongs: Sequence[float]
    letters: str
    names_office: bool


def judge_all(told: Sequence[Told]) -> list[Judgement]:
    evidence = Evidence(
        tagged=np.array([each.tagged for each in told], bool),
        belongs=np.array([each.belongs for each in told], np.float32).reshape(-1, 4),
        letters=Texts.of([each.letters for each in told]),
        names_office=np.array([each.names_office for each in told], bool),
    )
    judged = judge_posts(PostArrays.of([each.post for each in told]), CAMPAIGN, evidence)
    reasons = [judged.reason_of(at) for at in range(len(told))]
    return [*map(Judgement, reasons, judged.staff_suspected.tolist())]


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


@given(
    some=st.lists(st.from_regex(OFFICIALESE) | st.sampled_from(["คณะรัฐ", "มนตรี", "พล", "."])),
    most=st.integers(1, 3),
)
def test_official_words_are_told_until_so_many_different_ones_stand_there(some, most: int):
    letters = "".join(some)
    told, words = official_words(letters, most=most), slow_official_words(letters)
    assert told <= words
    assert len(told) == min(most, len(words))


@given(st.lists(st.sampled_from(["อำเภอ", "เภ", "ปลัด", "ลดราคา", "กล่าว", "x"])).map("".join))
def test_an_office_is_heard_where_it_is_spoken_of(letters: str):
    assert (Heard.OFFICE in hear_words(Texts.of([letters]))[0]) == speaks_of_office(letters)


WINDOW = CAMPAIGN.window
MOMENTS = st.sampled_from(
    [
        *(INSIDE, WINDOW.opens, WINDOW.closes, WINDOW.collect_until),
        *(moment - timedelta(microseconds=1) for moment in (WINDOW.opens, WINDOW.closes)),
    ]
)
SHARES = st.sampled_from([0.0, 0.01, 0.25, 0.49, 0.5, 0.7, 0.85, 0.9, 0.95, 0.98, 1.0])
LETTERS = st.lists(
    st.sampled_from(
        [
            *("อำเภอ", "กล่าวว่า", "ลงพื้นที่", "ลดราคา", "แอดมินรอ", "พวกเราชาวอำเภอ", "ขอเชิญ"),
            *("ดีมาก", "555", "!", ""),
        ]
    ),
    max_size=4,
).map("".join)
POSTS = st.builds(
    Post,
    id=st.just("1"),
    platform=st.just("x"),
    posted_at=MOMENTS,
    author=st.none(),
    text=st.just(""),
    author_kind=st.sampled_from([None, *AuthorKind]),
    chosen_district=st.sampled_from([None, None, "", "5505"]),
    found_at=st.one_of(st.none(), MOMENTS),
    revised_at=st.one_of(st.none(), MOMENTS),
)


@settings(max_examples=300)
@given(
    st.lists(
        st.builds(Told, POSTS, st.booleans(), st.tuples(*[SHARES] * 4), LETTERS, st.booleans()),
        max_size=8,
    )
)
def test_many_posts_are_judged_as_each_by_itself(told: list[Told]):
    slowly = [
        slow_judge_post(
            each.post,
            CAMPAIGN,
            tags_found=each.tagged,
            belongs=np.array(each.belongs, np.float32).tolist(),
            letters=each.letters,
            names_office=each.names_office,
        )
        for each in told
    ]
    assert judge_all(told) == slowly
