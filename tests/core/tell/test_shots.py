"""A script or a treatment becomes shots that a storyboard draws and a shot list tells."""

from an_award import an_occasion
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.tell.films.boards import NOTHING, shot_list_words, storyboard_words
from sangsuk.core.tell.films.shots import MOST, Ground, Size, Sky, shots_of
from sangsuk.core.tell.films.treatment import treatment_of, treatment_words

SENTENCES = [
    "วันนั้นฝนตกหนัก น้ำท่วมทางเข้า",
    "แม่เดินไม่ไหว ลูกสาวโทรหาอำเภอ",
    "ปรากฏว่าปลัดอำเภอเดินลุยน้ำมารับถึงรถ",
    "แม่ได้บัตรในสิบนาที",
]
SCRIPT = """ฉาก 1 หน้าเคาน์เตอร์
แม่นั่งรอคิว
ปลัด: มาครับแม่
ฉาก 2 ตลาด กลางคืน
แม่เล่าให้เพื่อนบ้านฟัง"""


def test_each_scene_of_a_treatment_is_a_shot_and_its_end_is_not_told_twice():
    shots = shots_of(treatment_words(treatment_of(SENTENCES, "ที่ว่าการอำเภอแม่ริม")))

    assert [one.words for one in shots] == SENTENCES
    assert [one.number for one in shots] == ["1.1", "2.1", "3.1", "4.1"]
    assert [one.size for one in shots] == [Size.WIDE, Size.MIDDLE, Size.CLOSE, Size.DETAIL]
    assert [one.is_turn for one in shots] == [False, False, True, False]
    assert [one.has_water for one in shots] == [True, False, True, False]


def test_who_speaks_is_seen_from_near_where_the_heading_says():
    first, spoken, market = shots_of(SCRIPT)

    assert (first.ground, first.people) == (Ground.COUNTER, ("แม่",))
    assert (spoken.speaker, spoken.words, spoken.size) == ("ปลัด", "มาครับแม่", Size.CLOSE)
    assert spoken.people == ("ปลัด", "แม่")
    assert (market.number, market.ground, market.sky) == ("2.1", Ground.MARKET, Sky.NIGHT)


def test_a_front_is_nobodys_aunt():
    assert shots_of("หน้าอำเภอคนเยอะ")[0].people == ()
    assert shots_of("น้าพาไปหน้าอำเภอ")[0].people == ("น้า",)


def test_words_without_a_scene_are_one_scene_and_a_heading_alone_is_a_shot():
    assert [one.number for one in shots_of("ฝนตก\nน้ำท่วม")] == ["1.1", "1.2"]
    assert [one.words for one in shots_of("ฉาก 1 ฝนตก")] == ["ฝนตก"]
    assert shots_of("") == []


@given(st.text("ฉาก 12\n:แม่ฝนตลาดน้ำท่วม#", max_size=400))
def test_whatever_is_written_is_drawn_in_its_order(written: str):
    shots = shots_of(written)
    numbers = [tuple(map(int, one.number.split("."))) for one in shots]

    assert len(shots) <= MOST
    assert numbers == sorted(set(numbers))
    assert all(one.words.strip() and one.seconds > 0 for one in shots)


def test_a_shot_list_has_a_row_a_shot_and_the_storyboard_a_frame():
    shots = shots_of(SCRIPT)
    listed = shot_list_words(an_occasion(), title="ฝนตก", shots=shots)
    drawn = storyboard_words(an_occasion(), title="ฝนตก", shots=shots)

    assert listed["rows"] == [
        ["๑.๑", "ภาพกว้าง", "แม่\nในที่ว่าการอำเภอ", "แม่นั่งรอคิว", "๒", ""],
        ["๑.๒", "ใกล้", "ปลัด แม่\nในที่ว่าการอำเภอ", "ปลัด: มาครับแม่", "๒", ""],
        ["๒.๑", "ครึ่งตัว", "แม่ เพื่อนบ้าน\nที่ตลาด\nกลางคืน", "แม่เล่าให้เพื่อนบ้านฟัง", "๒", ""],
    ]
    assert drawn["under"] == "ภาพยนตร์ “ฝนตก” · ๓ ช็อต ราว ๖ วินาที · ๑๒ กุมภาพันธ์ ๒๕๖๔"
    assert [one["name"] for one in drawn["shots"]] == ["ช็อต ๑.๑", "ช็อต ๑.๒", "ช็อต ๒.๑"]


def test_without_a_shot_both_say_so():
    assert shot_list_words(an_occasion(), title="ฝนตก", shots=[])["notes"] == [NOTHING]
    assert storyboard_words(an_occasion(), title="ฝนตก", shots=[])["nothing"] == NOTHING
