from dataclasses import replace

from told import BLAMED, FIFTH, MAE_RIM, NEUTRAL, PAI, PRAISED, a_reading

from sangsuk.core.terms.reading import Reason
from sangsuk.core.terms.story import AuthorKind, Post
from sangsuk.core.understand.changes import Change, compare_readings, list_mistakes, tally_changes
from sangsuk.core.understand.labels import LabelledStory


def a_label(story: str, **more) -> LabelledStory:
    right = {
        "post": Post(id=story, platform="facebook", posted_at=FIFTH, author="u", text="ปายดี"),
        "author_kind": AuthorKind.CITIZEN,
        "reason": None,
        "districts": {PAI: PRAISED},
        "ambiguous": False,
        "sentiment": PRAISED,
        "services": frozenset({"id_card"}),
        "drivers": frozenset(),
        "pii": (),
        "trap": "plain",
    }
    return LabelledStory(**(right | more))


RIGHT = a_reading("1", "u", (PAI, PRAISED))


def test_a_change_is_told_with_what_is_right():
    before = replace(RIGHT, sentiment=BLAMED)
    now = a_reading("1", "u", (PAI, BLAMED), reason=Reason.SPAM)

    assert compare_readings([a_label("1")], [before], [now]) == [
        Change("1", "reason", "eligible", "spam", "eligible"),
        Change("1", "offices", f"{PAI} positive", f"{PAI} negative", f"{PAI} positive"),
        Change("1", "sentiment", "negative", "positive", "positive"),
    ]


def test_changes_are_counted_by_whether_they_help():
    labels = [a_label(story) for story in "1234"]
    moods = [(BLAMED, PRAISED), (PRAISED, BLAMED), (BLAMED, NEUTRAL), (PRAISED, PRAISED)]
    before = [replace(RIGHT, sentiment=old) for old, _ in moods]
    now = [replace(RIGHT, sentiment=new) for _, new in moods]
    tallies = tally_changes(compare_readings(labels, before, now))

    assert tallies["sentiment"] == (3, 1, 1)
    assert {tallies[kind] for kind in tallies if kind != "sentiment"} == {(0, 0, 0)}


def test_mistakes_say_what_is_right_and_what_was_read():
    wrong = a_reading("2", "u", (MAE_RIM, PRAISED))

    assert list_mistakes([(a_label("1"), RIGHT), (a_label("2"), wrong)]) == [
        {
            "id": "2",
            "trap": "plain",
            "text": "ปายดี",
            "wrong": {"offices": {"right": f"{PAI} positive", "read": f"{MAE_RIM} positive"}},
        }
    ]
