"""What the reader is not sure of, copies beside what they copy, and praise that seems arranged."""

import json
from dataclasses import replace

import pytest
from kept import TENTH, a_kept_campaign, keep_reading
from shown import a_shown_campaign
from signed import an_account
from told import BETONG, MAE_RIM, PAI, PRAISED, a_reading, december
from waiting import BY_REVIEW, Kind, a_drive, matters_of_every_review

from sangsuk.core.tell.beside import shared_runs
from sangsuk.core.terms.reading import Reason
from sangsuk.core.understand.signatures import sign_text
from sangsuk.flow.desk.choices import outcomes_of
from sangsuk.flow.desk.deciding import Decision, decide, undo_last
from sangsuk.flow.desk.drives import gather_drives
from sangsuk.flow.desk.gathering import gather
from sangsuk.flow.fitting.corrected import export_corrections
from sangsuk.records.acts.queries import faults_of_log
from sangsuk.records.matters.models import Matter
from sangsuk.records.matters.queries import open_matters
from sangsuk.records.rulings.models import Ruling
from sangsuk.records.rulings.queries import faults_of_rulings
from sangsuk.records.standings.rebuilding import counted_tallies
from sangsuk.records.stories.actions import keep_readings, withdraw_story
from sangsuk.records.stories.models import Reading, Story

pytestmark = pytest.mark.django_db
COPIED = "ทำบัตรประชาชนใหม่ที่อำเภอเสร็จเร็วมาก เจ้าหน้าที่พูดจาดี บริการเป็นกันเอง ประทับใจสุด ๆ เลยค่ะ"


@pytest.fixture
def campaign():
    return a_shown_campaign()


@pytest.fixture
def somchai():
    return an_account("somchai")


def choose(matter, outcome, by):
    decide(Decision(matters=[matter], outcome=outcome, moment=TENTH), by=by, at=TENTH)


def praise(campaign, code):
    tally = counted_tallies(campaign).get(code)
    return tally.positive_voices if tally else 0


# Low confidence.


def test_a_reading_that_does_not_count_asks_nobody(campaign):
    read = a_reading("late", "u", (MAE_RIM, PRAISED), review=(BY_REVIEW[Kind.READING],))
    keep_reading(campaign, replace(read, ineligible_reason=Reason.WINDOW))

    assert gather(campaign, at=TENTH) == 0


def test_of_an_unsure_reading_all_else_that_it_may_say_can_be_chosen(campaign):
    matter = matters_of_every_review(campaign)[Kind.READING]

    assert outcomes_of(matter) == [
        "as_read",
        f"told:{MAE_RIM}",
        f"blamed:{MAE_RIM}",
        f"absent:{MAE_RIM}",
    ]


def test_what_a_person_read_stays_so_when_it_is_read_again_and_teaches(campaign, somchai, tmp_path):
    matter = matters_of_every_review(campaign)[Kind.READING]
    choose(matter, f"blamed:{MAE_RIM}", somchai)
    reading = Reading.objects.get(story=matter.story)
    unsure = a_reading("s-reading", "u", (MAE_RIM, PRAISED), review=(BY_REVIEW[Kind.READING],))

    keep_readings(rows=[(reading.revision, unsure)], rules_digest=campaign.digest, at=TENTH)

    [said] = Reading.objects.get(story=matter.story).mentions.all()
    assert (said.polarity, said.confidence) == ("negative", 1.0)
    assert gather(campaign, at=TENTH) == len(BY_REVIEW) - 1
    export_corrections(campaign, tmp_path / "rows.jsonl")
    [row] = [json.loads(line) for line in (tmp_path / "rows.jsonl").read_text().splitlines()]
    assert row["districts"] == [{"code": MAE_RIM, "polarity": "negative"}]


def test_taking_it_back_lets_the_readers_own_words_stand_again(campaign, somchai):
    matter = matters_of_every_review(campaign)[Kind.READING]
    choose(matter, f"told:{MAE_RIM}", somchai)
    undo_last(campaign, by=somchai, at=TENTH)

    reading = Reading.objects.get(story=matter.story)
    [said] = reading.mentions.all()

    assert (said.polarity, said.confidence, reading.review) == ("positive", 0.4, ["low_confidence"])


# Copies.


