"""Awards as papers tell of them, plainly made up; for tests of papers and films."""

from datetime import date

from sangsuk.core.tell.papers.occasion import Occasion
from sangsuk.core.terms.award import Honours, Won
from sangsuk.core.terms.paper import Mark
from sangsuk.flow.campaigns import load_campaign

LINE = "ฝนตกน้ำท่วมทางเข้า ปลัดเดินลุยน้ำมารับแม่ถึงรถ ทำบัตรให้เสร็จในสิบนาที"
MARK = Mark(
    number="สส 0001/2564",
    code="abcdefgh23456789",
    address="https://sangsuk.example.go.th/papers/abcdefgh23456789/",
)


def an_occasion(**more: object) -> Occasion:
    return Occasion(rules=load_campaign("amphoe-sangsuk-2563"), day=date(2021, 2, 12), **more)


def a_district(
    place: int = 1, name: str = "กัลยาณิวัฒนา", *, sharing: int = 1, satang: int = 1_000_000
):
    return Won(
        honours=Honours.DISTRICTS,
        place=place,
        sharing=sharing,
        satang=satang,
        code="5025",
        district=name,
        province="เชียงใหม่",
        district_en="Galyani Vadhana",
        province_en="Chiang Mai",
        voices=1234,
    )


def a_story(place: int = 1, *, to: str = "ลุงก้ำ บ้านปี่", line: str = LINE, satang: int = 500_000):
    return Won(
        honours=Honours.STORIES,
        place=place,
        sharing=1,
        satang=satang,
        code="5025",
        district="กัลยาณิวัฒนา",
        province="เชียงใหม่",
        district_en="Galyani Vadhana",
        province_en="Chiang Mai",
        to=to,
        line=line,
    )


def some_awards() -> list[Won]:
    districts = [a_district(1), a_district(2, "บางปะอิน"), a_district(3, "เบตง")]
    return [*districts, a_story(1), a_story(2, to="", line=""), a_story(3)]
