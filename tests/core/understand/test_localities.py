"""Districts plainly named, and names that a province contradicts."""

from sangsuk.core.thai.fold import fold_texts
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.localities import DistrictsNamed, name_districts
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.places import find_places
from sangsuk.flow.reading.gazetteer import load_gazetteer

NAMES = Names(load_gazetteer())


def read(text: str) -> DistrictsNamed:
    folded = fold_texts(Texts.of([text]))
    return name_districts(find_places(NAMES, *folded.run_together()))


def test_the_province_tells_namesakes_apart():
    named = read("อำเภอเฉลิมพระเกียรติ จังหวัดน่าน").named(0)
    assert [code for code, _ in named] == ["5515"]


def test_the_capital_district_is_that_of_the_next_province():
    assert [code for code, _ in read("อำเภอเมือง จังหวัดลพบุรี").named(0)] == ["1601"]


def test_a_district_with_another_districts_province_is_flagged_not_forced():
    told = read("อำเภอปัว จังหวัดตรัง")
    assert told.named(0) == []
    assert len(told.conflicts(0)) == 1


def test_a_capital_that_is_not_called_mueang_is_flagged_not_forced():
    told = read("อ.เมือง จ.พระนครศรีอยุธยา")
    assert told.named(0) == []
    assert len(told.conflicts(0)) == 1
