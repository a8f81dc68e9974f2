"""The second hand that counts gives what the first gives, whatever people tell."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from told import BLAMED, NEUTRAL, PRAISED, a_campaign, a_gazetteer, a_reading, december

from sangsuk.core.check.other_rules import count_what_if
from sangsuk.core.check.places import District
from sangsuk.core.check.praise import Praised, lay_praise
from sangsuk.core.check.rows import Row
from sangsuk.core.check.rules import Rules
from sangsuk.core.check.rulings import Decision, Decisions
from sangsuk.core.check.standings import count_standings
from sangsuk.core.check.verdict import hear_rows
from sangsuk.core.rank.count import Count
from sangsuk.core.rank.rulings import Rulings
from sangsuk.core.rank.standings import rank_districts
from sangsuk.core.rank.voices import count_voices
from sangsuk.core.rank.what_if import ask_what_if
from sangsuk.core.terms.reading import Reason, Review
from sangsuk.core.terms.ruling import Ruling, Verdict

CODES = ["1101", "1102", "2001", "3001", "9001", "9002"]
GAZETTEER = a_gazetteer(dict.fromkeys(CODES, 10_000) | {"1101": 20_000})
DISTRICTS = [District(d.code, d.name_th, d.province_th, d.population) for d in GAZETTEER.districts]
CAMPAIGN = a_campaign()
RULES = Rules("2020-12-01", "2020-12-31", tuple(CAMPAIGN.tie_chain), (), 3)
MARKS = {PRAISED: "+", NEUTRAL: "=", BLAMED: "-"}

tellings = st.builds(
    lambda author, mentions, days, service, reason, review: a_reading(
        "",
        author,
        *mentions,
        at=december(1) + timedelta(days=days),
        services=(service,),
        reason=reason,
        review=review,
    ),
    author=st.sampled_from([None, "malee", "somchai", "fatimah", "nid"]),
    mentions=st.lists(
        st.tuples(st.sampled_from(CODES), st.sampled_from([PRAISED, NEUTRAL, BLAMED])), max_size=3
    ),
    days=st.integers(0, 3),
    service=st.sampled_from(["id_card", "firearms"]),
    reason=st.sampled_from([None, None, None, Reason.STAFF, Reason.DUPLICATE]),
    review=st.sampled_from([(), (), (Review.COPY_SUSPECTED,)]),
)
stories_told = st.lists(tellings, max_size=20).map(
    lambda told: [replace(reading, id=str(number)) for number, reading in enumerate(told)]
)


def row_of(reading):
    mentions = " ".join(mention.code + MARKS[mention.polarity] for mention in reading.districts)
    citizen = reading.author or ""
    reason = reading.ineligible_reason.value if reading.ineligible_reason else ""
    review = " ".join(reading.review)
    return Row(reading.id, citizen, reason, "", mentions, review)


def hearing_of(readings, decisions=None, rulings=()):
    """All rows, heard, with the days and services of those that count."""
    hearing = hear_rows(enumerate(map(row_of, readings), 2), decisions or Decisions())
    praise = praise_of(Rulings(rulings).apply(reading)[0] for reading in readings)
    assert list(lay_praise(hearing.ear, enumerate(praise, 2), RULES)) == []
    return hearing


def praise_of(counted):
    told = Counter()
    for reading in counted:
        praised = {one.code for one in reading.districts if one.polarity is PRAISED}
        for code in praised if reading.eligible else ():
            told[code, "day", reading.posted_at.date().isoformat()] += 1
            told.update((code, "service", service) for service in reading.services)
    return [Praised(*what, stories) for what, stories in told.items()]


def ear_of(readings):
    return hearing_of(readings).ear


@given(stories_told)
def test_both_give_the_same_standings(readings):
    ranked = rank_districts(count_voices(readings), GAZETTEER.districts, CAMPAIGN, draws=10)

    counted = count_standings(ear_of(readings), DISTRICTS, RULES)

    assert counted == as_text(ranked, counted[0])


decisions_made = st.lists(
    st.builds(
        Ruling,
        verdict=st.sampled_from(list(Verdict)),
        rule=st.sampled_from(["E3", "E6", "E7"]),
        platform=st.just("facebook"),
        story=st.sampled_from("012"),
        district=st.sampled_from([None, None, *CODES]),
        by=st.just("somsri"),
        reason=st.just("reader_mistaken"),
    ),
    max_size=8,
)


@given(stories_told, decisions_made)
def test_both_give_the_same_after_people_have_ruled(readings, rulings):
    count = Count(rulings=Rulings(rulings))
    for reading in readings:
        count.add(reading)
    counted = count.finish_whole(CAMPAIGN, GAZETTEER)
    decisions = Decisions()
    for one in rulings:
        decisions.add(Decision(one.verdict.value, one.rule, one.story, one.district or ""))

    hearing = hearing_of(readings, decisions, rulings)

    assert count_standings(hearing.ear, DISTRICTS, RULES) == as_text(
        counted.standings, count_standings(hearing.ear, DISTRICTS, RULES)[0]
    )
    assert dict(sorted(decisions.excluded.items())) == counted.summary.as_json()["excluded_by_rule"]
    assert decisions.ruled_on == counted.summary.ruled_on
    assert hearing.totals.ineligible.total() == counted.summary.posts - counted.summary.eligible
    left = Rulings(rulings).left
    assert {one: left(("facebook", one)).nothing for one in "012"} == {
        one: decisions.takes_out(one) for one in "012"
    }


@given(stories_told)
def test_both_give_the_same_table_of_other_rules(readings):
    counted = Count()
    for reading in readings:
        counted.add(reading)
    whole = counted.finish_whole(CAMPAIGN, GAZETTEER)
    table, _ = ask_what_if(
        whole.heard, whole.standings, {d.code: d for d in GAZETTEER.districts}, prize_places=3
    )
    hearing = hearing_of(readings)
    standings = count_standings(hearing.ear, DISTRICTS, RULES)

    places = count_what_if(hearing.ear, hearing.copies, DISTRICTS, standings)

    assert places == as_text(table, places[0])


def as_text(table, columns):
    return [
        {name: "" if row[name] is None else str(row[name]) for name in columns}
        for row in table.to_pylist()
    ]
