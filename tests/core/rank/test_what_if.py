"""The places that other rules would give."""

from told import BETONG, BLAMED, MAE_RIM, PAI, PRAISED, a_campaign, a_gazetteer, a_reading

from sangsuk.core.rank.beside import lay_beside
from sangsuk.core.rank.count import Count
from sangsuk.core.rank.what_if import OTHER_RULES
from sangsuk.core.terms.reading import Reason, Review

PEOPLE = {PAI: 100_000, BETONG: 10_000, MAE_RIM: 100_000}
STORIES = [
    a_reading("1", "a", (PAI, PRAISED)),
    a_reading("2", None, (PAI, PRAISED)),
    a_reading("3", None, (PAI, PRAISED)),
    a_reading("4", "b", (BETONG, PRAISED)),
    a_reading("5", "c", (BETONG, PRAISED), review=(Review.COPY_SUSPECTED,)),
    a_reading("6", "d", (BETONG, PRAISED), reason=Reason.DUPLICATE),
    a_reading("7", "e", (BETONG, PRAISED), reason=Reason.DUPLICATE),
    *(a_reading(f"m{n}", f"m{n}", (MAE_RIM, BLAMED)) for n in range(4)),
    a_reading("8", "f", (MAE_RIM, PRAISED)),
    a_reading("9", "g", (MAE_RIM, PRAISED), reason=Reason.STAFF),
]


def asked(stories=STORIES):
    campaign, gazetteer = a_campaign(), a_gazetteer(PEOPLE)
    count = Count()
    for story in stories:
        count.add(story)
    tables, told = lay_beside(count.finish_whole(campaign, gazetteer), campaign, gazetteer)
    return tables["what_if"].to_pylist(), {each["rule"]: each for each in told}


def test_each_rule_places_the_same_stories_in_its_own_way():
    rows, _ = asked()

    assert [row["code"] for row in rows] == [PAI, BETONG, MAE_RIM]
    values = {rule: [row[rule] for row in rows] for rule in OTHER_RULES}
    assert values == {
        "most_mentioned": [3, 2, 5],
        "net": [3, 2, -3],
        "per_100k": [3.0, 20.0, 1.0],
        "without_copies": [3, 1, 1],
        "with_copies": [3, 4, 1],
        "without_unidentified": [1, 2, 1],
    }
    assert [row["place_per_100k"] for row in rows] == [2, 1, 3]
    assert [row["place_without_copies"] for row in rows] == [1, 2, 2]
    assert [row["place_net"] for row in rows] == [1, 2, None]


def test_who_would_win_is_told_with_how_many_win_as_well_now():
    _, told = asked(STORIES[:7])

    assert told["per_100k"]["prize_places"] == [BETONG, PAI]
    assert told["per_100k"]["win_as_well_now"] == 2
    assert told["without_unidentified"]["prize_places"] == [BETONG, PAI]


def test_nothing_heard_gives_no_places():
    rows, told = asked([])

    assert {row["place_most_mentioned"] for row in rows} == {None}
    assert told["most_mentioned"]["prize_places"] == []
