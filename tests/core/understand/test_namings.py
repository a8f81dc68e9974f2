"""Where a text may name districts: landmarks, misspelt names, long texts."""

import time

import pytest
from twins.slow_namings import places_of_sounds

from sangsuk.core.thai.fold import fold_texts
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.namings_loops import MOST_OF_ONE
from sangsuk.core.understand.places import Naming, find_places
from sangsuk.core.understand.spelling import sound_of
from sangsuk.flow.reading.gazetteer import load_gazetteer

NAMES = Names(load_gazetteer())


def find(text: str) -> list[Naming]:
    folded = fold_texts(Texts.of([text]))
    return find_places(NAMES, *folded.run_together()).namings(0)


def codes(text: str, kind: str) -> set[str]:
    return {code for each in find(text) if each.kind == kind for code in each.codes}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ทำบัตรที่อำเภอพนมสารคราม", "2406"),  # a letter too many; พนม is a district too
        ("ที่วิชียรบุรี คนป่วยขอเปลี่ยนบัตร", "6705"),  # a letter too few, no อำเภอ before it
        ("อำเภอหนองบัวละเหว", "3608"),  # ร and ล
        ("อำเภอควนขะนุนแจกขนม", "9305"),
        ("อำเพอห้วยเหม็ก กาฬสินธุ์", "4608"),
        ("อำเภอเสนางค์นิคม", "3705"),
        ("แจ้งย้ายที่อำเภอเมืองอำนาจเจริน", "3701"),
    ],
)
def test_a_misspelt_name_is_known_by_its_sound_or_one_letter_off(text: str, code: str):
    assert code in codes(text, "fuzzy")


def test_a_name_spelt_right_is_not_misspelt():
    assert codes("ไปอำเภอปัว จังหวัดน่าน และอำเภอพนมสารคาม", "fuzzy") == set()


def test_a_landmark_points_to_its_district_and_hides_the_name_inside():
    assert codes("บ้านอยู่ใกล้วัดป่าวังน้ำเย็น", "landmark") == {"4401"}
    assert codes("บ้านอยู่ใกล้วัดป่าวังน้ำเย็น", "name") == set()
    assert codes("แถวเขาตังกวนลิงเยอะ", "landmark") == {"9001"}


def test_a_name_shared_by_several_places_is_no_alias():
    aliases = {alias.name for alias in load_gazetteer().aliases}
    assert aliases & {"ภูทอก", "บางปู", "วัดป่า"} == set()


def test_short_names_of_capitals_are_known():
    assert codes("ไปทำบัตรที่เมืองนนท์", "colloquial") == {"1201"}
    assert codes("เมืองลุงบ้านเรา", "colloquial") == {"9301"}


def test_ko_is_also_written_koh():
    assert codes("Koh Kha district office", "english") == {"5203"}


def test_each_letter_of_the_sound_knows_its_place():
    text = "ที่อำเภอควนขะนุน"
    sounds, places = sound_of(text), places_of_sounds(text)
    assert len(places) == len(sounds) + 1
    assert [sound_of(text[at]) for at in places[:-1]] == list(sounds)


def test_one_name_is_read_a_limited_number_of_times():
    assert len(find("อำเภอปัว " * 5_000)) == MOST_OF_ONE


@pytest.mark.slow
@pytest.mark.parametrize("words", ["อำเภอปัว ", "อ.เมือง จ.น่าน ", "ที่ศรีขรภูมิ ", "อำเภอเฉลิมพระเกียรติ "])
def test_the_time_for_a_long_text_grows_with_its_length_only(words: str):
    def spent(letters: int) -> float:
        found, begun = words * (letters // len(words)), time.process_time()
        find(found)
        return time.process_time() - begun

    spent(100_000)
    assert spent(800_000) < 16 * spent(200_000) + 0.5
