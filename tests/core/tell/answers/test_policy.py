"""The policy frame: each policy has its source, zeros stay zeros, and what is not there is refused."""

from datetime import date

import pytest

from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.answers.policy import cover, read_frame
from sangsuk.core.tell.answers.practices import (
    Promised,
    count_taken_up,
    find_cards,
    read_practices,
)
from sangsuk.flow.answers.answering import load_frame, load_practices

PRACTICES = read_practices(
    [
        {
            "code": "at_home",
            "th": "ถึงบ้าน",
            "en": "At home",
            "try_th": "ไป",
            "try_en": "Go",
            "said": "ถึงบ้าน",
        }
    ]
)
TABLE = {
    "policy": [
        {"code": "sdg-10.2", "kind": "sdg", "th": "ท", "en": "All", "source": "sdgs.un.org"},
        {"code": "law", "kind": "law", "th": "ก", "en": "Law", "source": "ราชกิจจานุเบกษา"},
    ],
    "tags": {"practice": {"at_home": ["sdg-10.2"]}, "concern": {"speed": ["law"]}},
}


def heard(number: int, *drivers: str, blame: bool = False) -> Heard:
    place = ("5007",)
    return Heard(
        story=number,
        day=date(2020, 12, 5),
        platform="web",
        praised=() if blame else place,
        blamed=place if blame else (),
        mentioned=place,
        services=("id_card",),
        drivers=drivers,
    )


def test_a_policy_is_covered_by_stories_of_its_practices_and_of_its_concerns():
    stories = [heard(1, "speed"), heard(2), heard(3, "speed", blame=True)]
    cards = find_cards(stories, [(1, "มาทำให้ถึงบ้าน"), (2, "เร็วดี")], PRACTICES)
    covered = cover(read_frame(TABLE, ["at_home"]), cards, [stories[2]])

    assert [
        (one.policy.code, one.practices, one.praised, one.concerns, one.blamed) for one in covered
    ] == [("sdg-10.2", ("at_home",), 1, (), 0), ("law", (), 0, ("speed",), 1)]


@pytest.mark.parametrize(
    "table",
    [
        {**TABLE, "policy": [{**TABLE["policy"][0], "source": " "}, TABLE["policy"][1]]},
        {**TABLE, "policy": [{**TABLE["policy"][0], "kind": "dream"}, TABLE["policy"][1]]},
        {**TABLE, "policy": TABLE["policy"][:1]},
        {**TABLE, "tags": {"practice": {"by_drone": ["law"]}, "concern": {}}},
        {**TABLE, "tags": {"practice": {}, "concern": {"luck": ["law"]}}},
    ],
    ids=["no source", "no kind", "no policy", "no practice", "no driver"],
)
def test_what_is_not_there_is_refused(table):
    with pytest.raises(ValueError, match="policy"):
        read_frame(table, ["at_home"])


def test_every_practice_and_every_driver_of_ours_is_tagged():
    frame = load_frame()

    assert set(frame.practices) == {one.code for one in load_practices()}
    assert all([*frame.practices.values(), *frame.concerns.values()])


def test_a_card_counts_what_offices_promise_in_its_words_and_what_tellers_confirm():
    cards = find_cards([heard(1)], [(1, "มาทำให้ถึงบ้าน")], PRACTICES)
    promised = [
        Promised("จะออกไปทำบัตรถึงบ้านทุกเดือน", confirmed=True),
        Promised("จะไปถึงบ้านผู้ป่วย", confirmed=False),
        Promised("จะติดแอร์", confirmed=True),
    ]
    [card] = count_taken_up(cards, promised)

    assert (card.taken_up, card.confirmed) == (2, 1)


def test_a_policy_whose_source_is_to_be_confirmed_is_known():
    unsure = {**TABLE, "policy": [{**TABLE["policy"][0], "confirmed": False}, TABLE["policy"][1]]}
    frame = read_frame(unsure, ["at_home"])

    assert [one.confirmed for one in frame.policies] == [False, True]