def a_copy_of(campaign, name, words, day, *, waits=False):
    review = (BY_REVIEW[Kind.COPY],) if waits else ()
    read = a_reading(name, f"u-{name}", (MAE_RIM, PRAISED), at=december(day), review=review)
    return keep_reading(campaign, replace(read, masked=words, signature=sign_text(words)))


def test_a_copy_stands_beside_the_earlier_story_that_is_most_like_it(campaign):
    first = a_copy_of(campaign, "first-told", COPIED, 3)
    a_copy_of(campaign, "other-words", "คนละเรื่องกันเลย " * 8, 2)
    a_copy_of(campaign, "told-later", COPIED + "ค่ะ", 9)
    a_copy_of(campaign, "suspect", COPIED + " ขอบคุณมาก", 5, waits=True)
    gather(campaign, at=TENTH)

    assert Matter.objects.get(kind=Kind.COPY).posts == [first.pk]


def test_the_runs_that_both_texts_have_are_told_and_nothing_is_lost():
    runs = list(shared_runs(f"เช้านี้{COPIED}", f"{COPIED}เมื่อวาน"))

    assert runs == [("เช้านี้", False), (COPIED, True)]


# Drives.


def a_crowd_and_a_drive(campaign, how_many=12):
    """Praise of three offices over the month, and many of เบตง who write the same in one hour."""
    for number in range(45):
        words = f"{number} {chr(0xE01 + number) * 9} ไปอำเภอมา {number * 7919} {chr(0xE01 + number) * 5}"
        code, day = (MAE_RIM, PAI, BETONG)[number % 3], 1 + number % 28
        read = a_reading(
            f"c{number}", f"u-c{number}", (code, PRAISED), at=december(day, number % 12)
        )
        keep_reading(campaign, replace(read, masked=words))
    for number in range(how_many):
        read = a_reading(f"d{number}", f"u-d{number}", (BETONG, PRAISED), at=december(15, 20))
        keep_reading(campaign, replace(read, masked=f"{COPIED} {number}"))


def test_a_drive_is_put_before_a_person_once_and_lowers_nothing_by_itself():
    campaign = a_kept_campaign()
    a_crowd_and_a_drive(campaign)

    assert gather_drives(campaign, at=TENTH) >= 1
    gather_drives(campaign, at=TENTH)

    found = list(open_matters(campaign, Kind.DRIVE))
    of_words = [one for one in found if one.signs[0] == "same_words"]
    assert [(one.signs[1], len(one.posts)) for one in of_words] == [(BETONG, 12)]
    assert Ruling.objects.count() == 0
    assert len({one.about for one in found}) == len(found)


def test_a_drive_of_which_little_is_new_is_not_asked_about_again(somchai):
    campaign = a_kept_campaign()
    a_crowd_and_a_drive(campaign)
    gather_drives(campaign, at=TENTH)
    for one in open_matters(campaign, Kind.DRIVE):
        choose(one, "genuine", somchai)
    more = a_reading("d-more", "u-more", (BETONG, PRAISED), at=december(15, 20))
    keep_reading(campaign, replace(more, masked=f"{COPIED} 99"))

    gather_drives(campaign, at=TENTH)

    assert open_matters(campaign, Kind.DRIVE).count() == 0


def test_a_drive_that_is_found_no_more_leaves_the_list(campaign):
    drive = a_drive(campaign, "gone")

    assert gather_drives(campaign, at=TENTH) == 0
    assert Matter.objects.get(pk=drive.pk).outcome == "gone"


def test_what_was_arranged_counts_for_that_office_no_more_and_is_taken_back_whole(
    campaign, somchai
):
    drive, before = a_drive(campaign, "many", 4), praise(campaign, MAE_RIM)
    withdraw_story(story=Story.objects.get(pk=drive.posts[0]), by="teller", at=TENTH)

    choose(drive, "arranged", somchai)

    assert before - praise(campaign, MAE_RIM) == 3  # but for the one taken back
    assert [(one.rule, one.reason) for one in Ruling.objects.all()] == [("E7", "arranged")] * 3
    assert undo_last(campaign, by=somchai, at=TENTH) == 1
    assert praise(campaign, MAE_RIM) == before
    assert [*faults_of_log(), *faults_of_rulings()] == []


def test_genuine_praise_stays_as_it_is(campaign, somchai):
    drive, before = a_drive(campaign, "true"), praise(campaign, MAE_RIM)

    choose(drive, "genuine", somchai)

    assert (praise(campaign, MAE_RIM), Ruling.objects.count()) == (before, 0)
