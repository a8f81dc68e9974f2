"""Reasons, differences, silence and practices, from stories that are in sight."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import BETONG, MAE_RIM, PAI, a_campaign, a_district, a_gazetteer

from sangsuk.core.tell.answers.answer import Answer, Asked, answer
from sangsuk.core.tell.answers.corrected import DriverError, correct_share, design_effect
from sangsuk.core.tell.answers.heard import Heard, size_of
from sangsuk.core.tell.answers.practices import find_cards, read_practices
from sangsuk.core.tell.answers.quoted import choose_quotes
from sangsuk.core.tell.answers.reasons import in_parts, rank_reasons, stand_out
from sangsuk.core.tell.answers.silence import find_silence
from sangsuk.core.tell.answers.trial import try_shares
from sangsuk.flow.answers.answering import lay_out, load_tongue
from sangsuk.flow.answers.driver_errors import load_driver_errors

PERFECT = DriverError(found=100_000, missed=0, made_up=0, passed=100_000)
HALF_DEAF = DriverError(found=5000, missed=5000, made_up=0, passed=10_000)
COUNTS = st.integers(0, 400)


def told(number: int, *drivers: str, of: str = MAE_RIM, blame: bool = False, **more) -> Heard:
    rows = {
        "story": number,
        "day": date(2020, 12, 1 + number % 28),
        "platform": "facebook",
        "praised": () if blame else (of,),
        "blamed": (of,) if blame else (),
        "mentioned": (of,),
        "services": ("id_card",),
        "drivers": drivers,
    }
    return Heard(**(rows | more))


def asked() -> Asked:
    return Asked(
        campaign=a_campaign(),
        districts=a_gazetteer().districts,
        errors=load_driver_errors(),
        practices=(),
        doors=("kiosk",),
    )


def test_a_reader_that_never_errs_needs_no_correction():
    read, people = correct_share(30, 100, PERFECT), correct_share(30, 100, None)

    assert read.likely == pytest.approx(people.likely, abs=0.001)
    assert read.low == pytest.approx(people.low, abs=0.001)


def test_a_reader_that_misses_every_second_one_is_corrected_to_twice_as_many():
    assert correct_share(200, 1000, HALF_DEAF).likely == pytest.approx(0.4, abs=0.01)


@given(COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, st.floats(0.5, 20))
def test_a_share_lies_in_its_range_and_the_range_between_nothing_and_all(
    stories, others, found, missed, made_up, passed, spread
):
    error = DriverError(found=found, missed=missed, made_up=made_up, passed=passed)
    share = correct_share(stories, stories + others, error, spread=spread)

    assert 0 <= share.low <= share.likely <= share.high <= 1


def test_the_stated_ranges_hold_in_campaigns_whose_truth_is_known():
    tried = try_shares(load_driver_errors(), runs=1500, seed=7)

    assert 0.93 <= tried["covered"] <= 0.97
    assert 0.93 <= tried["covered_in_parts"] <= 0.97
    assert tried["covered_uncorrected"] < 0.5


def test_stories_of_one_place_that_are_alike_tell_less_than_as_many_of_many_places():
    alike = {str(n): (10 * (n % 2), 10) for n in range(20)}
    mixed = {str(n): (5, 10) for n in range(20)}

    assert design_effect(alike) > 5
    assert design_effect(mixed) == 1.0


def test_reasons_are_ranked_by_what_is_likely_and_silent_below_thirty_stories():
    stories = [told(n, "speed" if n < 30 else "courtesy") for n in range(40)]

    assert [one.code for one in rank_reasons(stories, {})][:2] == ["speed", "courtesy"]
    assert rank_reasons(stories[:29], {}) == ()


def test_what_stands_out_in_a_part_is_found_and_nothing_where_all_are_alike():
    stories = [told(n, "facilities" if n < 60 else "speed") for n in range(600)]
    usual = {"facilities": 60, "speed": 540}

    assert [code for code, _ in stand_out(stories[:80], usual, 600, {})] == ["facilities"]
    assert stand_out(stories[::6], usual, 600, {}) == ()


def test_by_chance_alone_a_frequent_driver_stands_out_in_one_part_of_forty_at_most():
    chance, found = np.random.default_rng(1), 0
    drivers = [told(0), told(0, "speed")]
    for _ in range(2000):
        speeds = int(chance.binomial(150, 0.6))
        part = [drivers[1]] * speeds + [drivers[0]] * (150 - speeds)
        usual = {"speed": speeds + int(chance.binomial(1850, 0.6))}
        found += bool(stand_out(part, usual, 2000, {}))

    assert found / 2000 <= 0.025


def test_a_part_of_few_districts_that_are_alike_does_not_stand_out():
    def rows(*speedy: bool) -> list[Heard]:
        return [
            told(100 * n + each, *(["speed"] if is_speedy else []), of=f"{1000 + n}")
            for n, is_speedy in enumerate(speedy)
            for each in range(30)
        ]

    stories = rows(True, True, False, *[True, False] * 20)
    first = {"1000", "1001", "1002"}
    parts = in_parts(stories, lambda story: [str(story.place in first)], {})
    usual = {"speed": sum(bool(story.drivers) for story in stories)}

    assert [part.stands_out for part in parts] == [(), ()]
    assert stand_out(stories[:90], usual, len(stories), {}) != ()


def test_parts_are_the_largest_first_and_a_story_is_in_all_its_parts():
    stories = [told(n, "speed", services=("id_card", "relief")) for n in range(3)]
    stories += [told(9, services=("relief",))]
    parts = in_parts(stories, lambda story: story.services, {})

    assert [(part.code, part.stories) for part in parts] == [("relief", 4), ("id_card", 3)]


def test_names_that_hold_what_parts_others_are_parted_so_that_nobody_takes_two_for_three():
    thai, english = (load_tongue(one).listed for one in ("th", "en"))

    assert thai(["ความรวดเร็ว", "เทคโนโลยี", "ความใส่ใจ"]) == "ความรวดเร็ว เทคโนโลยี และความใส่ใจ"
    assert (
        thai(["ความสุภาพ ยิ้มแย้ม", "เทคโนโลยี", "ความใส่ใจ"]) == "ความสุภาพ ยิ้มแย้ม, เทคโนโลยี และความใส่ใจ"
    )
    assert english(["speed", "care", "technology"]) == "speed, care and technology"
    assert english(["hours and distance", "speed"]) == "hours and distance, and speed"
    assert english(["Pai, Mae Hong Son", "Fang, Chiang Mai"]) == (
        "Pai, Mae Hong Son; and Fang, Chiang Mai"
    )


def test_who_is_not_heard_is_told_with_the_largest_places_first():
    districts = [a_district(MAE_RIM), a_district(PAI, 9_000), a_district(BETONG, 60_000)]
    silence = find_silence([told(1)], districts, a_campaign().services, ("facebook", "kiosk"))

    assert (silence.silent, silence.districts, silence.people) == (2, 3, 69_000)
    assert [one.code for one in silence.regions[0].largest] == [BETONG, PAI]
    assert silence.doors == ("kiosk",)


def test_a_practice_is_found_in_praise_alone_with_its_offices():
    row = {"code": "at_home", "th": "ถึงบ้าน", "en": "home", "try_th": "ลอง", "try_en": "try"}
    practices = read_practices([row | {"said": "ถึงบ้าน"}])
    stories = [told(1), told(2, of=PAI), told(3, blame=True)]
    texts = [(number, "ขับรถมาถ่ายบัตรถึงบ้าน") for number in (1, 2, 3)]

    [card] = find_cards(stories, texts, practices)
    assert (card.stories, card.districts) == ((1, 2), (MAE_RIM, PAI))


def test_quotes_are_of_those_who_may_be_quoted_and_none_stands_twice():
    stories = [told(n, "speed") for n in range(5)]
    texts = {n: f"ไปทำบัตรที่อำเภอแม่ริม เร็วมาก รอไม่ถึง {n} นาทีก็เสร็จ เจ้าหน้าที่ใจดี" for n in (1, 2)}
    [pair] = choose_quotes(stories, texts, ["speed"], ())

    assert {pair.typical.story, pair.vivid.story} == {1, 2}
    assert choose_quotes(stories, {}, ["speed"], ()) == ()


def test_nobody_is_quoted_who_praises_one_office_and_blames_another():
    text = "ไปทำบัตรที่อำเภอแม่ริม เร็วมาก รอไม่ถึงสิบนาทีก็เสร็จ เจ้าหน้าที่ใจดี"
    plain, both = told(1, "speed"), told(2, "speed", blamed=(PAI,))

    [pair] = choose_quotes([plain, both], {1: text, 2: text}, ["speed"], ())
    assert (pair.typical.story, pair.vivid.story) == (1, 1)
    assert choose_quotes([both], {2: text}, ["speed"], ()) == ()


@pytest.mark.parametrize("many", [0, 1, 10])
@pytest.mark.parametrize(("language", "says"), [("th", "ยังน้อยเกินกว่า"), ("en", "too few")])
def test_few_stories_are_said_to_be_too_few(many, language, says):
    laid = lay_out(an_answer([told(n, "speed") for n in range(many)]), language)

    assert says in laid["lead"]
    assert (laid["happy"]["rows"], laid["happy"]["quotes"], laid["is_enough"]) == ([], [], False)
    assert says in laid["happy"]["sentence"]


def test_the_same_stories_in_another_order_give_the_same_shares():
    stories = [told(n, "speed" if n % 3 else "courtesy") for n in range(60)]

    assert an_answer(stories).happy.reasons == an_answer(stories[::-1]).happy.reasons


def test_without_the_rows_the_number_is_another():
    stories = [told(n, "speed" if n % 2 else "courtesy") for n in range(100)]
    fewer = [story for story in stories if story.story % 4 != 1]

    def speed(answered: Answer) -> int:
        [one] = [one for one in answered.happy.reasons if one.code == "speed"]
        return one.share.stories

    assert (speed(an_answer(stories)), speed(an_answer(fewer))) == (50, 25)


def test_a_day_tells_how_many_stories_praise_and_blame_at_once():
    one_day = {"day": date(2020, 12, 5)}
    stories = [
        told(1, **one_day),
        told(2, blamed=(PAI,), **one_day),
        told(3, blame=True, **one_day),
        told(4, praised=(), **one_day),
    ]

    told_of = an_answer(stories)
    [day] = told_of.days

    assert (day.day, day.week, day.stories, day.said) == (date(2020, 12, 5), "1", 4, (1, 1, 1, 1))
    assert (told_of.said, sum(told_of.became)) == ((1, 1, 1, 1), 4)


def test_districts_are_small_middle_or_large_by_their_people():
    assert [size_of(many) for many in (30_000, 30_001, 80_000, 80_001)] == [
        "small",
        "middle",
        "middle",
        "large",
    ]


def an_answer(stories: list[Heard]) -> Answer:
    return answer(stories, {}, asked())
