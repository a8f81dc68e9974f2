"""Landmarks by which people say where they are: each lies in one district, and only there."""

import csv
from collections import Counter
from itertools import pairwise

from sangsuk.core.understand.names import matched
from sangsuk.flow.reading.gazetteer import PLACES, load_gazetteer

GAZETTEER = load_gazetteer()
BY_CODE = GAZETTEER.by_code()
LANDMARKS = list(
    csv.DictReader((PLACES / "landmarks.csv").read_text(encoding="utf-8").splitlines())
)
FEWEST_IN_A_PROVINCE = 6
KINDS = {
    *("airport", "beach", "border", "camp", "cave", "church", "dam", "estate", "fort", "hospital"),
    *("island", "lake", "mall", "market", "monument", "mosque", "mountain", "museum", "oldtown"),
    *("palace", "park", "pier", "plant", "prison", "railway", "shrine", "stadium", "temple"),
    *("town", "university", "waterfall"),
}


def test_every_landmark_lies_in_a_district_and_is_of_a_known_kind():
    assert [row for row in LANDMARKS if row["code"] not in BY_CODE] == []
    assert {row["kind"] for row in LANDMARKS} == KINDS
    assert all(list(row) == ["name", "code", "kind", "note"] for row in LANDMARKS)
    assert all(row["name"] == row["name"].strip() != "" for row in LANDMARKS)


def test_there_are_many_ordered_by_code_and_then_by_name():
    places = [(row["code"], row["name"]) for row in LANDMARKS]
    assert len(places) >= 700
    assert all(one < other for one, other in pairwise(places))


def test_a_landmark_is_written_once_however_it_is_spaced():
    written = Counter(matched(row["name"]) for row in LANDMARKS)
    assert [name for name, times in written.items() if times > 1] == []


def test_a_landmark_is_no_districts_name_and_no_alias():
    taken = {matched(district.name_th) for district in GAZETTEER.districts}
    taken |= {matched(alias.name) for alias in GAZETTEER.aliases}
    taken |= {matched(district.province_th) for district in GAZETTEER.districts}
    assert [row["name"] for row in LANDMARKS if matched(row["name"]) in taken] == []


def test_a_landmark_named_like_tambons_has_none_of_them_elsewhere():
    lies_in = {matched(row["name"]): row["code"] for row in LANDMARKS}
    tambons = {(matched(tambon.name_th), tambon.district_code) for tambon in GAZETTEER.tambons}
    assert [place for place in tambons if lies_in.get(place[0], place[1]) != place[1]] == []


def test_the_tambon_of_a_note_lies_in_the_landmarks_district():
    tambons = {(tambon.name_th, tambon.district_code) for tambon in GAZETTEER.tambons}
    noted = [
        (row["note"].split(";")[0].removeprefix("tambon "), row["code"])
        for row in LANDMARKS
        if row["note"].startswith("tambon ")
    ]
    assert len(noted) > len(LANDMARKS) / 2
    assert [place for place in noted if place not in tambons] == []


def test_no_landmark_is_read_out_of_a_province_written_in_full():
    """วัดภูเก็ต of น่าน stands in every จังหวัดภูเก็ต."""
    provinces = {district.province_th for district in GAZETTEER.districts}
    written = " ".join(matched(f"จังหวัด{province}") for province in sorted(provinces))
    assert [row["name"] for row in LANDMARKS if matched(row["name"]) in written] == []


def test_every_province_has_some():
    provinces = Counter(BY_CODE[row["code"]].province_code for row in LANDMARKS)
    assert provinces.keys() == {district.province_code for district in GAZETTEER.districts}
    assert min(provinces.values()) >= FEWEST_IN_A_PROVINCE


def test_places_named_after_another_district_lead_to_their_own():
    code = {row["name"]: row["code"] for row in LANDMARKS}
    assert code["สนามบินหาดใหญ่"] == "9016"  # คลองหอยโข่ง
    assert code["นิคมอุตสาหกรรมบางพลี"] == "1106"  # บางเสาธง
    assert code["น้ำตกนางรอง"] == "2601"  # เมืองนครนายก
    assert code["มหาวิทยาลัยแม่ฟ้าหลวง"] == "5701"  # เมืองเชียงราย
    assert code["เขื่อนจุฬาภรณ์"] == "3613"  # คอนสาร
