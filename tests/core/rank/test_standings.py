"""Voices in, standings out."""

import pyarrow as pa
import pytest
from told import (
    BANG_BAN,
    BETONG,
    BLAMED,
    MAE_RIM,
    MUEANG_CHIANG_MAI,
    NEUTRAL,
    PAI,
    PRAISED,
    SATTAHIP,
    a_campaign,
    a_gazetteer,
    a_reading,
)

from sangsuk.core.rank.count import count_readings
from sangsuk.core.terms.reading import Reason, Review
from sangsuk.core.terms.tables import STANDINGS


def praise(code: str, *authors: str | None) -> list:
    return [
        a_reading(f"{code}-{number}", author, (code, PRAISED))
        for number, author in enumerate(authors)
    ]


def columns(standings: pa.Table, *names: str) -> list[tuple]:
    return [tuple(row.values()) for row in standings.select(names).to_pylist()]


def test_every_district_has_a_row_and_the_silent_come_last_by_code_without_a_place():
    stories = [*praise(PAI, "a", "b"), a_reading("n", "c", (BETONG, NEUTRAL))]

    standings, _ = count_readings(stories, a_campaign(), a_gazetteer())

    assert standings.schema == STANDINGS
    assert columns(standings, "place", "code", "positive_voices") == [
        (1, PAI, 2),
        (2, BETONG, 0),
        (None, BANG_BAN, 0),
        (None, SATTAHIP, 0),
        (None, MUEANG_CHIANG_MAI, 0),
        (None, MAE_RIM, 0),
    ]


def test_a_row_says_who_spoke_and_how():
    stories = [
        *praise(PAI, "a", "a", None),
        a_reading("4", "a", (PAI, BLAMED)),
        a_reading("5", "b", (PAI, NEUTRAL)),
    ]

    standings, _ = count_readings(stories, a_campaign(), a_gazetteer({PAI: 40_000}))

    row = standings.to_pylist()[0]
    estimates = ("rate_low", "rate_high", "place_low", "place_high", "p_top")
    assert {name: value for name, value in row.items() if name not in estimates} == {
        "place": 1,
        "code": PAI,
        "district": "ปาย",
        "province": "แม่ฮ่องสอน",
        "positive_voices": 2,
        "mentions": 5,
        "mentioned_voices": 3,
        "negative_voices": 1,
        "net": 1,
        "unidentified_share": pytest.approx(1 / 3),
        "per_100k": 5.0,
        "tie_broken_by": None,
    }
    assert 0 < row["rate_low"] < 5 < row["rate_high"]
    assert (row["place_low"], row["place_high"], row["p_top"]) == (1, 1, 1.0)


def test_fewer_people_per_voice_settle_the_last_tie():
    stories = [*praise(PAI, "a"), *praise(BETONG, "a")]

    standings, _ = count_readings(stories, a_campaign(), a_gazetteer({PAI: 30_001, BETONG: 30_000}))

    assert columns(standings, "place", "code", "tie_broken_by") == [
        (1, BETONG, "higher_per_100k"),
        (2, PAI, "higher_per_100k"),
    ]


def test_a_campaign_of_one_province_ranks_its_own_districts_alone():
    stories = [*praise(PAI, "a", "b"), *praise(MAE_RIM, "a")]

    standings, summary = count_readings(stories, a_campaign(provinces=("50",)), a_gazetteer())

    assert columns(standings, "place", "code") == [(1, MAE_RIM), (None, MUEANG_CHIANG_MAI)]
    assert (summary.districts, summary.districts_heard, summary.voices) == (2, 1, 1)


def test_offices_that_share_the_last_prize_place_all_win():
    stories = [
        *praise(PAI, "a", "b", "c"),
        *praise(BETONG, "a", "b"),
        *praise(MAE_RIM, "a"),
        *praise(SATTAHIP, "b"),
    ]

    _, summary = count_readings(stories, a_campaign(), a_gazetteer())

    assert summary.prize_places == (PAI, BETONG, SATTAHIP, MAE_RIM)


def test_an_office_that_nobody_praised_wins_nothing():
    stories = [*praise(PAI, "a"), a_reading("1", "b", (BETONG, BLAMED))]

    standings, summary = count_readings(stories, a_campaign(), a_gazetteer())

    assert columns(standings, "place", "code")[:2] == [(1, PAI), (2, BETONG)]
    assert summary.prize_places == (PAI,)


def test_without_a_prize_for_districts_nobody_is_in_a_prize_place():
    standings, summary = count_readings(praise(PAI, "a"), a_campaign(activities=()), a_gazetteer())

    assert summary.prize_places == ()
    assert set(standings["p_top"].to_pylist()) == {0.0}


def test_the_summary_counts_every_post_once():
    stories = [
        *praise(PAI, "a", None),
        a_reading("3", "b", (PAI, BLAMED), (BETONG, PRAISED), review=(Review.LOW_CONFIDENCE,)),
        a_reading("4", "c", reason=Reason.HASHTAG, review=(Review.NEAR_MISS_HASHTAG,)),
        a_reading("5", "d", (PAI, PRAISED), reason=Reason.DUPLICATE),
        a_reading("6", "e", (PAI, PRAISED), reason=Reason.DUPLICATE, reader="reader-2"),
    ]

    _, summary = count_readings(stories, a_campaign(), a_gazetteer())

    told = summary.as_json()
    error = told.pop("reader_error")

    assert {name: error[name] for name in ("due", "found", "miscounted")} == {
        "due": 1,
        "found": 1,
        "miscounted": 0,
    }
    assert told == {
        "campaign": "amphoe-sangsuk-2563",
        "rules_digest": "0" * 64,
        "reader": "reader-1, reader-2",
        "posts": 6,
        "eligible": 3,
        "ineligible": {
            "hashtag": 1,
            "window": 0,
            "late": 0,
            "revised": 0,
            "staff": 0,
            "spam": 0,
            "not_about_district_office": 0,
            "duplicate": 2,
        },
        "voices": 4,
        "positive_voices": 3,
        "negative_voices": 1,
        "unidentified_voices": 1,
        "mentions": 4,
        "districts": 6,
        "districts_heard": 2,
        "prize_places": [PAI, BETONG],
        "review": 2,
        "review_reasons": {
            "ambiguous_place": 0,
            "low_confidence": 1,
            "pii_unsure": 0,
            "near_miss_hashtag": 1,
            "staff_suspected": 0,
            "copy_suspected": 0,
        },
        "excluded_by_rule": {"E1": 1, "E6": 2},
        "ruled_on": 0,
    }


def test_nothing_read_leaves_all_districts_silent():
    standings, summary = count_readings([], a_campaign(), a_gazetteer())

    assert standings["place"].to_pylist() == [None] * 6
    assert (summary.posts, summary.reader, summary.prize_places) == (0, None, ())
