"""The order in which stories come to be read, and the traits that a person can see."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.judge.reading_order import Queued, appeal, order_reading
from sangsuk.core.judge.traits import TRAITS, Seen, Telling, look_at, traits_of

SHORT = Telling(letters=20, concrete=0, scene=False, change=False)
WHOLE = Telling(letters=400, concrete=5, scene=True, change=True)


def queued(name: str, telling: Telling = SHORT, **kind: str) -> Queued:
    return Queued(
        id=name,
        telling=telling,
        region=kind.get("region", "เหนือ"),
        service=kind.get("service", "id_card"),
        teller=kind.get("teller", "citizen"),
    )


waiting = st.lists(
    st.tuples(st.sampled_from([SHORT, WHOLE]), st.sampled_from(["เหนือ", "ใต้"]), st.integers(0, 2)),
    max_size=30,
).map(
    lambda rows: [
        queued(f"s{at}", telling, region=region, service=f"v{service}")
        for at, (telling, region, service) in enumerate(rows)
    ]
)


@given(waiting)
def test_nothing_is_dropped_and_nothing_comes_twice(stories):
    told = [turn.story for turn in order_reading(stories, seed="1")]

    assert sorted(told) == sorted(story.id for story in stories)


@given(waiting, st.randoms())
def test_the_order_in_which_stories_came_in_changes_nothing(stories, chance):
    mixed = list(stories)
    chance.shuffle(mixed)

    assert order_reading(mixed, seed="1") == order_reading(stories, seed="1")


def test_of_equals_another_seed_puts_others_first():
    stories = [queued(f"s{at}") for at in range(20)]

    assert order_reading(stories, seed="1") != order_reading(stories, seed="2")


def test_what_one_can_see_comes_before_what_is_only_said():
    told = order_reading([queued("said"), queued("seen", WHOLE)], seed="1")

    assert [(turn.story, turn.appeal) for turn in told] == [("seen", 4.0), ("said", 0.1)]


def test_another_region_comes_before_more_of_the_same():
    north = [queued(f"n{at}", WHOLE) for at in range(5)]
    south = queued("s", WHOLE, region="ใต้")

    first_two = {turn.story[0] for turn in order_reading([*north, south], seed="1")[:2]}

    assert first_two == {"n", "s"}


def test_more_length_than_enough_counts_for_nothing():
    long = Telling(letters=5_000, concrete=0, scene=False, change=False)
    enough = Telling(letters=200, concrete=0, scene=False, change=False)

    assert appeal(long) == appeal(enough)


def test_a_story_is_looked_at_for_what_a_person_would_see():
    text = "วันนั้นเจ้าหน้าที่บอกว่า รอ 5 นาที แล้วจูงคุณยายไปนั่ง ไม่นึกว่าอำเภอจะใจดี โล่งใจมาก"

    assert look_at(text) == Telling(letters=len(text), concrete=2, scene=True, change=True)
    assert look_at("บริการดีมาก") == Telling(letters=11, concrete=0, scene=False, change=False)


def traits(*seen: Seen) -> dict[str, list[float]]:
    return dict(zip(TRAITS, np.sign(traits_of(seen)).T.tolist(), strict=True))


@pytest.mark.parametrize(
    ("trait", "has", "has_not"),
    [
        ("length", "ขอบคุณมากที่ดูแล", "ขอบคุณ"),
        ("spelling", "น้องน่ารักมากกกก", "น้องน่ารักมาก ๆ ค"),
        ("spelling", "ดีคับ", "บังคับ"),
        ("dialect", "บริการดีอีหลีเด้อ", "บริการดีจริง ๆ"),
        ("male_words", "ขอบคุณครับ", "ไปตัดผมมา"),
        ("female_words", "ขอบคุณค่ะ", "ได้คะแนนดี"),
    ],
)
def test_a_trait_is_seen_where_it_is(trait, has, has_not):
    rows = [Seen(text, photo=False, region=None) for text in (has, has_not)]

    assert traits(*rows)[trait] == [1, -1]


def test_photo_and_region_are_traits_too():
    seen = traits(Seen("ก", photo=True, region="ใต้"), Seen("ข", photo=False, region="เหนือ"))

    assert (seen["photo"], seen["region ใต้"], seen["region เหนือ"]) == ([1, -1], [1, -1], [-1, 1])


def test_where_all_are_alike_nothing_is_told():
    rows = [Seen("ดี", photo=False, region="ใต้")] * 3

    assert traits_of(rows).tolist() == [[0] * len(TRAITS)] * 3
    assert traits_of([]).shape == (0, len(TRAITS))
