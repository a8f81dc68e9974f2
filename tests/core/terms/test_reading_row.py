from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.terms.reading import (
    Locality,
    Mention,
    Moods,
    Polarity,
    Reading,
    Reason,
    Review,
    Role,
)
from sangsuk.core.terms.reading_row import NoReading, reading_of, row_of
from sangsuk.core.terms.tables import READINGS

BANGKOK = timezone(timedelta(hours=7))
codes = st.sampled_from(["3021", "5007", "9502"])
portions = st.floats(0, 1)
texts = st.text(st.characters(codec="utf-8"), max_size=9)
spans = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=2).map(tuple)


def tuples(values):
    return st.lists(values, max_size=3).map(tuple)


readings = st.builds(
    Reading,
    id=texts,
    platform=texts,
    posted_at=st.datetimes(timezones=st.just(BANGKOK)),
    author=st.none() | texts,
    ineligible_reason=st.none() | st.sampled_from(Reason),
    duplicate_of=st.none() | texts,
    districts=tuples(
        st.builds(
            Mention,
            code=codes,
            polarity=st.sampled_from(Polarity),
            confidence=portions,
            spans=spans,
        )
    ),
    localities=tuples(st.builds(Locality, code=codes, spans=spans, role=st.sampled_from(Role))),
    ambiguous=st.booleans(),
    candidates=tuples(codes),
    candidates_total=st.integers(0, 878),
    sentiment=st.sampled_from(Polarity),
    sentiment_p=st.builds(Moods, positive=portions, neutral=portions, negative=portions),
    services=tuples(texts),
    drivers=tuples(texts),
    pii=tuples(texts),
    masked=texts,
    review=tuples(st.sampled_from(Review)),
    reader=texts,
    signature=st.just(b""),
)


@given(readings)
def test_a_reading_becomes_a_row_and_the_same_reading_again(reading: Reading):
    assert reading_of(row_of(reading)) == reading


@given(readings)
def test_a_row_has_the_columns_of_the_table_in_their_order(reading: Reading):
    assert list(row_of(reading)) == READINGS.names


def test_a_row_is_nested_as_it_is_published():
    reading = Reading(
        id="1",
        platform="x",
        posted_at=datetime(2020, 12, 2, 9, tzinfo=BANGKOK),
        author=None,
        ineligible_reason=Reason.NOT_ABOUT,
        duplicate_of=None,
        districts=(
            Mention(
                code="3021", polarity=Polarity.POSITIVE, confidence=0.5, spans=((0, 4), (9, 12))
            ),
        ),
        localities=(Locality(code="3021", spans=((0, 4),), role=Role.SERVED),),
        ambiguous=False,
        candidates=(),
        candidates_total=0,
        sentiment=Polarity.POSITIVE,
        sentiment_p=Moods(positive=0.7, neutral=0.2, negative=0.1),
        services=("id_card",),
        drivers=("speed",),
        pii=("ป้าศรี",),
        masked="ไป…",
        review=(Review.PII_UNSURE,),
        reader="r1",
    )
    assert row_of(reading, posted_at="2020-12-02T02:00:00Z") == {
        "id": "1",
        "platform": "x",
        "posted_at": "2020-12-02T02:00:00Z",
        "author": None,
        "eligible": False,
        "ineligible_reason": "not_about_district_office",
        "duplicate_of": None,
        "districts": [
            {"code": "3021", "polarity": "positive", "confidence": 0.5, "spans": [[0, 4], [9, 12]]}
        ],
        "localities": [{"code": "3021", "spans": [[0, 4]], "role": "served"}],
        "ambiguous": False,
        "candidates": [],
        "candidates_total": 0,
        "sentiment": "positive",
        "sentiment_p": {"positive": 0.7, "neutral": 0.2, "negative": 0.1},
        "services": ["id_card"],
        "drivers": ["speed"],
        "pii": ["ป้าศรี"],
        "masked": "ไป…",
        "review": ["pii_unsure"],
        "reader": "r1",
        "eligibility_digest": None,
    }


LEAST = {
    "id": "1",
    "platform": "x",
    "posted_at": "2020-12-02T09:00:00+07:00",
    "eligible": True,
    "districts": [{"code": "3021", "polarity": "positive", "confidence": 0.9}],
}


def test_what_the_count_does_not_need_may_be_missing():
    reading = reading_of(LEAST)
    assert reading.eligible
    assert reading.districts[0].code == "3021"
    assert (reading.author, reading.services, reading.localities) == (None, (), ())


@pytest.mark.parametrize("column", LEAST)
def test_what_the_count_needs_must_be_there(column: str):
    with pytest.raises(NoReading, match=f"no {column}"):
        reading_of({name: value for name, value in LEAST.items() if name != column})


@pytest.mark.parametrize(
    "wrong",
    [
        {"eligible": False},
        {"eligible": "true"},
        {"ineligible_reason": "window"},
        {"ineligible_reason": "because"},
        {"id": 1},
        {"posted_at": "2020-12-02"},
        {"posted_at": "yesterday"},
        {"posted_at": 1},
        {"districts": "3021"},
        {"districts": [{"code": 3021, "polarity": "positive", "confidence": 0.9}]},
        {"districts": [{"code": "3021", "polarity": "good", "confidence": 0.9}]},
        {"districts": [{"code": "3021", "polarity": "positive", "confidence": 1.1}]},
        {"districts": [{"code": "3021", "polarity": "positive", "confidence": 1.0, "spans": [1]}]},
        {"sentiment_p": {"positive": 1}},
        {"review": ["tired"]},
    ],
)
def test_a_value_that_does_not_belong_there_is_named(wrong: dict):
    with pytest.raises(NoReading):
        reading_of(LEAST | wrong)
