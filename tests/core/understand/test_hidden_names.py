"""Names of districts and provinces are one sign to the heads."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.hidden_names import HiddenNames
from sangsuk.flow.reading.gazetteer import load_gazetteer

HIDDEN = "\x04"
ALL = HiddenNames.of(load_gazetteer())
FEW = HiddenNames(["บางบาล", "บางบาลใหญ่", "บาลี"])
PARTS = st.lists(st.sampled_from(["บางบาล", "ใหญ่", "บาง", "บาลี", "บ", " ", "😀", "\x04", "\ud800"]))
TEXT = st.text(st.characters(exclude_categories=())) | PARTS.map("".join)


def hide(text: str) -> str:
    return ALL.hide(Texts.of([text]))[0]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("อำเภอบางบาลดีมาก", f"อำเภอ{HIDDEN}ดีมาก"),
        ("อ.เมืองสระบุรี", f"อ.{HIDDEN}"),
        ("อำเภอปัว จังหวัดน่าน", f"อำเภอปัว จังหวัด{HIDDEN}"),
        ("ดีมากเลย ตากแดดรอ", "ดีมากเลย ตากแดดรอ"),
        ("", ""),
    ],
)
def test_long_names_are_hidden_and_short_ones_are_words(text: str, seen: str):
    assert hide(text) == seen


@given(st.lists(TEXT, max_size=5))
def test_the_longest_name_is_hidden_first_in_every_text_by_itself(texts: list[str]):
    names = re.compile("บางบาลใหญ่|บางบาล|บาลี")
    assert FEW.hide(Texts.of(texts)).strings() == [names.sub(HIDDEN, text) for text in texts]


def test_what_was_hidden_in_learning_is_hidden_in_reading():
    kept = HiddenNames.kept(ALL.arrays())
    assert kept.arrays()["story_names"].tobytes() == ALL.arrays()["story_names"].tobytes()
    assert kept.hide(Texts.of(["อำเภอบางบาล"])).strings() == [f"อำเภอ{HIDDEN}"]


def test_one_sentence_is_the_same_to_the_heads_wherever_it_was_told():
    """But for short names, and for three that begin like the end of จังหวัด."""
    long = [
        district
        for district in load_gazetteer().districts
        if len(district.name_th) >= 5
        and len(district.province_th) >= 4
        and not district.name_th.startswith("วัด")
    ]
    seen = {hide(f"อำเภอ{d.name_th} จังหวัด{d.province_th} บริการดีมาก") for d in long}
    assert len(long) > 700
    assert seen == {f"อำเภอ{HIDDEN} จังหวัด{HIDDEN} บริการดีมาก"}
