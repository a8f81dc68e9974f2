"""What a name alone can and cannot tell about a district: the ground that linking stands on."""

from collections import defaultdict

from sangsuk.flow.reading.gazetteer import load_gazetteer

GAZETTEER = load_gazetteer()
DISTRICTS = GAZETTEER.districts


def codes_by(name):
    codes = defaultdict(list)
    for district in DISTRICTS:
        codes[name(district)].append(district.code)
    return dict(codes)


def shared(codes):
    return {name: same for name, same in codes.items() if len(same) > 1}


def test_a_thai_name_means_one_district_but_for_one_that_means_five():
    codes = codes_by(lambda district: district.name_th)
    assert shared(codes) == {"เฉลิมพระเกียรติ": ["1913", "3032", "3123", "5515", "8023"]}
    assert len(codes) == 878 - 5 + 1


def test_a_name_with_its_province_means_one_district_always():
    codes = codes_by(lambda district: f"อำเภอ{district.name_th} จังหวัด{district.province_th}")
    assert shared(codes) == {}
    assert len(codes) == 878


def test_english_names_are_no_keys():
    assert shared(codes_by(lambda district: district.name_en)) == {
        "Bang Sai": ["1404", "1413"],  # บางไทร and บางซ้าย of one province
        "Chaloem Phra Kiat": ["1913", "3032", "3123", "5515", "8023"],
        "Mae Tha": ["5102", "5210"],
        "Nong Saeng": ["1905", "4121"],
        "Tha Chang": ["1705", "8411"],
        "Wiang Sa": ["5507", "8415"],
    }


def test_mueang_begins_the_names_of_capitals_and_of_four_that_are_none():
    others = {
        district.code: district.name_th
        for district in DISTRICTS
        if district.name_th.startswith("เมือง") and district.name_th != f"เมือง{district.province_th}"
    }
    assert others == {
        "3027": "เมืองยาง",
        "3318": "เมืองจันทร์",
        "4512": "เมืองสรวง",
        "5213": "เมืองปาน",
    }


def test_only_chom_thong_is_also_a_khet_of_bangkok():
    names = codes_by(lambda district: district.name_th)
    assert {name: names[name] for name in GAZETTEER.not_ours if name in names} == {
        "จอมทอง": ["5002"]
    }


def test_an_alias_that_is_a_tambon_elsewhere_is_known_as_such():
    """Such aliases need a province beside them: Patong is plain, ฝาง's เมืองฝาง is not."""
    district_of = defaultdict(set)
    for tambon in GAZETTEER.tambons:
        district_of[tambon.name_th].add(tambon.district_code)
    doubtful = {
        alias.name
        for alias in GAZETTEER.aliases
        if district_of.get(alias.name, set()) - {alias.code}
    }
    assert {"เมืองฝาง", "เขาใหญ่", "วาริน"} <= doubtful
    assert not {"พัทยา", "สนามบินสุวรรณภูมิ"} & doubtful
