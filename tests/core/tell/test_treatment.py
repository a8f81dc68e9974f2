"""A treatment is drafted from the story's own sentences."""

from sangsuk.core.tell.films.treatment import treatment_of, treatment_words

SENTENCES = [
    "วันนั้นฝนตกหนัก น้ำท่วมทางเข้า",
    "แม่เดินไม่ไหว ลูกสาวโทรหาอำเภอ",
    "ปรากฏว่าปลัดอำเภอเดินลุยน้ำมารับถึงรถ",
    "แม่ได้บัตรในสิบนาที",
]


def test_who_where_the_turn_and_the_ending_are_found():
    treatment = treatment_of(SENTENCES, "ที่ว่าการอำเภอแม่ริม")

    assert treatment.scenes == tuple(SENTENCES)
    assert treatment.people == ("แม่", "ลูกสาว", "ปลัดอำเภอ")
    assert treatment.places == ("ที่ว่าการอำเภอแม่ริม",)
    assert (treatment.turn, treatment.ending) == (2, "แม่ได้บัตรในสิบนาที")


def test_a_story_without_a_turning_word_turns_in_its_middle():
    assert treatment_of(["ฝนตก", "น้ำท่วม", "แม่ดีใจ"], "อำเภอ").turn == 1
    assert treatment_of(["ฝนตก"], "อำเภอ").turn == 0


def test_a_draft_has_the_tellers_sentences_whole_and_in_order():
    words = treatment_words(treatment_of(SENTENCES, "ที่ว่าการอำเภอแม่ริม"))

    assert words.startswith("สถานที่: ที่ว่าการอำเภอแม่ริม\nผู้คน: แม่ · ลูกสาว · ปลัดอำเภอ\n")
    assert [one for one in words.split("\n") if one in SENTENCES] == [*SENTENCES, SENTENCES[-1]]
    assert "ฉาก 3 (จุดเปลี่ยน)" in words
