"""Every one of the 878 districts is named by plain sentences, with the span that names it."""

from functools import cache

import pytest

from sangsuk.core.thai.fold import fold_texts
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.localities import DistrictsNamed, name_districts
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.places import find_places
from sangsuk.flow.reading.gazetteer import load_gazetteer


@cache
def names() -> Names:
    return Names(load_gazetteer())


def named(text: str) -> DistrictsNamed:
    folded = fold_texts(Texts.of([text]))
    return name_districts(find_places(names(), *folded.run_together()))


def localities(text: str) -> dict[str, set[str]]:
    """Code -> the raw words that name it."""
    said: dict[str, set[str]] = {}
    for code, (start, end) in named(text).named(0):
        said.setdefault(code, set()).add(text[start:end])
    return said


def conflicts(text: str) -> int:
    return len(named(text).conflicts(0))


SENTENCES = (
    "เมื่อวานนี้ ผู้ว่าฯ ลงพื้นที่อำเภอ{d} จังหวัด{p} เพื่อเยี่ยมผู้ประสบภัย",
    "ณ หอประชุมที่ว่าการอำเภอ{d}จังหวัด{p}",
    "บ้านเลขที่ 5 ต.ในเมือง อ.{d} จ.{p} 12345",
    "ต.บ้านใหม่ อ. {d} จ. {p} ได้รับถุงยังชีพ",
    "ชาวบ้านใน{d} จังหวัด{p} แจ้งว่าน้ำลดแล้ว",
    "มอบบ้านที่อำเภอ{d}\nจังหวัด{p}",
)


@pytest.mark.slow
@pytest.mark.parametrize("sentence", SENTENCES)
def test_each_district_is_named_with_its_province(sentence: str):
    wrong = []
    for district in load_gazetteer().districts:
        said = localities(sentence.format(d=district.name_th, p=district.province_th))
        if said != {district.code: {district.name_th}}:
            wrong.append((district.name_th, said))
    assert wrong == []


@pytest.mark.slow
def test_a_cue_alone_names_every_district_but_the_namesakes():
    namesakes = _namesakes()
    wrong = []
    for district in load_gazetteer().districts:
        said = localities(f"ทำบัตรที่อำเภอ{district.name_th} เสร็จไว")
        wanted = set() if district.name_th in namesakes else {district.code}
        if set(said) != wanted:
            wrong.append((district.name_th, said))
    assert wrong == []


@pytest.mark.slow
def test_without_a_cue_or_province_nothing_is_named_for_sure():
    for district in load_gazetteer().districts:
        assert localities(f"{district.name_th}") == {}


def _namesakes() -> set[str]:
    seen: dict[str, list[str]] = {}
    for district in load_gazetteer().districts:
        seen.setdefault(district.name_th, []).append(district.code)
    return {name for name, several in seen.items() if len(several) > 1}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("อ.เมือง จ.น่าน", {"5501"}),
        ("อำเภอเมือง จังหวัดเชียงใหม่", {"5001"}),
        ("อ.เมือง พระนครศรีอยุธยา", {"1401"}),  # its capital district bears the province's name
        ("อ.เมือง จ.พระนครศรีอยุธยา", set()),  # that province has no เมือง: a conflict, not forced
        ("อำเภอเมือง", set()),
        ("อำเภอเมืองยาง", {"3027"}),  # no capital
        ("อ.ปัว จ.นน.", {"5505"}),
        ("อ.แม่สาย จ.เชียงใหม่", set()),  # a conflict
        ("อำเภอเฉลิมพระเกียรติ", set()),
        ("อำเภอเฉลิมพระเกียรติ จังหวัดน่าน", {"5515"}),
        ("อํา\u200bเภอป ั ว", {"5505"}),
        ("ต.ปัว จ.น่าน", set()),
        ("ขอชื่นชมเจ้าหน้าที่ คงต้องลองสองครั้ง ไชโย", set()),
        ("สนามบินสุวรรณภูมิ", set()),
        ("เขตจอมทอง กรุงเทพมหานคร", set()),
        ("อำเภอบ้านนาสาร จังหวัดสุราษฎร์ธานี", {"8412"}),  # not บ้านนา
        ("อำเภอสุไหงโกลก จังหวัดนราธิวาส", {"9610"}),
    ],
)
def test_hard_cases(text: str, codes: set[str]):
    assert set(localities(text)) == codes


def test_a_district_in_a_wrong_province_is_flagged_not_forced():
    assert conflicts("บ้านอยู่อำเภอแม่สาย จังหวัดเชียงใหม่") == 1
    assert conflicts("บ้านอยู่อำเภอแม่สาย จังหวัดเชียงราย") == 0
    assert conflicts("อ.เมือง จ.พระนครศรีอยุธยา") == 1
    assert conflicts("อ.เมือง พระนครศรีอยุธยา") == 0
