"""What holds of every count, whatever people tell: checked against a slow twin."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from told import BLAMED, NEUTRAL, PRAISED, a_campaign, a_gazetteer, a_reading, december

from sangsuk.core.rank import count as the_count
from sangsuk.core.rank.standings import rank_districts
from sangsuk.core.rank.voices import count_voices
from sangsuk.core.terms.reading import Reason

CODES = ["1101", "1102", "2001", "3001", "9001"]
PEOPLE = dict(zip(CODES, [10_000, 20_000, 35_000, 47_000, 90_001], strict=True))
CAMPAIGN, GAZETTEER = a_campaign(), a_gazetteer(PEOPLE)

polarities = st.sampled_from([PRAISED, PRAISED, NEUTRAL, BLAMED])
tellings = st.builds(
    lambda author, mentions, reason, hours, service: a_reading(
        "",
        author,
        *mentions.items(),
        reason=reason,
        at=december(1) + timedelta(hours=hours),
        services=(service,),
    ),
    author=st.sampled_from([None, "malee", "somchai", "fatimah", "nid"]),
    mentions=st.dictionaries(st.sampled_from(CODES), polarities, max_size=3),
    reason=st.sampled_from([None, None, None, Reason.HASHTAG, Reason.DUPLICATE]),
    hours=st.integers(0, 200),
    service=st.sampled_from(["id_card", "firearms"]),
)
stories_told = st.lists(tellings, max_size=14).map(
    lambda told: [replace(reading, id=str(number)) for number, reading in enumerate(told)]
)


def rows(readings, gazetteer=GAZETTEER):
    tallies = count_voices(readings)
    return rank_districts(tallies, gazetteer.districts, CAMPAIGN, draws=40).to_pylist()


def praisers(readings, code):
    """Who praises `code`, told slowly: a list of each one's stories."""
    return Counter(
        reading.author or f"post {reading.id}"
        for reading in readings
        if reading.eligible
        for mention in reading.districts
        if (mention.code, mention.polarity) == (code, PRAISED)
    )


@given(stories_told)
def test_positive_voices_are_the_distinct_citizens_who_praise(readings):
    counted = {row["code"]: row["positive_voices"] for row in rows(readings)}

    assert counted == {code: len(praisers(readings, code)) for code in CODES}


@given(stories_told.filter(bool), st.data())
def test_deleting_a_story_lowers_by_one_voice_only_those_districts_whose_last_support_it_was(
    readings, data
):
    gone = data.draw(st.sampled_from(readings))
    left = [reading for reading in readings if reading is not gone]
    citizen = gone.author or f"post {gone.id}"

    before = {row["code"]: row["positive_voices"] for row in rows(readings)}
    after = {row["code"]: row["positive_voices"] for row in rows(left)}

    lost = {
        code: int(citizen in praisers(readings, code) and citizen not in praisers(left, code))
        for code in CODES
    }
    assert {code: before[code] - after[code] for code in CODES} == lost


@given(stories_told, st.randoms(use_true_random=False))
def test_the_order_of_stories_and_of_districts_changes_nothing(readings, random):
    mixed, districts = list(readings), list(GAZETTEER.districts)
    random.shuffle(mixed)
    random.shuffle(districts)

    assert rows(mixed, replace(GAZETTEER, districts=tuple(districts))) == rows(readings)


@given(stories_told, st.permutations(CODES))
def test_relabelling_districts_relabels_the_result(readings, others):
    name = dict(zip(CODES, others, strict=True))
    renamed = [
        replace(
            reading,
            districts=tuple(replace(told, code=name[told.code]) for told in reading.districts),
        )
        for reading in readings
    ]
    gazetteer = a_gazetteer({name[code]: people for code, people in PEOPLE.items()})

    def figures(standings, label):
        return {
            label[row["code"]]: {
                column: value
                for column, value in row.items()
                if column not in ("code", "district", "province")
            }
            for row in standings
        }

    assert figures(rows(renamed, gazetteer), {code: code for code in CODES}) == figures(
        rows(readings), name
    )


@given(stories_told)
def test_a_place_is_one_more_than_the_districts_ahead(readings):
    standings = rows(readings)
    spoken_of = [row for row in standings if row["mentions"]]

    assert [row["place"] is None for row in standings] == [not row["mentions"] for row in standings]
    for row in spoken_of:
        ahead = [other for other in spoken_of if other["place"] < row["place"]]
        alike = [other for other in spoken_of if other["place"] == row["place"]]
        assert row["place"] == 1 + len(ahead)
        assert all(other["positive_voices"] >= row["positive_voices"] for other in ahead)
        assert (row["tie_broken_by"] == "shared") == (len(alike) > 1)


@settings(max_examples=25)  # each runs the whole simulation
@given(stories_told)
def test_the_sums_are_kept(readings):
    standings, summary = the_count.count_readings(readings, CAMPAIGN, GAZETTEER)
    table = standings.to_pylist()

    assert summary.posts == summary.eligible + sum(summary.ineligible.values()) == len(readings)
    assert summary.positive_voices == sum(len(praisers(readings, code)) for code in CODES)
    assert summary.mentions == sum(
        len(reading.districts) for reading in readings if reading.eligible
    )
    for row in table:
        assert row["net"] == row["positive_voices"] - row["negative_voices"]
        assert max(row["positive_voices"], row["negative_voices"]) <= row["mentioned_voices"]
        assert row["mentioned_voices"] <= row["mentions"]
        assert row["place_low"] <= row["place_high"]
        assert row["rate_low"] <= row["rate_high"]
    assert abs(sum(row["p_top"] for row in table) - CAMPAIGN.prize_places) < 0.001
