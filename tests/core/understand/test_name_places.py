"""The quick looks for personal data miss nothing that the patterns and the model find."""

from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sangsuk.core.thai.compiled import compiled
from sangsuk.core.thai.fold import fold, fold_texts
from sangsuk.core.thai.texts import Texts, codes_of
from sangsuk.core.understand import name_parts_loops, name_places, no_names, person_names
from sangsuk.core.understand.name_hashes import FINE, hashes
from sangsuk.core.understand.name_loops import Judge
from sangsuk.core.understand.name_marks_loops import (
    LONGEST_FRAME,
    MET_WORDS,
    MOST_CELLS,
    judge_pair,
)
from sangsuk.core.understand.name_parts import PARTS, share_of_parts
from sangsuk.core.understand.no_names_loops import GIVEN, SURNAME, free_from, is_ruled_out
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


@pytest.mark.parametrize(
    "text",
    [
        "\0สั่งกับ somchai99",
        "\0name is John Smith",
        "\0\0\0\0\0ไลน somchai99",
        "โทร ศูนย์ แปด หนึ่ง สอง สาม สี่ ห้า หก เจ็ด หนึ่ง\0",
        "ลูก\0สมชาย ใจดี\0",
    ],
)
def test_a_sign_of_no_meaning_beside_a_word_hides_nothing(text: str):
    quick = find_all_personal([text], fold_texts(Texts.of([text])), NAMES)

    assert quick == [find_everywhere(text, fold(text), NAMES)]


@given(
    st.from_regex(person_names._TOLD) | st.sampled_from(name_places.CALLED.split()),
    st.sampled_from(["สมชาย ใจดี", "วีระ  ณ อยุธยา", "บุญมา ศรีแจ่ม", "อุษา คงมาลัย"]),
    st.from_regex(person_names._LEADS_TO) | TEXT,
)
def test_what_tells_of_a_name_is_heard_around_it(before: str, name: str, behind: str):
    text = f"{before}{name}{behind}"

    quick = find_all_personal([text], fold_texts(Texts.of([text])), NAMES)

    assert quick == [find_everywhere(text, fold(text), NAMES)]


@pytest.mark.parametrize("word", no_names.NO_NAMES.split())
def test_a_word_that_rules_a_name_out_does_so_wherever_it_stands(word: str):
    longer = f"กล{word}กล" if word == word.rstrip(no_names.END) else f"กล{word[:-1]}"

    assert is_no_name(longer)
    assert not reads_like_a_name(f"สมชาย {longer}")


@pytest.mark.parametrize("word", no_names.BEGINNINGS.split())
def test_no_name_is_such_a_word_or_begins_so(word: str):
    whole = word.strip(no_names.BEGIN + no_names.END)
    longer = whole if word.endswith(no_names.END) else f"{whole}กล"

    assert is_no_name(longer)
    assert not reads_like_a_name(f"สมชาย {longer}")


@pytest.mark.parametrize("word", no_names.GIVEN_BEGINNINGS.split())
def test_no_given_name_is_such_a_word_or_begins_so(word: str):
    whole = word.strip(no_names.BEGIN + no_names.END)

    assert is_no_name(whole if word.endswith(no_names.END) else f"{whole}กล")


@compiled
def ruled_out(text, lexicon):
    return is_ruled_out(text, 0, text.size, lexicon, SURNAME)


@compiled
def given_ruled_out(text, lexicon):
    return is_ruled_out(text, 0, text.size, lexicon, GIVEN)


@compiled
def first_free(text, lexicon):
    return free_from(text, 0, text.size, lexicon)


PIECES_OF_NO_NAMES = st.sampled_from(
    [*"กลาเสช", "สา", *no_names.NAMES_YET.split()]
    + [
        word.strip(no_names.BEGIN + no_names.END)
        for words in (no_names.NO_NAMES, no_names.BEGINNINGS, no_names.GIVEN_BEGINNINGS)
        for word in words.split()
    ]
)


@given(st.lists(PIECES_OF_NO_NAMES, min_size=1, max_size=5).map("".join))
def test_what_the_quick_look_rules_out_is_no_name(word: str):
    letters, lexicon = codes_of(word), no_names.no_names()
    free = first_free(letters, lexicon)

    assert not ruled_out(letters, lexicon) or is_no_name(word)
    assert not given_ruled_out(letters, lexicon) or is_no_name(word)
    assert all(is_no_name(word[start:]) for start in range(free))
    assert free == len(word) or not first_free(codes_of(word[free:]), lexicon)


@given(
    st.text("กขคงเแโ่้ายวน", min_size=2, max_size=18),
    st.text("กขคงเแ่้าน", min_size=2, max_size=18),
    st.sampled_from(["", " ", "ณ ", "  ณ "]),
    TEXT,
    TEXT,
)
def test_the_letters_of_a_pair_are_judged_as_the_model_does(one, two, between, before, behind):
    text = fold(f"{before}").text + f"{one} {between}{two}" + fold(behind).text
    start = len(fold(before).text)
    gap = start + len(one)
    end = gap + 1 + len(between) + len(two)

    fine = np.round(WEIGHTS * FINE).astype(np.int32)
    judge = Judge(
        weights=fine,
        bias=np.float32(BIAS),
        hashes=hashes(),
        foreign=foreign_digits(),
        parts=np.zeros(1, np.uint64),
        longest_part=1,
        worth=(1.0, 1.0, 1.0, 1.0, 1.0),
        most=1.0,
    )
    cells, met = np.empty(MOST_CELLS, np.uint32), np.zeros(MET_WORDS, np.uint64)
    room = (cells, met, np.empty(LONGEST_FRAME, np.uint64))
    quick = judge_pair(codes_of(text), (start, gap, end), judge, room)

    assert not met.any()
    cells = name_cells(text, start, end)
    assert quick == pytest.approx(
        WEIGHTS[cells].sum() / np.sqrt(len(cells)) + float(BIAS), abs=1e-4
    )


@given(st.text("สมชายใจดีศรีวงศ์พรบุญ์ก", min_size=1, max_size=24))
def test_the_share_of_parts_is_that_of_the_list(word: str):
    table = name_places.parts()

    quick = name_parts_loops.share_of_parts(codes_of(word), table, max(map(len, PARTS)))

    assert quick == pytest.approx(share_of_parts(word))
