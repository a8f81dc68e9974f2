"""The tie chain, run by code."""

from told import CHAIN

from sangsuk.core.rank.ties import Contender, Placing, place_contenders
from sangsuk.core.rank.voices import Tally
from sangsuk.core.terms.campaign import TieRule


def office(code: str, praise: int, *, blame=0, days=1, services=1, per_100k=1.0) -> Contender:
    tally = Tally(
        positive_voices=praise, negative_voices=blame, praise_days=days, services_praised=services
    )
    return Contender(code=code, tally=tally, per_100k=per_100k)


def placed(*offices: Contender, chain=CHAIN) -> list[tuple[str, int, str | None]]:
    return [(p.code, p.place, p.tie_broken_by) for p in place_contenders(offices, chain)]


def test_more_voices_come_first_and_no_tie_needed_settling():
    assert placed(office("1101", 2), office("1102", 5)) == [("1102", 1, None), ("1101", 2, None)]


def test_each_rule_of_the_chain_settles_what_those_before_it_left_equal():
    assert placed(office("1101", 2, blame=1), office("1102", 2)) == [
        ("1102", 1, "fewer_negative_voices"),
        ("1101", 2, "fewer_negative_voices"),
    ]
    assert placed(office("1101", 2, services=9), office("1102", 2, days=2)) == [
        ("1102", 1, "more_praise_days"),
        ("1101", 2, "more_praise_days"),
    ]
    assert placed(office("1101", 2, per_100k=9), office("1102", 2, services=2)) == [
        ("1102", 1, "more_services_praised"),
        ("1101", 2, "more_services_praised"),
    ]
    assert placed(office("1101", 2), office("1102", 2, per_100k=1.5)) == [
        ("1102", 1, "higher_per_100k"),
        ("1101", 2, "higher_per_100k"),
    ]


def test_what_no_rule_tells_apart_shares_a_place_and_the_next_is_skipped():
    offices = [office("1104", 1), office("1103", 2), office("1102", 2), office("1101", 3)]

    assert placed(*offices) == [
        ("1101", 1, None),
        ("1102", 2, "shared"),
        ("1103", 2, "shared"),
        ("1104", 4, None),
    ]


def test_an_office_among_equals_names_the_last_rule_that_had_to_be_asked_for_it():
    offices = [office("1101", 2), office("1102", 2, blame=1, days=3), office("1103", 2, blame=1)]

    assert placed(*offices) == [
        ("1101", 1, "fewer_negative_voices"),
        ("1102", 2, "more_praise_days"),
        ("1103", 3, "more_praise_days"),
    ]


def test_the_chain_is_the_campaigns_own():
    offices = [office("1101", 2, blame=1, days=2), office("1102", 2)]

    assert placed(*offices, chain=(TieRule.MORE_PRAISE_DAYS,)) == [
        ("1101", 1, "more_praise_days"),
        ("1102", 2, "more_praise_days"),
    ]
    assert placed(*offices, chain=()) == [("1101", 1, "shared"), ("1102", 1, "shared")]


def test_nobody_placed_is_an_empty_list():
    assert place_contenders([], CHAIN) == []


def test_a_placing_is_by_code_among_those_that_share():
    first, second = place_contenders([office("1102", 1), office("1101", 1)], CHAIN)

    assert (first, second) == (
        Placing(code="1101", place=1, tie_broken_by="shared"),
        Placing(code="1102", place=1, tie_broken_by="shared"),
    )
