"""Districts plainly named, and names that a province contradicts."""

from sangsuk.core.thai.fold import fold, relax
from sangsuk.core.understand.localities import DistrictsNamed, name_districts
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.namings import find_namings
from sangsuk.flow.gazetteer import load_gazetteer

NAMES = Names(load_gazetteer())


def read(text: str) -> DistrictsNamed:
    return name_districts(NAMES, find_namings(NAMES, relax(fold(text), keep=1)))


def test_the_province_tells_namesakes_apart():
    named = read("อำเภอเฉลิมพระเกียรติ จังหวัดน่าน").named
    assert [each.code for each in named] == ["5515"]


def test_the_capital_district_is_that_of_the_next_province():
    assert [each.code for each in read("อำเภอเมือง จังหวัดลพบุรี").named] == ["1601"]


def test_a_district_with_another_districts_province_is_flagged_not_forced():
    told = read("อำเภอปัว จังหวัดตรัง")
    assert told.named == []
    assert len(told.conflicts) == 1


def test_a_capital_that_is_not_called_mueang_is_flagged_not_forced():
    told = read("อ.เมือง จ.พระนครศรีอยุธยา")
    assert told.named == []
    assert len(told.conflicts) == 1
