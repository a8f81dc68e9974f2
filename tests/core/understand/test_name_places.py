"""The quick looks for personal data miss nothing that the patterns and the model find."""

from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sangsuk.core.thai.fold import fold, fold_texts
from sangsuk.core.thai.texts import Texts, codes_of
from sangsuk.core.understand import name_parts_loops, name_places
from sangsuk.core.understand.name_loops import Judge
from sangsuk.core.understand.name_marks_loops import judge_pair
from sangsuk.core.understand.name_parts import PARTS, share_of_parts
from sangsuk.core.understand.person_names import (
    NameModel,
    is_no_name,
    name_cells,
    reads_like_a_name,
)
from sangsuk.core.understand.personal import find_all_personal, find_everywhere
from sangsuk.core.understand.personal_signs import foreign_digits

with np.load(str(files("sangsuk") / "assets" / "reader" / "reader.npz")) as arrays:
    WEIGHTS = arrays["name_weights"].astype(np.float32)
    BIAS = arrays["name_bias"]
NAMES = NameModel({"name_weights": WEIGHTS, "name_bias": BIAS})

WORDS = st.sampled_from(
    [
        *(
            "นาย",
            "นาง",
            "น.ส.",
            "ด.ช.",
            "พ.ต.ท.",
            "ว่าที่ร้อยตรี",
            "คุณยาย",
            "ชื่อ",
            "ลุง",
            "ผมชื่อ",
            "นายอำเภอ",
        ),
        *("สมชาย", "สมหญิง", "ใจดี", "ศรีสุข", "วงศ์ทอง", "บุญมา", "ประเสริฐ", "ซอ", "มิน", "อ่อง", "วิน"),
        *(
            " ",
            " ",
            "  ",
            " ณ ",
            "อำเภอปัว",
            "ได้",
            "ไปทำบัตร",
            "โทร 0812345678",
            "Mr. John Smith",
            "รัฐมนตรี",
        ),
        *(
            "1-2345-67890-12-1",
            "กข 1234",
            "12/3 หมู่ 4",
            "a@b.co",
            "ไลน์ somchai99",
            "๐๘๑๒๓๔๕๖๗๘",
            "٣٤",
        ),
    ]
)
TEXT = st.lists(WORDS | st.text(max_size=3), max_size=9).map("".join)


@given(st.lists(TEXT, max_size=4))
@settings(max_examples=200)
def test_all_that_is_found_everywhere_is_found_by_its_signs(texts: list[str]):
    quick = find_all_personal(texts, fold_texts(Texts.of(texts)), NAMES)

    assert quick == [find_everywhere(text, fold(text), NAMES) for text in texts]


@pytest.mark.parametrize("word", name_places.NO_NAMES.split())
def test_a_word_that_rules_a_name_out_does_so_wherever_it_stands(word: str):
    assert is_no_name(f"กล{word}กล")
    assert not reads_like_a_name(f"สมชาย กล{word}กล")


@given(
    st.text("กขคงเแโ่้ายวน", min_size=2, max_size=18),
    st.text("กขคงเแ่้าน", min_size=2, max_size=18),
    TEXT,
    TEXT,
)
def test_the_letters_of_a_pair_are_judged_as_the_model_does(one, two, before, behind):
    text = fold(f"{before}").text + f"{one} {two}" + fold(behind).text
    start = len(fold(before).text)
    gap, end = start + len(one), start + len(one) + 1 + len(two)

    parts = (np.zeros(1, np.uint64), 1)
    judge = Judge(
        WEIGHTS,
        np.float32(BIAS),
        name_places.remainders(),
        foreign_digits(),
        *parts,
        (1, 1, 1, 1),
        1,
    )
    stamps, turn = np.zeros(WEIGHTS.size, np.int64), np.zeros(1, np.int64)
    quick = judge_pair(codes_of(text), (start, gap, end), judge, stamps, turn)

    cells = name_cells(text, start, end)
    assert quick == pytest.approx(
        WEIGHTS[cells].sum() / np.sqrt(len(cells)) + float(BIAS), abs=1e-4
    )


@given(st.text("สมชายใจดีศรีวงศ์พรบุญ์ก", min_size=1, max_size=24))
def test_the_share_of_parts_is_that_of_the_list(word: str):
    table = name_places.parts()

    quick = name_parts_loops.share_of_parts(codes_of(word), table, max(map(len, PARTS)))

    assert quick == pytest.approx(share_of_parts(word))
