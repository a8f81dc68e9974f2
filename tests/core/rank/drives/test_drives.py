"""Arranged praise is told from praise that many people give of themselves."""

import random
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from told import (
    BETONG,
    MAE_RIM,
    PAI,
    PRAISED,
    SATTAHIP,
    a_campaign,
    a_gazetteer,
    a_reading,
    december,
)

from sangsuk.core.rank.drives.effect import Places
from sangsuk.core.rank.drives.finding import Answer, Sign, Suspicion, adjust
from sangsuk.core.rank.drives.planted import Kind, Plants
from sangsuk.core.rank.drives.praise import Account, accounts_by_key
from sangsuk.core.rank.drives.search import find_drives
from sangsuk.core.rank.drives.timing import weigh_closeness
from sangsuk.core.terms.codes import Words
from sangsuk.core.terms.reading import Reason

TAGS = ("#สุขนี้ที่อำเภอ", "#ทุกข์น้อยลงสุขมากขึ้น")
LETTERS = "กขคงจฉชซญดตถทธนบปผฝพฟภมยรลวสหอ"


def phrases(seed: int, count: int) -> list[str]:
    drawn = random.Random(seed)
    return ["".join(drawn.choices(LETTERS, k=drawn.randint(8, 25))) for _ in range(count)]


TEXTS = [" ".join(phrases(seed, 7)) for seed in range(300)]
CODES = [BETONG, MAE_RIM, PAI, SATTAHIP]


def planted(seed: int = 1) -> Plants:
    return Plants(np.random.default_rng(seed), TEXTS)


def signs(report, code: str) -> set[Sign]:
    return {one.suspicion.sign for one in report.findings if one.suspicion.district == code}


@pytest.mark.parametrize("kind", [Kind.COPIED, Kind.PARAPHRASED, Kind.STAGGERED])
def test_a_drive_of_thirty_accounts_is_found_and_named(kind):
    plants = planted()
    quiet = plants.background(CODES)
    arranged, drive = plants.drive(kind, 30, PAI)

    report = find_drives([*quiet, *arranged], TAGS)

    named = {
        post.story
        for one in report.findings
        if one.suspicion.district == PAI
        for post in one.suspicion.posts
    }
    assert len(named & drive.stories) >= 15
    assert signs(report, BETONG) == signs(report, MAE_RIM) == set()


def test_nothing_is_found_where_nothing_was_arranged():
    assert find_drives(planted().background(CODES), TAGS).findings == ()


def test_a_day_on_which_everybody_tells_of_one_story_is_no_drive():
    plants = planted()
    readings = [*plants.background(CODES), *plants.viral_day(PAI, 250)]

    assert find_drives(readings, TAGS).findings == ()


def test_the_order_of_the_readings_changes_nothing():
    plants = planted()
    readings = [*plants.background(CODES), *plants.drive(Kind.COPIED, 10, PAI)[0]]
    mixed = random.Random(2).sample(readings, len(readings))

    assert find_drives(mixed, TAGS) == find_drives(readings, TAGS)


def test_hashtags_that_all_write_are_no_shared_words():
    tagged = [
        replace(one, masked=f"{one.masked} {' '.join(TAGS)}") for one in planted().background([PAI])
    ]

    assert find_drives(tagged, TAGS).findings == ()


def test_accounts_that_praise_together_every_day_are_found():
    plants = planted()
    together = [
        a_reading(f"{day}-{who}", f"friend {who}", (PAI, PRAISED), masked=TEXTS[day * 6 + who],
                  at=december(1 + 2 * day) + timedelta(hours=day, minutes=who))
        for day in range(8)
        for who in range(5)
    ]  # fmt: skip

    report = find_drives([*plants.background(CODES), *together], TAGS)

    found = [one.suspicion for one in report.findings if one.suspicion.sign is Sign.LOCKSTEP]
    assert [len(one.posts) for one in found] == [40]


