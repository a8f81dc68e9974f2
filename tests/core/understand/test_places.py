"""Places, candidates, contexts and localities of many texts are those of the slow twins, one by one."""

import json
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from twins import slow_candidates, slow_context, slow_localities, slow_names, slow_namings

from sangsuk.core.thai.fold import fold_texts
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.candidates import Kept, fill_features
from sangsuk.core.understand.context import WORTH, hash_contexts, weigh_contexts
from sangsuk.core.understand.features_loops import COLUMNS
from sangsuk.core.understand.localities import name_districts
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.places import find_places
from sangsuk.flow.reading.gazetteer import load_gazetteer

GAZETTEER = load_gazetteer()
NAMES = Names(GAZETTEER)
SLOW = slow_names.Names(GAZETTEER)
STORIES = [
    json.loads(line)["text"]
    for path in sorted(Path("training/stories").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()[::40]
]
PIECES = st.sampled_from(
    [
        *(
            "อำเภอ",
            "อ.",
            "ที่ว่าการ",
            "ปลัด",
            "เมือง",
            "เมืองไทย",
            "จังหวัด",
            "จ.",
            "น่าน",
            "นม.",
            "กทจ.นม",
            ",",
        ),
        *(
            "ปัว",
            "พนมสารคราม",
            "พนมสารคาม",
            "เฉลิมพระเกียรติ",
            "วิชียรบุรี",
            "สังคม",
            "ตำบล",
            "หมู่ ๑๒",
            "หมู่٣",
        ),
        *(
            "ที่",
            "ไป",
            "มา",
            "ดอนสัก",
            "ในเมือง",
            "(จ.ตรัง",
            "เขต",
            "amphoe ",
            "pua",
            "ที่ดิน",
            "บ้าน",
            "?",
            "ไหมคะ",
        ),
        *(
            "รพ.สต.",
            "อบต.",
            "นาย",
            "ผ่าน",
            "ก",
            "ำ",
            "\ud800",
            "\x00",
            "\x1c",
            "\u2028",
            "😀",
            "่่่",
            " ",
            "\n",
        ),
        *(district.name_th for district in GAZETTEER.districts[::60]),
        *(tambon.name_th for tambon in GAZETTEER.tambons[::900]),
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30).map("".join)


def places_of(texts):
    folded = fold_texts(Texts.of(texts))
    return folded.relaxed(keep=1), find_places(NAMES, *folded.run_together())


def features_of(places, kept):
    return fill_features(NAMES.tables, places.found, places.candidates, kept)


def rows_of(places, features, at):
    firsts = places.candidates.firsts
    return [
        (places.code(each), tuple(sorted(set(places.spans(each)))), tuple(features[each]))
        for each in range(firsts[at], firsts[at + 1])
    ]


def slow_rows(found):
    return [
        (
            each.code,
            tuple(sorted({found.squeezed.raw_span(*place) for place in each.places})),
            each.features,
        )
        for each in slow_candidates.find_candidates(found)
    ]


def assert_as_the_twins(texts):
    relaxed, places = places_of(texts)
    told = name_districts(places)
    features = features_of(places, places.candidates.all())
    for at in range(len(texts)):
        found = slow_namings.find_namings(SLOW, relaxed.folded(at))
        assert [tuple(each) for each in places.namings(at)] == [tuple(e) for e in found.namings]
        assert rows_of(places, features, at) == slow_rows(found)
        named, conflicts = slow_localities.name_districts(SLOW, found)
        assert sorted(told.named(at)) == sorted(
            (code, found.squeezed.raw_span(start, end)) for start, end, code in named
        )
        assert told.conflicts(at) == [found.squeezed.raw_span(*span) for span in conflicts]


def test_stories_are_read_as_the_twins_read_them():
    assert_as_the_twins(STORIES)


@settings(max_examples=300)
@given(st.lists(TEXTS, max_size=4))
def test_weird_texts_are_read_as_the_twins_read_them(texts):
    assert_as_the_twins(texts)


@settings(max_examples=100)
@given(st.lists(TEXTS, max_size=4), st.randoms(use_true_random=False))
def test_some_candidates_show_what_they_show_beside_all_others(texts, chance):
    _, places = places_of([*texts, *chance.sample(STORIES, 2)])
    candidates = places.candidates
    which = np.array([each for each in candidates.all().which if chance.random() < 0.4], np.int64)
    kept = Kept(which, np.searchsorted(which, candidates.firsts))
    every = features_of(places, candidates.all())
    assert features_of(places, kept).tolist() == every[which].tolist()


def test_names_said_again_and_again_are_read_as_the_twins_read_them():
    assert_as_the_twins(
        ["อำเภอปัว" * 250, "ที่ศรีขรภูมิ" * 250, "อ.เมือง จ.น่าน จ.ตรัง" * 150, "อำเภอเสนางค์นิคม" * 220]
    )


def test_the_letters_around_names_are_hashed_as_the_twin_hashes_them():
    relaxed, places = places_of([*STORIES, "\x00อำเภอปัว\x00", "ก" * 50 + "อ.เมือง จ.น่าน"])
    texts, candidates = [], []
    for at in range(len(relaxed)):
        found = slow_namings.find_namings(SLOW, relaxed.folded(at))
        mine = slow_candidates.find_candidates(found)
        texts += [found.text] * len(mine)
        candidates += mine
    slow = slow_context.hash_contexts(texts, candidates)
    fast = hash_contexts(places)
    assert (fast != slow).nnz == 0
    weights = np.random.default_rng(1).integers(-127, 128, slow.shape[1]).astype(np.int8)
    assert np.allclose(weigh_contexts(places, weights), slow @ weights.astype(float), atol=1e-3)


def test_no_text_has_no_places():
    _, places = places_of([])
    assert features_of(places, places.candidates.all()).shape == (0, COLUMNS)
    assert hash_contexts(places).shape[0] == 0
    assert WORTH.tolist() == [1.0, 0.5, np.float32(0.3)]
