"""What needs a person: gathered once, held by one, decided with its effect, undone, kept as rows."""

import json

import pytest
from kept import TENTH, a_post, keep_reading, take_in_posts
from shown import a_shown_campaign
from signed import an_account
from told import MAE_RIM, PRAISED, a_reading
from waiting import BY_REVIEW, CHALOEM, Kind, a_gap, a_story_that_waits, matters_of_every_review

from sangsuk.core.errors import CallError
from sangsuk.core.understand.serious import Sign, serious_signs
from sangsuk.flow.desk.deciding import Decision, decide, effect_of_decision, undo_last
from sangsuk.flow.desk.gathering import gather
from sangsuk.flow.fitting.corrected import export_corrections
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.models import Act
from sangsuk.records.acts.queries import faults_of_log
from sangsuk.records.matters.actions import take_next
from sangsuk.records.matters.models import Matter
from sangsuk.records.matters.queries import matters_waiting, open_matters
from sangsuk.records.rulings.models import Ruling
from sangsuk.records.rulings.queries import faults_of_rulings
from sangsuk.records.standings.rebuilding import counted_tallies, rebuild_counters
from sangsuk.records.stories.actions import keep_readings, withdraw_story
from sangsuk.records.stories.models import Hold, Reading, Shown, Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return a_shown_campaign()


def decided(matter, outcome, by, **more):
    decision = Decision(matters=[matter], outcome=outcome, moment=TENTH, **more)
    decide(decision, by=by, at=TENTH)
    return Story.objects.get(pk=matter.story_id)


def praise(campaign, code):
    tally = counted_tallies(campaign).get(code)
    return tally.positive_voices if tally else 0


def test_each_thing_stands_in_the_list_once_however_often_it_is_gathered(campaign):
    matters_of_every_review(campaign)

    assert gather(campaign, at=TENTH) == len(BY_REVIEW)
    assert matters_waiting(campaign) == {kind.value: 1 for kind in BY_REVIEW}


def test_what_settles_itself_leaves_the_list(campaign):
    matters = matters_of_every_review(campaign)
    withdraw_story(story=matters[Kind.STAFF].story, by="teller", at=TENTH)

    assert gather(campaign, at=TENTH) == len(BY_REVIEW) - 1
    assert Matter.objects.get(pk=matters[Kind.STAFF].pk).outcome == "gone"


def test_hours_that_were_not_collected_wait_to_be_noted(campaign):
    somchai, gap = an_account("somchai"), a_gap(campaign)

    decided_gap = Decision(matters=[gap], outcome="noted", moment=TENTH)
    decide(decided_gap, by=somchai, at=TENTH)

    assert gap.signs[0] == "facebook_feed"
    assert gather(campaign, at=TENTH) == 0


def test_two_people_never_hold_the_same(campaign):
    matters_of_every_review(campaign)
    somchai, malai = an_account("somchai"), an_account("malai")

    taken = [take_next(campaign, "", by=who, at=TENTH) for who in (somchai, malai, somchai)]

    assert taken[0] != taken[1]
    assert taken[2] == taken[0]
    with pytest.raises(CallError, match="held or was decided"):
        decided(Matter.objects.get(pk=taken[0]), "masked", malai)


def test_only_the_national_team_decides(campaign):
    matters = matters_of_every_review(campaign)

    with pytest.raises(CallError, match="does not decide"):
        decided(matters[Kind.STAFF], "staff", an_account("nid", Role.AUDITOR))


def test_what_is_masked_enough_is_shown_and_stays_so_when_it_is_read_again(campaign):
    matter = matters_of_every_review(campaign)[Kind.PERSONAL]
    assert not Shown.objects.filter(story=matter.story).exists()

    decided(matter, "masked", an_account("somchai"))

    assert Shown.objects.filter(story=matter.story).exists()
    reading = Reading.objects.get(story=matter.story)
    again = [
        (
            reading.revision,
            a_reading("s-personal", "u", (MAE_RIM, PRAISED), review=(BY_REVIEW[Kind.PERSONAL],)),
        )
    ]
    keep_readings(rows=again, rules_digest=campaign.digest, at=TENTH)
    assert Shown.objects.filter(story=matter.story).exists()