def test_staff_who_praise_their_office_are_found():
    quiet = planted().background(CODES)
    staff = [
        a_reading(f"s{n}", f"s{n}", (PAI, PRAISED), reason=Reason.STAFF, masked=TEXTS[n] + "ครับ")
        for n in range(12)
    ]

    assert Sign.STAFF in signs(find_drives([*quiet, *staff], TAGS), PAI)


def test_new_accounts_of_one_network_are_found_where_the_source_tells_of_them():
    quiet = planted().background(CODES)
    fresh = [a_reading(f"n{n}", f"new {n}", (PAI, PRAISED), masked=TEXTS[n]) for n in range(200)]
    old = december(5) - timedelta(days=900)
    accounts = accounts_by_key(
        [
            Account(platform="facebook", author=f"new {n}", since=december(3), network="net 1")
            for n in range(200)
        ]
        + [
            Account(platform="facebook", author=one.author, since=old, network=f"home {one.author}")
            for one in quiet
            if one.author
        ]
    )

    report = find_drives([*quiet, *fresh], TAGS, accounts=accounts)

    assert {Sign.NEW_ACCOUNTS, Sign.ONE_NETWORK} <= signs(report, PAI)


def test_too_little_is_not_the_same_as_nothing_found():
    few = [a_reading(str(n), f"a{n}", (BETONG, PRAISED), masked=TEXTS[n]) for n in range(3)]
    many = [
        a_reading(
            f"m{n}", f"b{n}", (PAI, PRAISED), masked=TEXTS[10 + n], at=december(1 + n % 28, n % 20)
        )
        for n in range(60)
    ]

    answers = find_drives([*few, *many], TAGS).answers

    assert answers[BETONG][Sign.SAME_WORDS] is Answer.NOT_ENOUGH
    assert answers[PAI][Sign.SAME_WORDS] is Answer.NO_SIGN
    assert answers[PAI][Sign.NEW_ACCOUNTS] is Answer.NOT_ENOUGH  # nobody told when they were opened


def test_the_chance_of_closeness_is_even_where_nothing_is_arranged():
    generator = np.random.default_rng(5)
    chances = []
    for _ in range(300):
        moments = generator.uniform(0, 1e6, 60)
        chances.append(weigh_closeness(moments[:8], moments[8:], generator).p)

    assert np.mean(np.array(chances) <= 0.05) <= 0.08
    assert np.mean(chances) == pytest.approx(0.5, abs=0.1)


def test_many_tests_make_each_less_telling():
    def tested(sign, p):
        return Suspicion(sign=sign, district=PAI, p=p, posts=(), told=Words("", ""))

    told = adjust([tested(Sign.STAFF, 0.01), tested(Sign.STAFF, 0.001), tested(Sign.LOCKSTEP, 0.5)])

    assert [(one.sign, round(p, 6)) for one, p in told] == [
        (Sign.STAFF, 0.012),
        (Sign.STAFF, 0.06),
        (Sign.LOCKSTEP, 1.0),
    ]


def test_what_a_finding_would_change_is_told_and_nothing_is_changed():
    stories = [
        *(a_reading(f"p{n}", f"p{n}", (PAI, PRAISED), (BETONG, PRAISED)) for n in range(3)),
        *(a_reading(f"m{n}", f"m{n}", (MAE_RIM, PRAISED)) for n in range(2)),
        a_reading("s", "s", (SATTAHIP, PRAISED)),
    ]
    places = Places(stories, a_campaign(), a_gazetteer())

    told = places.without([("facebook", "p0"), ("facebook", "p1"), ("facebook", "p2")], PAI)

    assert [(e.code, e.place, e.voices, e.place_after, e.voices_after) for e in told] == [
        (PAI, 1, 3, None, 0),
        (BETONG, 1, 3, 1, 3),
        (MAE_RIM, 3, 2, 2, 2),
        (SATTAHIP, 4, 1, 3, 1),
    ]
    assert places.without([], PAI)[0].voices_after == 3
