"""Whatever is typed, a reading comes out: no crash, no office out of nothing, doubt where there is doubt."""

from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sangsuk.core.terms.reading import Reading
from sangsuk.core.terms.story import AuthorKind, Post
from sangsuk.core.understand.copies import mark_copies
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.flow.reading.reader import load_reader

ONE, OTHER = "#สุขนี้ที่อำเภอ", "#ทุกข์น้อยลงสุขมากขึ้น"
TAGS = f" {ONE} {OTHER}"
CAMPAIGN = load_campaign("amphoe-sangsuk-2563")
CODES = {district.code for district in load_gazetteer().districts}
PRAISE = "ไปทำบัตรประชาชนที่อำเภอปัว จังหวัดน่าน เจ้าหน้าที่พูดเพราะมาก เสร็จไวมาก"


def read(*texts: str, kind: AuthorKind | None = None) -> list[Reading]:
    posts = [
        Post(
            id=str(at),
            platform="web",
            posted_at=datetime(2020, 12, 9, tzinfo=UTC),
            author=None,
            text=text,
            author_kind=kind,
        )
        for at, text in enumerate(texts)
    ]
    return mark_copies(load_reader().read(posts, CAMPAIGN))


NOTHING_TOLD = {
    "one tag again and again": ONE * 500,
    "both tags again and again": TAGS * 200,
    "tags alone, glued": ONE + OTHER,
    "a family of emoji": "👨‍👩‍👧‍👦🏳️‍🌈🙏🏽" * 30 + TAGS,
    "utf-8 taken for latin-1": PRAISE.encode().decode("latin-1") + TAGS,
    "utf-8 taken for tis-620": PRAISE.encode().decode("cp874", "replace") + TAGS,
    "tis-620 taken for latin-1": PRAISE.encode("tis-620").decode("latin-1") + TAGS,
    "question marks for every letter": PRAISE.encode("ascii", "replace").decode() + TAGS,
    "replacement signs": "\ufffd" * 80 + TAGS,
    "arabic": "ذهبت إلى المكتب لتجديد بطاقتي وكانت الخدمة سريعة" + TAGS,
    "hebrew with embeddings": "\u202bהלכתי למשרד\u202c \u2066ok\u2069" + TAGS,
    "japanese": "役所で身分証を更新しました。とても早かったです。" + TAGS,
    "private use and unassigned": "\ue000\uf8ff\U000e0001\U0010ffff" * 20 + TAGS,
    "variation selectors and joiners": "\ufe0f\u200d\u200b\u2060\ufeff" * 100 + TAGS,
    "combining marks alone": "\u0301\u0e4d\u0e32\u0e49" * 200 + TAGS,
    "a megabyte of ก": "ก" * 1_000_000 + TAGS,
}


@pytest.mark.parametrize("text", NOTHING_TOLD.values(), ids=NOTHING_TOLD.keys())
def test_where_nothing_is_told_no_office_is_given_and_nothing_counts(text: str):
    [reading] = read(text)

    assert reading.districts == ()
    assert not reading.eligible


def test_signs_that_cannot_be_seen_change_nothing():
    plain, *dressed = read(
        PRAISE + TAGS,
        "\u200e" + PRAISE + "\u200f" + TAGS,
        "\ufeff" + PRAISE.replace("อำเภอ", "อำ\u200bเภอ\u2060") + TAGS,
    )
    offices = [[(m.code, m.polarity) for m in reading.districts] for reading in dressed]

    assert offices == [[(m.code, m.polarity) for m in plain.districts]] * 2
    assert [reading.sentiment for reading in dressed] == [plain.sentiment] * 2


# Pieces of real posts: names, cues, numbers and signs in every order.
PIECES = st.sampled_from(
    [
        *("อำเภอ", "อ.", "ที่ว่าการอำเภอ", "จังหวัด", "จ.", "ต.", "เขต", "เทศบาล", "Amphoe "),
        *("ปัว", "เมือง", "เฉลิมพระเกียรติ", "พล", "ปาย", "น่าน", "เชียงใหม่", "บางกะปิ", "Pai", "Hua Hin"),
        *("ไม่", "ขอบคุณ", "แย่มาก", "ประทับใจ", "ทำบัตร", "แจ้งเกิด", "รอนาน", "กว่า", "แต่", "เอ้ย ไม่ใช่"),
        *(
            "081-234-5678",
            "1567",
            "ท.ร.14",
            "a@b.co",
            "นายสมชาย ใจดี",
            "กข 1234 น่าน",
            "@line",
            "2563",
        ),
        *(
            " ",
            "\n",
            "\u200b",
            "\u202e",
            "ๆ",
            "่",
            "ํา",
            "เเ",
            "555",
            "😀",
            "#",
            "\x00",
            "\ud83d",
            "…",
            '"',
        ),
        *(ONE, OTHER),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join)
KINDS = st.none() | st.sampled_from(AuthorKind)


@settings(max_examples=120, deadline=None)
@example("081-234-5678081-234-5678อำเภอ081-234-5678", None)
@given(TEXTS, KINDS)
def test_every_reading_keeps_its_promises(text: str, kind: AuthorKind | None):
    [reading] = read(text, kind=kind)
    moods = reading.sentiment_p
    offices = [mention.code for mention in reading.districts]
    named = [*reading.districts, *reading.localities]

    assert {*offices, *reading.candidates, *(place.code for place in named)} <= CODES
    assert offices == sorted(set(offices))
    assert all(0 <= start < end <= len(text) for place in named for start, end in place.spans)
    assert all(mention.spans and 0 <= mention.confidence <= 1 for mention in reading.districts)
    assert moods.positive + moods.neutral + moods.negative == pytest.approx(1, abs=1e-5)
    assert max(moods.positive, moods.neutral, moods.negative) == getattr(moods, reading.sentiment)
    assert not (reading.ambiguous and offices)
    assert len(reading.candidates) <= min(10, reading.candidates_total)
    assert all(part and part in text and part not in reading.masked for part in reading.pii)
    assert reading.pii or reading.masked == text


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=6))
def test_company_changes_no_reading(texts: list[str]):
    together = load_reader().read(
        [
            Post(
                id="1",
                platform="web",
                posted_at=datetime(2020, 12, 9, tzinfo=UTC),
                author=None,
                text=t,
            )
            for t in texts
        ],
        CAMPAIGN,
    )
    alone = [read(text)[0] for text in texts]

    assert [(r.districts, r.ineligible_reason, r.pii, r.sentiment) for r in together] == [
        (r.districts, r.ineligible_reason, r.pii, r.sentiment) for r in alone
    ]
