"""The 878 districts: how many, under which codes, with which figures."""

import re
from collections import Counter

import pytest

from sangsuk.core.terms.district import DISTRICTS_IN_ALL, PROVINCES_IN_ALL
from sangsuk.flow.reading.gazetteer import load_gazetteer

GAZETTEER = load_gazetteer()
DISTRICTS = GAZETTEER.districts


def test_there_are_878_districts_in_76_provinces_and_50_khet_of_bangkok():
    assert len(DISTRICTS) == DISTRICTS_IN_ALL == 878
    assert len({district.province_code for district in DISTRICTS}) == PROVINCES_IN_ALL == 76
    assert len(GAZETTEER.not_ours) == len(set(GAZETTEER.not_ours)) == 50
    assert len(GAZETTEER.tambons) == 7_256


def test_district_codes_are_unique_ordered_and_begin_with_the_province():
    codes = [district.code for district in DISTRICTS]
    assert codes == sorted(set(codes))
    assert all(len(code) == 4 and code.isdigit() for code in codes)
    assert all(district.code[:2] == district.province_code for district in DISTRICTS)


def test_no_district_lies_in_bangkok():
    assert "10" not in {district.province_code for district in DISTRICTS}
    assert "กรุงเทพมหานคร" not in {district.province_th for district in DISTRICTS}


def test_a_province_code_has_one_name_and_one_region():
    described = {(d.province_code, d.province_th, d.province_en, d.region) for d in DISTRICTS}
    assert len(described) == 76


def test_provinces_fall_into_six_regions():
    region = {district.province_code: district.region for district in DISTRICTS}
    assert Counter(region.values()) == {
        "เหนือ": 9,
        "ตะวันออกเฉียงเหนือ": 20,
        "กลาง": 21,
        "ตะวันออก": 7,
        "ตะวันตก": 5,
        "ใต้": 14,
    }


def test_no_english_name_has_a_capital_within_a_word():
    names = {one.code: one.name_en for one in DISTRICTS}

    assert [name for name in names.values() if re.search("[a-z][A-Z]", name)] == []
    assert (names["3305"], names["5005"], names["8003"]) == ("Khukhan", "Doi Saket", "Lan Saka")


def test_districts_bear_their_names_without_a_prefix():
    names = [district.name_th for district in DISTRICTS] + list(GAZETTEER.not_ours)
    assert [name for name in names if name.startswith(("อำเภอ", "กิ่ง", "เขต"))] == []
    assert {"พระนคร", "จอมทอง", "บางนา"} <= set(GAZETTEER.not_ours)


@pytest.mark.parametrize(
    ("code", "name", "province"),
    [
        ("5025", "กัลยาณิวัฒนา", "เชียงใหม่"),
        ("4029", "เวียงเก่า", "ขอนแก่น"),
        ("1401", "พระนครศรีอยุธยา", "พระนครศรีอยุธยา"),
        ("9610", "สุไหงโก-ลก", "นราธิวาส"),
        ("7701", "เมืองประจวบคีรีขันธ์", "ประจวบคีรีขันธ์"),
    ],
)
def test_districts_that_other_lists_get_wrong_are_right(code, name, province):
    district = GAZETTEER.by_code()[code]
    assert (district.name_th, district.province_th) == (name, province)


def test_bueng_kan_has_its_eight_districts():
    assert {d.code: d.name_th for d in DISTRICTS if d.province_th == "บึงกาฬ"} == {
        "3801": "เมืองบึงกาฬ",
        "3802": "พรเจริญ",
        "3803": "โซ่พิสัย",
        "3804": "เซกา",
        "3805": "ปากคาด",
        "3806": "บึงโขงหลง",
        "3807": "ศรีวิไล",
        "3808": "บุ่งคล้า",
    }


def test_only_chaloem_phra_kiat_names_more_than_one_district():
    codes: dict[str, list[str]] = {}
    for district in DISTRICTS:
        codes.setdefault(district.name_th, []).append(district.code)
    shared = {name: same for name, same in codes.items() if len(same) > 1}
    assert shared == {"เฉลิมพระเกียรติ": ["1913", "3032", "3123", "5515", "8023"]}


def test_every_province_has_a_capital_district():
    capitals = [d for d in DISTRICTS if d.name_th == f"เมือง{d.province_th}"]
    assert len(capitals) == 75  # and พระนครศรีอยุธยา, which is not called เมือง
    assert {d.code for d in capitals} == {f"{d.province_code}01" for d in capitals}


def test_every_district_has_its_figures():
    for district in DISTRICTS:
        assert 5.6 < district.latitude < 20.5, district
        assert 97.3 < district.longitude < 105.7, district
        assert district.population > 2_000, district
    assert sum(district.population for district in DISTRICTS) == 60_643_445


def test_figures_of_known_districts_are_theirs():
    by_code = GAZETTEER.by_code()
    assert by_code["2306"].population == 2_679  # เกาะกูด, the smallest
    assert by_code["1101"].population == 542_881  # เมืองสมุทรปราการ, the largest
    assert by_code["5709"].latitude == max(district.latitude for district in DISTRICTS)  # แม่สาย
    assert by_code["9602"].longitude == pytest.approx(102.0, abs=0.1)  # ตากใบ


def test_tambons_lie_in_the_district_that_their_code_names():
    codes = [tambon.code for tambon in GAZETTEER.tambons]
    assert codes == sorted(set(codes))
    assert all(tambon.code[:4] == tambon.district_code for tambon in GAZETTEER.tambons)
    assert {t.district_code for t in GAZETTEER.tambons} == {d.code for d in DISTRICTS}


def test_an_alias_means_one_district_and_is_never_another_districts_name():
    names = {(d.name_th, d.code) for d in DISTRICTS} | {(d.name_en, d.code) for d in DISTRICTS}
    current = {name for name, _ in names}
    by_code = GAZETTEER.by_code()
    assert len({alias.name for alias in GAZETTEER.aliases}) == len(GAZETTEER.aliases) == 270
    assert [
        a for a in GAZETTEER.aliases if a.name in current and (a.name, a.code) not in names
    ] == []
    assert {alias.code for alias in GAZETTEER.aliases} <= by_code.keys()
    assert {alias.kind for alias in GAZETTEER.aliases} == {
        "former",
        "abbreviation",
        "colloquial",
        "landmark",
        "english",
    }


def test_known_aliases_lead_to_their_districts():
    code = {alias.name: alias.code for alias in GAZETTEER.aliases}
    assert code["พัทยา"] == "2004"
    assert code["สนามบินสุวรรณภูมิ"] == "1103"
    assert code["สุไหงโกลก"] == "9610"


def test_the_gazetteer_is_read_once():
    assert load_gazetteer() is GAZETTEER