def test_more_words_are_masked_and_words_that_are_not_there_are_refused(campaign):
    matter, somchai = matters_of_every_review(campaign)[Kind.PERSONAL], an_account("somchai")

    with pytest.raises(CallError, match="no such words"):
        decided(matter, "mask_more", somchai, words="ไม่มีคำนี้")
    decided(matter, "mask_more", somchai, words="เจ้าหน้าที่\n")

    masked = Reading.objects.get(story=matter.story).masked
    assert masked == "[ชื่อบุคคล]ยิ้มแย้ม ทำบัตรเสร็จใน 10 นาที"


def test_the_district_that_is_meant_counts_once_it_is_chosen(campaign):
    matter, somchai = matters_of_every_review(campaign)[Kind.PLACE], an_account("somchai")
    outcome = f"place:{CHALOEM[1]}"
    decision = Decision(matters=[matter], outcome=outcome, moment=TENTH)

    effect = effect_of_decision(decision, campaign, by=somchai, at=TENTH)

    assert [(one.code, one.voices, one.voices_after) for one in effect.changes][:1] == [
        (CHALOEM[1], 0, 1)
    ]
    assert praise(campaign, CHALOEM[1]) == 0
    decide(decision, by=somchai, at=TENTH)
    assert praise(campaign, CHALOEM[1]) == 1
    assert CHALOEM[1] not in rebuild_counters(campaign=campaign)  # it was counted rightly


@pytest.mark.parametrize(
    ("kind", "outcome", "voices"),
    [
        (Kind.STAFF, "staff", -1),
        (Kind.STAFF, "citizen", 0),
        (Kind.COPY, "copy", -1),
        (Kind.COPY, "own", 0),
        (Kind.HASHTAG, "counted", 1),
        (Kind.HASHTAG, "left_out", 0),
        (Kind.READING, "as_read", 0),
        (Kind.READING, f"told:{MAE_RIM}", -1),
        (Kind.READING, f"blamed:{MAE_RIM}", -1),
        (Kind.READING, f"absent:{MAE_RIM}", -1),
    ],
)
def test_an_outcome_moves_the_count_by_what_it_says_and_undoing_moves_it_back(
    campaign, kind, outcome, voices
):
    matter, somchai = matters_of_every_review(campaign)[kind], an_account("somchai")
    before = praise(campaign, MAE_RIM)

    decided(matter, outcome, somchai)
    after = praise(campaign, MAE_RIM)

    assert after - before == voices
    assert undo_last(campaign, by=somchai, at=TENTH) == 1
    assert praise(campaign, MAE_RIM) == before
    assert Matter.objects.get(pk=matter.pk).is_open
    assert [*faults_of_log(), *faults_of_rulings()] == []


def test_several_are_decided_together_all_or_nothing_and_undone_together(campaign):
    stories = [a_story_that_waits(campaign, Kind.STAFF, f"t{n}") for n in range(3)]
    gather(campaign, at=TENTH)
    matters, somchai = list(open_matters(campaign, Kind.STAFF)), an_account("somchai")
    malai = an_account("malai")
    Matter.objects.filter(pk=matters[2].pk).update(
        holder=malai, held_until=TENTH.replace(year=2021)
    )
    decision = Decision(matters=matters, outcome="staff", moment=TENTH)

    with pytest.raises(CallError):
        decide(decision, by=somchai, at=TENTH)
    assert Ruling.objects.count() == 0
    Matter.objects.update(holder=None, held_until=None)
    decide(decision, by=somchai, at=TENTH)

    assert Ruling.objects.count() == len(stories)
    assert undo_last(campaign, by=somchai, at=TENTH) == 3
    assert open_matters(campaign, Kind.STAFF).count() == 3


