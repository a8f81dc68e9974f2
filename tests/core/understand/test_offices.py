"""The offices of many texts are those that the slow twin chooses, text by text."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from twins import slow_offices

from sangsuk.core.thai.fold import fold_texts
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.localities import gather_localities, name_districts
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.offices import MOST_CANDIDATES, OfficeBook, Offices
from sangsuk.core.understand.places import Places, find_places
from sangsuk.flow.reading.gazetteer import load_gazetteer

NAMES = Names(load_gazetteer())
BOOK = OfficeBook(load_gazetteer(), NAMES)
PUA, BETONG = "5505", "9502"
WORDS = st.sampled_from(
    [
        *("อำเภอ", "อ.", "ปัว", "เบตง", "เมือง", "เมืองน่าน", "จังหวัดน่าน", "เฉลิมพระเกียรติ", "ปากช่อง"),
        *(" ", "ที่ว่าการ", "ต.", "ในเมือง", "ขอบคุณ", "ปากช่อง ปากช่อง", "ๆ", "อำเภอปัวอำเภอเบตง"),
    ]
)
TEXTS = st.lists(st.lists(WORDS, max_size=12).map("".join), min_size=1, max_size=4)


def places_of(*texts: str) -> Places:
    folded = fold_texts(Texts.of(texts))
    return find_places(NAMES, *folded.run_together())


def settle(
    places: Places, probability: np.ndarray, *, picked: str | None = None, account: bool = True
) -> Offices:
    texts = len(places.letters)
    chosen = dict.fromkeys(range(texts), picked) if picked else {}
    return BOOK.settle(places, probability, picked=chosen, are_accounts=np.full(texts, account))


def given_of(offices: Offices, at: int) -> list[tuple[str, float, list[tuple[int, int]]]]:
    bounds, firsts, spans = offices.given
    return [
        (
            NAMES.codes[offices.district[each]],
            float(offices.probability[each]),
            [(start, end) for start, end in spans[firsts[each] : firsts[each + 1]].tolist()],
        )
        for each in range(bounds[at], bounds[at + 1])
    ]


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(0, 999))
def test_offices_are_those_of_the_twin(texts: list[str], seed: int):
    places = places_of(*texts)
    steps = np.random.default_rng(seed).integers(0, 5, places.candidates.best.size)
    probability = steps / 4  # equal ones are in the order of districts
    offices = settle(places, probability)
    for at in range(len(texts)):
        slow = slow_offices.choose(places, probability, at)
        told = [(places.code(each), float(probability[each]), spans) for each, spans in slow]
        assert given_of(offices, at) == told


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_localities_are_those_of_the_twin(texts: list[str]):
    places = places_of(*texts)
    offices = settle(places, np.full(places.candidates.best.size, 0.5))
    named = name_districts(places)
    told = gather_localities(named, offices.given, offices.district)
    for at in range(len(texts)):
        served = {code: spans for code, _, spans in given_of(offices, at)}
        mine = [
            (
                NAMES.codes[told.district[each]],
                bool(told.served[each]),
                list(map(tuple, told.spans[told.firsts[each] : told.firsts[each + 1]].tolist())),
            )
            for each in range(told.bounds[at], told.bounds[at + 1])
        ]
        assert mine == slow_offices.gather(named.named(at), served)


def test_a_choice_holds_where_the_text_names_no_office():
    offices = settle(places_of("ขอบคุณมาก", "ขอบคุณมาก"), np.zeros(0), picked=PUA)
    assert given_of(offices, 1) == [(PUA, 1.0, [])]
    assert not offices.ambiguous
    assert offices.unsure.tolist() == [False, False]


def test_a_choice_that_the_text_names_too_stands_first():
    places = places_of("อำเภอเบตงกับอำเภอปัว")
    offices = settle(places, np.full(places.candidates.best.size, 0.6), picked=PUA)
    assert [(code, p) for code, p, _ in given_of(offices, 0)] == [(PUA, 1.0), (BETONG, 0.6)]


def test_a_choice_against_what_the_text_says_is_for_a_person():
    places = places_of("อำเภอเบตง")
    offices = settle(places, np.full(places.candidates.best.size, 0.9), picked=PUA)
    assert given_of(offices, 0) == []
    assert offices.ambiguous == {0: (PUA, BETONG)}
    assert offices.unsure.tolist() == [True]


def test_an_account_without_an_office_is_a_question():
    places = places_of("ไปอำเภอในจังหวัดน่าน")
    unlikely = np.zeros(places.candidates.best.size)
    asked, told = (settle(places, unlikely, account=account) for account in (True, False))
    assert len(asked.candidates(0)) == MOST_CANDIDATES
    assert not told.ambiguous
