"""The second hand that counts gives what the first gives, whatever people tell."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from told import BLAMED, NEUTRAL, PRAISED, a_campaign, a_gazetteer, a_reading, december

from sangsuk.core.check.places import District
from sangsuk.core.check.rows import Row, an_ear, hear
from sangsuk.core.check.rules import Rules
from sangsuk.core.check.standings import count_standings, what_if
from sangsuk.core.rank.standings import rank_districts
from sangsuk.core.rank.voices import count_voices

CODES = ["1101", "1102", "2001", "3001", "9001", "9002"]
GAZETTEER = a_gazetteer(dict.fromkeys(CODES, 10_000) | {"1101": 20_000})
DISTRICTS = [District(d.code, d.name_th, d.province_th, d.population) for d in GAZETTEER.districts]
CAMPAIGN = a_campaign()
RULES = Rules("2020-12-01", "2020-12-31", tuple(CAMPAIGN.tie_chain), (), 3)
MARKS = {PRAISED: "+", NEUTRAL: "=", BLAMED: "-"}

tellings = st.builds(
    lambda author, mentions, days, service: a_reading(
        "", author, *mentions, at=december(1) + timedelta(days=days), services=(service,)
    ),
    author=st.sampled_from([None, "malee", "somchai", "fatimah", "nid"]),
    mentions=st.lists(
        st.tuples(st.sampled_from(CODES), st.sampled_from([PRAISED, NEUTRAL, BLAMED])), max_size=3
    ),
    days=st.integers(0, 3),
    service=st.sampled_from(["id_card", "firearms"]),
)
stories_told = st.lists(tellings, max_size=20).map(
    lambda told: [replace(reading, id=str(number)) for number, reading in enumerate(told)]
)


def row_of(reading):
    mentions = " ".join(mention.code + MARKS[mention.polarity] for mention in reading.districts)
    day = reading.posted_at.date().isoformat()
    citizen = reading.author or ""
    return Row(reading.id, citizen, day, "", "", mentions, " ".join(reading.services), "")


def ear_of(readings):
    ear = an_ear()
    for reading in readings:
        hear(ear, row_of(reading))
    return ear


@given(stories_told)
def test_both_give_the_same_standings(readings):
    ranked = rank_districts(
        count_voices(readings), GAZETTEER.districts, CAMPAIGN, draws=10
    ).to_pylist()

    counted = count_standings(ear_of(readings), DISTRICTS, RULES)

    assert counted == [
        {name: "" if row[name] is None else str(row[name]) for name in counted[0]} for row in ranked
    ]


@given(stories_told)
def test_a_table_of_other_rules_has_the_rule_itself_beside_them(readings):
    places = what_if(ear_of(readings), an_ear(), DISTRICTS)

    assert [row["by_the_rule"] for row in places] == [row["with_copies"] for row in places]


def test_another_rule_can_have_another_winner():
    readings = [
        a_reading("1", None, ("1101", PRAISED)),
        a_reading("2", None, ("1101", PRAISED)),
        a_reading("3", "malee", ("1102", PRAISED)),
        a_reading("4", "nid", ("1102", BLAMED)),
        a_reading("5", "somchai", ("1102", BLAMED)),
    ]
    copies = an_ear()
    for copy in ("6", "7"):
        hear(copies, row_of(a_reading(copy, copy, ("1102", PRAISED))))

    first, second, *_ = what_if(ear_of(readings), copies, DISTRICTS)

    assert first == {
        "code": "1101",
        "by_the_rule": "1",
        "most_mentioned": "2",
        "per_100k": "1",
        "with_copies": "2",
        "without_unidentified": "2",
    }
    assert second == {
        "code": "1102",
        "by_the_rule": "2",
        "most_mentioned": "1",
        "per_100k": "1",
        "with_copies": "1",
        "without_unidentified": "1",
    }