def test_undoing_a_place_leaves_what_was_masked_of_the_same_story(campaign):
    read = a_reading("both", "u-both", review=(BY_REVIEW[Kind.PERSONAL], BY_REVIEW[Kind.PLACE]))
    story = keep_reading(campaign, read)
    Reading.objects.filter(story=story).update(candidates=list(CHALOEM), ambiguous=True)
    gather(campaign, at=TENTH)
    somchai = an_account("somchai")
    by_kind = {one.kind: one for one in open_matters(campaign)}
    decided(by_kind["personal"], "masked", somchai)
    decided(by_kind["place"], f"place:{CHALOEM[0]}", somchai)

    undo_last(campaign, by=somchai, at=TENTH)

    reading = Reading.objects.get(story=story)
    assert (reading.review, reading.ambiguous, reading.mentions.count()) == (
        ["ambiguous_place"],
        True,
        0,
    )
    assert praise(campaign, CHALOEM[0]) == 0


def test_an_answer_to_a_story_that_was_told_differently_since_is_refused(campaign):
    matter, somchai = matters_of_every_review(campaign)[Kind.STAFF], an_account("somchai")
    Reading.objects.filter(story=matter.story).delete()

    with pytest.raises(CallError, match="told differently or taken back"):
        decided(matter, "staff", somchai)


# Very serious matters.


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("ถ้าไม่ได้บัตรวันนี้ ผมไม่อยากมีชีวิตอยู่แล้ว", (Sign.LIFE,)),
        ("เจ้าหน้าที่เรียกรับเงินใต้โต๊ะ สองร้อย", (Sign.CRIME,)),
        ("โดนข้อหา ม.112 ไปติดต่ออำเภอ", (Sign.CROWN,)),
        ("บ้านเลขที่ 112 หมู่ 4 ไปทำบัตร รอคิวที่ 112", ()),
        ("วันพ่อ ในหลวงเสด็จ ชาวบ้านปลื้ม", ()),
        ("", ()),
    ],
)
def test_signs_of_what_cannot_wait(text, signs):
    assert serious_signs(text) == signs


def test_what_cannot_wait_is_held_at_once_stands_first_with_a_clock_and_is_released_by_a_person(
    campaign,
):
    matters_of_every_review(campaign)
    post = a_post("grave", "ไปอำเภอแม่ริม เครียดมาก อยากตาย")
    take_in_posts(campaign, post)
    story = Story.objects.get(native_id="grave")
    read = a_reading("grave", "u-grave", (MAE_RIM, PRAISED))
    keep_readings(rows=[(story.revisions.get(), read)], rules_digest=campaign.digest, at=TENTH)
    assert not Shown.objects.filter(story=story).exists()
    gather(campaign, at=TENTH)
    somchai = an_account("somchai")

    first = Matter.objects.get(pk=take_next(campaign, "", by=somchai, at=TENTH))

    assert (first.kind, first.signs, (first.due_at - first.opened_at).total_seconds()) == (
        "serious",
        ["life"],
        3600,
    )
    decided(first, "false_alarm", somchai)
    assert Shown.objects.filter(story=story).exists()
    undo_last(campaign, by=somchai, at=TENTH)
    assert not Shown.objects.filter(story=story).exists()
    decided(first, "passed_on", somchai)
    assert Hold.objects.get().released_at is None
    assert gather(campaign, at=TENTH) == len(BY_REVIEW)


# What is kept of it.


def test_each_decision_is_an_act_that_names_no_story_in_public(campaign):
    matter = matters_of_every_review(campaign)[Kind.STAFF]

    decided(matter, "citizen", an_account("somchai"))

    act = Act.objects.get(kind="matter.staff")
    assert act.told == {"campaign": campaign.slug, "outcome": "citizen"}
    assert act.kept["after"]["story"] == matter.story_id
    assert act.kept["by"] == "somchai"


def test_a_place_that_a_person_chose_becomes_a_row_that_training_learns_from(campaign, tmp_path):
    matter = matters_of_every_review(campaign)[Kind.PLACE]
    decided(matter, f"place:{CHALOEM[0]}", an_account("somchai"))

    written = export_corrections(campaign, tmp_path / "rows.jsonl")

    [row] = [json.loads(line) for line in (tmp_path / "rows.jsonl").read_text().splitlines()]
    assert (written.written, row["districts"], row["ambiguous"]) == (
        1,
        [{"code": CHALOEM[0], "polarity": "positive"}],
        False,
    )
