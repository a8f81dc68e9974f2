from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_changes import a_label
from told import BLAMED, MAE_RIM, NEUTRAL, PAI, PRAISED, a_reading

from sangsuk.core.terms.reading import Moods, Polarity, Reason
from sangsuk.core.understand.figures import score_readings
from sangsuk.core.understand.measures import count_confusion, measure_parts, measure_readings

MOODS = st.sampled_from(Polarity)
CODES = st.dictionaries(st.sampled_from([PAI, MAE_RIM]), MOODS)
REASONS = st.none() | st.sampled_from([Reason.SPAM, Reason.HASHTAG])


@st.composite
def pairs(draw):
    """Labelled stories with readings, right or wrong."""
    made = []
    for at in range(draw(st.integers(0, 12))):
        label = a_label(
            str(at),
            districts=draw(CODES),
            sentiment=draw(MOODS),
            reason=draw(REASONS),
            trap=draw(st.sampled_from(["plain", "sarcasm"])),
        )
        reading = a_reading(
            str(at),
            "u",
            *draw(CODES).items(),
            reason=draw(REASONS),
            confidence=draw(st.floats(0, 1)),
        )
        made.append((label, replace(reading, sentiment=draw(MOODS))))
    return made


def planted(p: float, mood: Polarity) -> Moods:
    rest = (1 - p) / 2
    return Moods(**{each: p if each is mood else rest for each in Polarity})


def test_planted_numbers_come_out():
    """Four stories: two read well, one praise missed, one office given that is not due."""
    well = a_reading("1", "u", (PAI, PRAISED), confidence=0.9)
    missed = a_reading("3", "u", (PAI, BLAMED), confidence=0.5)
    undue = a_reading("4", "u", (MAE_RIM, PRAISED), confidence=0.6)
    told = [
        (a_label("1"), replace(well, sentiment_p=planted(0.8, PRAISED))),
        (a_label("2"), replace(well, sentiment_p=planted(0.8, PRAISED))),
        (
            a_label("3", trap="sarcasm"),
            replace(missed, sentiment=BLAMED, sentiment_p=planted(0.6, BLAMED)),
        ),
        (a_label("4"), replace(undue, sentiment_p=planted(0.8, PRAISED))),
    ]
    measures = measure_readings(told)

    assert measures["stories"] == 4
    assert measures["confusion"]["sentiment"] == {
        "negative": {"negative": 0, "positive": 0},
        "positive": {"negative": 1, "positive": 3},
    }
    assert measures["positive"] == {
        "expected": pytest.approx(2.6),
        "true": 4,
        "ratio": pytest.approx(0.65),
    }
    # Surest sentiment: three of 0.8 all right, one of 0.6 wrong.
    assert measures["reliability"]["sentiment"]["ece"] == pytest.approx(0.75 * 0.2 + 0.25 * 0.6)
    # Mentions: two of 0.9 right, one of 0.5 and one of 0.6 wrong.
    assert measures["reliability"]["mention"]["ece"] == pytest.approx((2 * 0.1 + 0.5 + 0.6) / 4)
    by_share = {line["wanted"]: line for line in measures["award_by_share_asked"]}
    assert by_share[0.0]["precision"] == pytest.approx(2 / 3)
    assert (by_share[0.35]["precision"], by_share[0.35]["confidence"]) == (1, 0.9)
    assert {trap: row["stories"] for trap, row in measures["by_trap"].items()} == {
        "plain": 3,
        "sarcasm": 1,
    }
    assert measures["by_trap"]["sarcasm"]["sentiment_acc"] == 0


@given(pairs())
def test_figures_are_those_of_their_slow_twins(told):
    measures = measure_readings(told)
    given_pairs = [(w, r, m) for w, r in told if r.ineligible_reason is None for m in r.districts]
    praised = [(w, r, m) for w, r, m in given_pairs if m.polarity == "positive"]
    due = [w.reason is None and w.districts.get(m.code) == "positive" for w, _, m in praised]
    curve = measures["award_by_share_asked"]

    assert [line["precision"] for line in curve[:1]] == ([sum(due) / len(due)] if due else [])
    assert measures["scores"] == score_readings(told)
    assert sum(row["stories"] for row in measures["by_trap"].values()) == len(told)
    sums = [n for row in measures["confusion"]["reason"].values() for n in row.values()]
    assert sum(sums) == len(told)


def test_a_confusion_names_every_label_on_both_sides():
    assert count_confusion([(PRAISED, NEUTRAL), (PRAISED, PRAISED)]) == {
        "neutral": {"neutral": 0, "positive": 0},
        "positive": {"neutral": 1, "positive": 1},
    }


def test_a_part_whose_praise_is_not_heard_shows():
    heard, missed = a_reading("1", "u"), replace(a_reading("2", "u"), sentiment=BLAMED)
    told = [
        (a_label("1", trap="north"), heard),
        (a_label("2", trap="north"), missed),
        (a_label("3", trap="south"), heard),
        (a_label("4", trap="south", sentiment=BLAMED), heard),
    ]
    parts = measure_parts(told, lambda label: label.trap)

    assert [
        (name, part["stories"], part["praising"], part["praise_heard"], part["praise_made_up"])
        for name, part in parts.items()
    ] == [("north", 2, 2, 0.5, 0.0), ("south", 2, 1, 1.0, 1.0)]
    assert parts["north"]["praise_ratio"] == pytest.approx(0.9)
