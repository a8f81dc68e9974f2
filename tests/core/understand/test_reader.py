import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sangsuk.core.terms.reading import Polarity, Reading, Reason, Review, Role
from sangsuk.core.terms.story import AuthorKind, Post
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.reading.reader import load_reader

TAGS = " #สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น"
CAMPAIGN = load_campaign("amphoe-sangsuk-2563")
INSIDE = datetime(2020, 12, 9, 3, tzinfo=UTC)


def post(text: str, **more: object) -> Post:
    told = {"id": "1", "platform": "facebook", "posted_at": INSIDE, "author": "u1", "text": text}
    return Post(**{**told, **more})


def read(text: str, **more: object) -> Reading:
    return load_reader().read([post(text, **more)], CAMPAIGN)[0]


PRAISE = "ไปทำบัตรประชาชนที่อำเภอปัว จังหวัดน่าน เจ้าหน้าที่พูดเพราะมาก ยิ้มแย้ม เสร็จไวมาก ประทับใจค่ะ"


def test_a_plain_praise_is_read_whole():
    reading = read(PRAISE + TAGS)
    assert reading.ineligible_reason is None
    assert [(m.code, m.polarity) for m in reading.districts] == [("5505", Polarity.POSITIVE)]
    assert [(PRAISE + TAGS)[a:b] for a, b in reading.districts[0].spans] == ["ปัว"]
    assert [(each.code, each.role) for each in reading.localities] == [("5505", Role.SERVED)]
    assert reading.sentiment is Polarity.POSITIVE
    assert "id_card" in reading.services
    assert "courtesy" in reading.drivers
    assert reading.reader == load_reader().version


def test_moods_sum_to_one():
    moods = read(PRAISE).sentiment_p
    assert moods.positive + moods.neutral + moods.negative == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "more", "reason"),
    [
        (PRAISE, {}, Reason.HASHTAG),
        (PRAISE + TAGS, {"posted_at": datetime(2020, 12, 31, 17, tzinfo=UTC)}, Reason.WINDOW),
        (PRAISE + TAGS, {"posted_at": datetime(2020, 11, 30, 16, 59, tzinfo=UTC)}, Reason.WINDOW),
        (PRAISE + TAGS, {"posted_at": datetime(2020, 11, 30, 17, tzinfo=UTC)}, None),
        (PRAISE + TAGS, {"author_kind": AuthorKind.STAFF}, Reason.STAFF),
        (PRAISE + TAGS, {"author_kind": AuthorKind.COMMERCIAL}, Reason.SPAM),
        (PRAISE + TAGS, {"author_kind": AuthorKind.NEWS}, Reason.NOT_ABOUT),
        (PRAISE, {"author_kind": AuthorKind.STAFF}, Reason.HASHTAG),  # the first that applies
        ("ฝนตกทั้งวันเลย คิดถึงทะเล" + TAGS, {}, Reason.NOT_ABOUT),
        (TAGS, {}, Reason.NOT_ABOUT),
        ("เงินด่วน อนุมัติไว แอดไลน์ @fastcash สมัครเลย" + TAGS, {}, Reason.SPAM),
    ],
)
def test_the_first_reason_that_applies_is_given(text: str, more: dict[str, object], reason: Reason):
    assert read(text, **more).ineligible_reason is reason


def test_a_near_miss_goes_to_a_person():
    reading = read(PRAISE + " #สุขนี้ที่อำเพอ #ทุกข์น้อยลงสุขมากขึ้น")
    assert reading.ineligible_reason is Reason.HASHTAG
    assert Review.NEAR_MISS_HASHTAG in reading.review


def test_in_doubt_no_office_is_given_but_candidates():
    reading = read("ไปทำบัตรที่อำเภอเมืองมา พี่เจ้าหน้าที่ใจดีมาก เสร็จไว" + TAGS)
    assert reading.districts == ()
    assert reading.ambiguous
    assert Review.AMBIGUOUS_PLACE in reading.review
    assert len(reading.candidates) <= 10 <= reading.candidates_total


def test_what_the_teller_chose_settles_the_office():
    text = "ไปทำบัตรที่อำเภอเมืองมา พี่เจ้าหน้าที่ใจดีมาก เสร็จไว" + TAGS
    reading = read(text, chosen_district="5501")
    assert [m.code for m in reading.districts] == ["5501"]
    assert not reading.ambiguous


def test_a_choice_that_the_text_contradicts_goes_to_a_person():
    reading = read(PRAISE + TAGS, chosen_district="9011")
    assert reading.districts == ()
    assert reading.ambiguous
    assert set(reading.candidates) == {"9011", "5505"}


def test_personal_data_is_found_and_masked():
    text = "ทำบัตรที่อำเภอปัว โทรหาผมได้ 081-234-5678 เสร็จไวมาก" + TAGS
    reading = read(text)
    assert reading.pii == ("081-234-5678",)
    assert reading.masked == text.replace("081-234-5678", "[เบอร์โทร]")


BAD = {
    "empty": "",
    "one emoji": "😀",
    "only tags": TAGS,
    "chinese": "今天去办身份证,很快就好了" + TAGS,
    "surrogates": "\ud800\udc00 \udfff" + TAGS,
    "bidi": "\u202e\u2067\u200f" * 50 + TAGS,
    "nulls": "\x00" * 100 + TAGS,
    "digits": "0" * 10_000 + TAGS,
    "marks": "\u0e48\u0e31" * 5_000 + TAGS,
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_input_gives_an_honest_reading_without_an_office(text: str):
    reading = read(text)
    assert not reading.eligible
    assert reading.districts == ()
    assert reading.masked.count("[") == 0 or reading.pii


@pytest.mark.slow
@pytest.mark.parametrize("sign", ["ก", "อำเภอปัว ", "0", "#", "อ.เมือง จ.น่าน ", "a.b@", "นายกก กก "])
def test_the_time_of_reading_grows_in_step_with_the_text(sign: str):
    """A ratio of processor time within one run: five times the text, far less than its square."""
    seconds(sign, 1_000)  # opens what is opened once
    short = seconds(sign, 200_000)
    assert seconds(sign, 1_000_000) < 12 * max(short, 0.05)


def seconds(sign: str, length: int) -> float:
    begun = time.process_time()
    assert read(sign * (length // len(sign)) + TAGS).id == "1"
    return time.process_time() - begun


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_any_text_is_read_and_spans_lie_inside_it(text: str):
    reading = read(text)
    spans = [span for m in (*reading.districts, *reading.localities) for span in m.spans]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(part in text for part in reading.pii)


def test_posts_do_not_change_each_others_readings():
    texts = [PRAISE + TAGS, "ฝนตก" + TAGS, "", "ย้ายทะเบียนบ้านที่อำเภอเบตง รอนานมาก" + TAGS]
    together = load_reader().read([post(text, id=str(n)) for n, text in enumerate(texts)], CAMPAIGN)
    alone = [
        load_reader().read([post(text, id=str(n))], CAMPAIGN)[0] for n, text in enumerate(texts)
    ]
    assert together == alone
