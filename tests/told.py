"""What citizens told, for tests of the count: a campaign, a few districts, readings."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from sangsuk.core.terms.campaign import Activity, Campaign, Prize, TieRule, Window
from sangsuk.core.terms.codes import Words
from sangsuk.core.terms.district import District, Gazetteer
from sangsuk.core.terms.reading import Mention, Moods, Polarity, Reading, Reason, Review

BANGKOK = timezone(timedelta(hours=7))
PRAISED, NEUTRAL, BLAMED = Polarity.POSITIVE, Polarity.NEUTRAL, Polarity.NEGATIVE

MUEANG_CHIANG_MAI, MAE_RIM, BANG_BAN, PAI, BETONG, SATTAHIP = (
    "5001",
    "5007",
    "1405",
    "5803",
    "9502",
    "2009",
)
NAMES = {
    MUEANG_CHIANG_MAI: ("เมืองเชียงใหม่", "เชียงใหม่"),
    MAE_RIM: ("แม่ริม", "เชียงใหม่"),
    BANG_BAN: ("บางบาล", "พระนครศรีอยุธยา"),
    PAI: ("ปาย", "แม่ฮ่องสอน"),
    BETONG: ("เบตง", "ยะลา"),
    SATTAHIP: ("สัตหีบ", "ชลบุรี"),
}
CHAIN = tuple(TieRule)


def december(day: int, hour: int = 10) -> datetime:
    return datetime(2020, 12, day, hour, tzinfo=BANGKOK)


FIFTH = december(5)


def a_district(code: str, population: int = 50_000) -> District:
    name, province = NAMES.get(code, (f"อำเภอ {code}", f"จังหวัด {code[:2]}"))
    return District(
        code=code,
        name_th=name,
        name_en=f"District {code}",
        province_code=code[:2],
        province_th=province,
        province_en=f"Province {code[:2]}",
        region="เหนือ",
        latitude=18.8,
        longitude=98.9,
        population=population,
    )


def a_gazetteer(populations: Mapping[str, int] | None = None) -> Gazetteer:
    """Six districts of 50,000 people each, or those named."""
    people = populations or dict.fromkeys(NAMES, 50_000)
    return Gazetteer(
        districts=tuple(a_district(code, people[code]) for code in sorted(people)),
        aliases=(),
        tambons=(),
        not_ours=(),
    )


def a_campaign(**changed: Any) -> Campaign:
    prize = Prize(count=3, baht=10_000, plaque=True, film=False)
    name = Words("อำเภอสร้างสุข", "Happy District")
    rules: dict[str, Any] = {
        "slug": "amphoe-sangsuk-2563",
        "name": Words("โครงการอำเภอสร้างสุข", "Happy District Project"),
        "host": Words("กรมการปกครอง", "Department of Provincial Administration"),
        "question": Words("ประชาชนมองเราอย่างไร", "How do people see us"),
        "hashtags": ("#สุขนี้ที่อำเภอ", "#ทุกข์น้อยลงสุขมากขึ้น"),
        "window": Window(
            opens=december(1, 0),
            closes=datetime(2021, 1, 1, tzinfo=BANGKOK),
            collect_until=datetime(2021, 1, 8, tzinfo=BANGKOK),
        ),
        "doors_that_add_hashtags": (),
        "provinces": (),
        "metric": "positive_voices",
        "shown_beside": ("mentioned_voices",),
        "tie_chain": CHAIN,
        "activities": (
            Activity(slug="districts", name=name, honours="districts", about=name, prize=prize),
        ),
        "services": (),
        "flagship_years": (),
        "sdg_targets": (),
        "consent": (),
        "amendments": (),
        "digest": "0" * 64,
        "written": "{}",
    }
    return Campaign(**(rules | changed))


def a_reading(
    story: str,
    author: str | None,
    *mentions: tuple[str, Polarity],
    at: datetime = FIFTH,
    reason: Reason | None = None,
    services: tuple[str, ...] = ("id_card",),
    platform: str = "facebook",
    confidence: float = 0.9,
    masked: str = "เจ้าหน้าที่ยิ้มแย้ม ทำบัตรเสร็จใน 10 นาที",
    review: tuple[Review, ...] = (),
    reader: str = "reader-1",
) -> Reading:
    return Reading(
        id=story,
        platform=platform,
        posted_at=at,
        author=author,
        ineligible_reason=reason,
        duplicate_of=None,
        districts=tuple(
            Mention(code=code, polarity=polarity, confidence=confidence, spans=((0, 4),))
            for code, polarity in mentions
        ),
        localities=(),
        ambiguous=False,
        candidates=(),
        candidates_total=0,
        sentiment=Polarity.POSITIVE,
        sentiment_p=Moods(positive=0.9, neutral=0.05, negative=0.05),
        services=services,
        drivers=(),
        pii=(),
        masked=masked,
        review=review,
        reader=reader,
    )
