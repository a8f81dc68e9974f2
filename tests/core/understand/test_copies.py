import random
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from sangsuk.core.terms.reading import Mention, Moods, Polarity, Reading, Reason, Review
from sangsuk.core.thai.fold import fold
from sangsuk.core.understand.copies import mark_copies, sign_text

BANGKOK = timezone(timedelta(hours=7))
FIRST = datetime(2020, 12, 10, 9, tzinfo=BANGKOK)
PRAISE = "ขอชื่นชมอำเภอปัวค่ะ บริการประทับใจ ยิ้มแย้มแจ่มใส รวดเร็วทันใจ เจ้าหน้าที่ทุกท่านให้คำแนะนำดีมาก"


def read(text: str, *, key: str, minutes: int = 0, code: str = "5505") -> Reading:
    return Reading(
        id=key,
        platform="facebook",
        posted_at=FIRST + timedelta(minutes=minutes),
        author=key,
        ineligible_reason=None,
        duplicate_of=None,
        districts=(Mention(code=code, polarity=Polarity.POSITIVE, confidence=0.9, spans=()),),
        localities=(),
        ambiguous=False,
        candidates=(),
        candidates_total=0,
        sentiment=Polarity.POSITIVE,
        sentiment_p=Moods(positive=0.9, neutral=0.05, negative=0.05),
        services=(),
        drivers=(),
        pii=(),
        masked=text,
        review=(),
        reader="test",
        signature=sign_text(fold(text).squeezed().text),
    )


def originals(readings: list[Reading]) -> dict[str, str | None]:
    return {reading.id: reading.duplicate_of for reading in mark_copies(readings)}


def test_the_earliest_is_the_original():
    late, early = read(PRAISE, key="late", minutes=5), read(PRAISE, key="early")
    assert originals([late, early]) == {"late": "early", "early": None}
    assert [r.ineligible_reason for r in mark_copies([late, early])] == [Reason.DUPLICATE, None]


def test_the_same_moment_falls_to_platform_and_id():
    same = [read(PRAISE, key=key) for key in ("b", "a")]
    assert originals([*same, replace(same[0], id="z", platform="x")]) == {
        "a": None,
        "b": "a",
        "z": "a",
    }


@pytest.mark.parametrize(
    "variant",
    [
        PRAISE.replace("ค่ะ", "ครับ"),
        PRAISE.replace("ขอชื่นชม", "ชื่นชม") + " ขอบคุณค่ะ 🙏",
        PRAISE.replace(" ", "  ").replace("แ", "เเ"),
        PRAISE.replace("อำเภอปัว", "อ.ปัว จ.น่าน"),
    ],
)
def test_a_near_copy_is_a_copy(variant: str):
    assert originals([read(PRAISE, key="1"), read(variant, key="2", minutes=1)])["2"] == "1"


def test_the_same_words_for_another_office_are_left_to_a_person():
    other = read(PRAISE.replace("ปัว", "เบตง"), key="2", minutes=1, code="9502")
    marked = mark_copies([read(PRAISE, key="1"), other])[1]
    assert marked.eligible
    assert marked.review == (Review.COPY_SUSPECTED,)


def test_another_story_is_no_copy():
    other = "แจ้งเกิดลูกที่อำเภอปัว น้องพนักงานช่วยกรอกแบบให้ รอไม่ถึงสิบนาทีก็ได้สูติบัตรกลับบ้าน"
    assert originals([read(PRAISE, key="1"), read(other, key="2", minutes=1)]) == {
        "1": None,
        "2": None,
    }


def test_only_an_eligible_post_can_be_the_original():
    early = replace(read(PRAISE, key="early"), ineligible_reason=Reason.HASHTAG)
    assert originals([early, read(PRAISE, key="late", minutes=5)]) == {"early": None, "late": None}


def test_withdrawing_the_original_promotes_its_earliest_copy():
    marked = mark_copies([read(PRAISE, key=key, minutes=n) for n, key in enumerate("abc")])
    assert {r.id: r.duplicate_of for r in mark_copies(marked[1:])} == {"b": None, "c": "b"}


def test_the_order_of_the_input_does_not_matter():
    words = PRAISE.split()
    drawn = random.Random(1)
    several = [
        read(" ".join(drawn.sample(words, len(words) - 1)) + str(n % 3), key=str(n), minutes=n)
        for n in range(30)
    ]
    shuffled = drawn.sample(several, len(several))
    assert originals(several) == originals(shuffled)


def test_a_long_or_empty_text_has_a_key():
    assert len(sign_text("")) == len(sign_text("ก" * 1_000_000)) == len(sign_text("กข"))
