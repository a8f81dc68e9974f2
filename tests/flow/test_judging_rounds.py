"""Rounds of ballots as they are kept: dealt, sealed, mended, closed, overridden, followed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from judged import (
    FEBRUARY,
    a_judged_campaign,
    a_leader,
    a_pass,
    a_round,
    marked,
    opened,
    some_jurors,
    some_stories,
)
from kept import keep_reading
from signed import an_account
from told import BETONG, BLAMED, MAE_RIM, PAI, a_reading

from sangsuk.core.errors import CallError, SangsukError
from sangsuk.core.judge.conflicts import why_not
from sangsuk.core.terms.judging import Reader
from sangsuk.flow.judging.ballots import Filled, cast, next_entry
from sangsuk.flow.judging.candidates import (
    candidate_of,
    judge_of,
    owners_of,
    recusals_as_known,
    with_reading,
)
from sangsuk.flow.judging.closing import close_round
from sangsuk.flow.judging.override import Change, override
from sangsuk.flow.judging.pairs import next_pair, say
from sangsuk.flow.judging.rounds import stage_of
from sangsuk.flow.judging.status import status_of
from sangsuk.flow.judging.stepping_back import remove_juror, step_back
from sangsuk.flow.telling.withdrawal import withdraw
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.models import Act
from sangsuk.records.acts.queries import faults_of_log
from sangsuk.records.jury.models import Ballot, Duty, Entry, Round
from sangsuk.records.jury.queries import duties_of, faults_of_ballots, who_goes_on

pytestmark = pytest.mark.django_db
REASON = "เห็นภาพชัดว่าเจ้าหน้าที่ทำอะไรให้บ้าง"


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def a_first_reading(stories=6, jurors=4):
    """Each story read by two of four volunteers; three go on."""
    campaign = a_judged_campaign(a_round("first", "read", week=1, goes_on=3, who="volunteers"))
    some_stories(campaign, stories)
    return campaign, some_jurors(campaign, jurors, reader=Reader.VOLUNTEERS)


def judge(juror, slug, mark=2, *, reason=REASON, at=FEBRUARY, entry=None, key=None):
    entry = entry or next_entry(juror, slug, at=at)
    number = entry.number
    filled = Filled(
        number=number, marks={"scene": mark}, reason=reason, key=key or f"{juror.pk}-{number}"
    )
    return cast(juror, slug, filled, at=at)


def judge_all(jurors, slug, mark=lambda number: 1 + number % 3):
    for juror in jurors:
        while entry := next_entry(juror, slug, at=FEBRUARY):
            judge(juror, slug, mark(entry.number), entry=entry)


def conflicts(kept):
    """Duties and pairs that nobody may have."""
    campaign = kept.campaign
    owners, recusals = owners_of(campaign), recusals_as_known(campaign)
    found = []
    for duty in duties_of(kept).select_related("juror"):
        [entry] = with_reading(Entry.objects.filter(pk=duty.entry_id))
        reason = why_not(judge_of(duty.juror), candidate_of(entry.story, owners), recusals)
        found += [(duty.juror.name, entry.number, reason)] if reason else []
    return found


def test_each_story_comes_to_as_many_as_the_quorum_and_loads_are_even():
    campaign, jurors = a_first_reading()
    kept = opened(campaign, "first")

    assert [kept.entries.filter(duties__juror=juror).count() for juror in jurors] == [3] * 4
    assert {entry.duties.count() for entry in kept.entries.all()} == {2}


def test_the_same_seed_deals_the_same_and_numbers_tell_nothing_of_the_stories_page():
    campaign, _ = a_first_reading()
    kept = opened(campaign, "first")

    assert sorted(kept.entries.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert Act.objects.get(kind="jury.opened").told["seed"] == kept.seed


def test_who_steps_back_gets_the_story_never_again_and_somebody_else_does():
    campaign, jurors = a_first_reading()
    kept = opened(campaign, "first")
    entry = next_entry(jurors[0], "first", at=FEBRUARY)

    handed = step_back(jurors[0], "first", entry.number, at=FEBRUARY)

    assert handed.taken == 1
    assert duties_of(kept).filter(entry=entry).count() == 2
    assert not duties_of(kept).filter(entry=entry, juror=jurors[0]).exists()
    assert conflicts(kept) == []


def test_where_nobody_is_left_the_story_waits_and_the_desk_is_told():
    campaign, jurors = a_first_reading(jurors=2)
    kept = opened(campaign, "first")
    entry = next_entry(jurors[0], "first", at=FEBRUARY)

    handed = step_back(jurors[0], "first", entry.number, at=FEBRUARY)

    assert handed.lacking == (entry.number,)
    assert status_of(stage_of(campaign, "first"), at=FEBRUARY)["lacking"] == [entry.number]
    assert kept.entries.count() == 6


def test_a_removed_juror_keeps_what_was_sealed_and_all_else_goes_to_others():
    campaign, jurors = a_first_reading()
    kept = opened(campaign, "first")
    sealed = judge(jurors[0], "first")

    handed = remove_juror(jurors[0], reason="ขอถอนตัว", by=a_leader(), at=FEBRUARY)

    assert handed.taken == 2
    assert Ballot.objects.get() == sealed
    assert {entry.duties.filter(passed=False).count() for entry in kept.entries.all()} == {2}
    with pytest.raises(CallError, match="do not judge in this round"):
        next_entry(jurors[0], "first", at=FEBRUARY)


def test_what_is_declared_later_keeps_a_story_away_that_was_dealt_before():
    campaign, jurors = a_first_reading()
    opened(campaign, "first")
    entry = next_entry(jurors[0], "first", at=FEBRUARY)
    jurors[0].relations = [entry.story.author]
    jurors[0].save()

    assert next_entry(jurors[0], "first", at=FEBRUARY) != entry


def test_a_ballot_is_sealed_once_whatever_window_sends_it():
    campaign, jurors = a_first_reading()
    opened(campaign, "first")
    entry = next_entry(jurors[0], "first", at=FEBRUARY)
    first = judge(jurors[0], "first", 2, entry=entry, key="k")

    assert judge(jurors[0], "first", 1, entry=entry, key="k") == first
    with pytest.raises(CallError, match="judged this already"):
        judge(jurors[0], "first", 1, entry=entry, key="other")
    assert Ballot.objects.get().marks == {"scene": 2}


def test_nobody_can_change_or_erase_a_ballot_and_a_change_behind_the_back_is_found():
    campaign, jurors = a_first_reading()
    opened(campaign, "first")
    made = judge(jurors[0], "first")

    for change in (lambda: Ballot.objects.update(marks={"scene": 3}), made.delete):
        with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
            change()
    assert list(faults_of_ballots()) == list(faults_of_log()) == []
    assert Act.objects.get(kind="jury.ballot").kept["after"]["marks"] == {"scene": 2}


def test_a_story_that_is_not_theirs_cannot_be_judged():
    campaign, jurors = a_first_reading()
    kept = opened(campaign, "first")
    other = kept.entries.exclude(duties__juror=jurors[0]).first()

    with pytest.raises(CallError, match="did not come to you"):
        judge(jurors[0], "first", entry=other)


def test_after_the_deadline_nothing_is_taken():
    campaign, jurors = a_first_reading()
    opened(campaign, "first")
    entry = next_entry(jurors[0], "first", at=FEBRUARY)

    with pytest.raises(SangsukError, match="sealed in time counts"):
        judge(jurors[0], "first", entry=entry, at=FEBRUARY + timedelta(days=7))


def test_a_story_taken_back_mid_round_is_judged_by_nobody_and_leaves_the_result():
    campaign, jurors = a_first_reading()
    kept = opened(campaign, "first")
    entry = next_entry(jurors[0], "first", at=FEBRUARY)
    withdraw(entry.story, by="the teller", at=FEBRUARY)

    with pytest.raises(CallError, match="has taken the story back"):
        judge(jurors[0], "first", entry=entry)
    judge_all(jurors, "first")
    closed = close_round(campaign, "first", by=a_leader(), at=FEBRUARY)
    assert entry.number not in [row["number"] for row in closed.outcome["verdicts"]]
    assert kept.entries.count() == 6


def test_a_round_is_not_closed_while_somebody_still_judges_and_then_by_the_rules():
    campaign, jurors = a_first_reading()
    kept = opened(campaign, "first")
    with pytest.raises(CallError, match="12 judgements are still to be made"):
        close_round(campaign, "first", by=a_leader(), at=FEBRUARY)

    judge_all(jurors, "first")
    closed = close_round(campaign, "first", by=a_leader(), at=FEBRUARY)

    best = sorted(number for number in range(1, 7) if number % 3 == 2)
    assert set(best) < set(closed.outcome["goes_on"])
    assert closed.outcome["short"] == []
    with pytest.raises(CallError, match="closed"):
        close_round(campaign, "first", by=a_leader(), at=FEBRUARY)
    assert who_goes_on(Round.objects.get(pk=kept.pk)) == closed.outcome["goes_on"]


def test_what_was_not_read_by_the_deadline_is_told_and_gets_no_place():
    campaign, jurors = a_first_reading()
    opened(campaign, "first")
    late = FEBRUARY + timedelta(days=7)
    judge(jurors[0], "first")

    with pytest.raises(CallError, match="jurors took part"):
        close_round(campaign, "first", by=a_leader(), at=late)
    closed = close_round(
        campaign, "first", by=a_leader(), at=late, without_quorum="กรรมการป่วยหลายคน"
    )
    assert (closed.outcome["short"], closed.outcome["goes_on"]) == ([1, 2, 3, 4, 5, 6], [])
    assert Act.objects.get(kind="jury.closed").kept["why"] == "กรรมการป่วยหลายคน"


def test_blame_is_read_too_and_competes_for_no_prize():
    campaign, jurors = a_first_reading(stories=4)
    blame = keep_reading(campaign, a_reading("blame", "ub", (PAI, BLAMED), masked="รอนานมาก"))
    blame.reading.sentiment = "negative"
    blame.reading.save()
    kept = opened(campaign, "first")
    judge_all(jurors, "first", lambda _: 3)
    closed = close_round(campaign, "first", by=a_leader(), at=FEBRUARY)

    number = kept.entries.get(story=blame).number
    assert closed.outcome["not_for_prizes"] == [number]
    assert number not in closed.outcome["goes_on"]


def test_in_a_final_everybody_marks_everything_but_conflicts_and_gives_a_reason():
    campaign = marked()
    some_stories(campaign, 4)
    jurors = [*some_jurors(campaign, 3), a_pass(campaign, "local", homes=[MAE_RIM]).juror]
    kept = opened(campaign, "final")

    assert kept.entries.count() * 4 - 2 == Duty.objects.count()
    assert conflicts(kept) == []
    with pytest.raises(SangsukError, match="needs your reason"):
        judge(jurors[0], "final", reason="ดี")
    judge_all(jurors, "final")
    closed = close_round(campaign, "final", by=a_leader(), at=FEBRUARY)
    assert closed.outcome["verdicts"][0]["reasons"] != []


def test_who_goes_on_is_changed_by_a_signed_act_alone_and_not_once_others_follow():
    campaign = a_judged_campaign(
        a_round("first", "read", week=0, goes_on=4, who="volunteers"),
        a_round("final", "mark", week=1, goes_on=3),
    )
    some_stories(campaign, 6)
    january = FEBRUARY - timedelta(days=5)
    readers = some_jurors(campaign, 2, reader=Reader.VOLUNTEERS)
    [a_pass(campaign, name) for name in ("p1", "p2")]
    kept = opened(campaign, "first", at=january)
    for juror in readers:
        while entry := next_entry(juror, "first", at=january):
            judge(juror, "first", 3 if entry.number < 5 else 1, entry=entry, at=january)
    close_round(campaign, "first", by=a_leader(), at=january)
    signed = {"by": a_leader(), "at": january}
    change = Change(out=frozenset({1}), into=frozenset({6}), reason="เจ้าของเรื่องขอไม่เข้ารอบต่อไป")
    with pytest.raises(CallError, match="no reason"):
        override(campaign, "first", replace(change, reason="x"), **signed)

    made = override(campaign, "first", change, **signed)

    assert (made.act.kept["before"], made.act.kept["after"]) == ([1, 2, 3, 4], [2, 3, 4, 6])
    final = opened(campaign, "final")
    stories = set(final.entries.values_list("story", flat=True))
    assert stories == set(
        kept.entries.filter(number__in=[2, 3, 4, 6]).values_list("story", flat=True)
    )
    with pytest.raises(CallError, match="was opened with those"):
        override(campaign, "first", change, **signed)


@pytest.mark.parametrize(
    ("when", "said"),
    [(timedelta(days=-3), "The round is from"), (timedelta(days=8), "The round is from")],
)
def test_a_round_is_opened_in_its_time_alone(when, said):
    campaign, _ = a_first_reading()

    with pytest.raises(CallError, match=said):
        opened(campaign, "first", at=FEBRUARY + when)


def test_a_round_waits_for_the_one_before_and_is_opened_once_and_by_the_national_team():
    campaign = a_judged_campaign(
        a_round("first", "read", week=0, goes_on=4, who="volunteers"),
        a_round("final", "mark", week=1, goes_on=3),
    )
    some_stories(campaign, 4)
    some_jurors(campaign, 2)

    with pytest.raises(CallError, match="'first' is not known yet"):
        opened(campaign, "final")
    from sangsuk.flow.judging.opening import open_round

    with pytest.raises(CallError, match="only the national team"):
        open_round(campaign, "final", seed="1", by=an_account("dee", Role.AUDITOR), at=FEBRUARY)
    with pytest.raises(CallError, match="no seed"):
        open_round(campaign, "first", seed=" ", by=a_leader(), at=FEBRUARY - timedelta(days=5))


def test_comparisons_close_at_the_deadline_and_the_strongest_go_on():
    campaign = a_judged_campaign(a_round("pairs", "compare", week=1, goes_on=3))
    some_stories(campaign, 6)
    jurors = some_jurors(campaign, 3)
    opened(campaign, "pairs")
    for turn in range(30):
        juror = jurors[turn % 3]
        if pair := next_pair(juror, "pairs", at=FEBRUARY):
            said = 1 if pair.left.number < pair.right.number else -1
            say(juror, "pairs", pair.pk, said, key=f"{turn}", at=FEBRUARY)

    closed = close_round(campaign, "pairs", by=a_leader(), at=FEBRUARY + timedelta(days=7))

    assert closed.outcome["goes_on"] == [1, 2, 3]
    assert closed.outcome["took_part"] == 3


def test_a_juror_who_told_a_story_or_typed_it_never_judges_it():
    campaign = a_judged_campaign(a_round("first", "read", week=1, goes_on=3, who="volunteers"))
    own, helped, *_ = some_stories(campaign, 5, BETONG)
    helped.entered_by = "pim"
    helped.save()
    some_jurors(campaign, 3, reader=Reader.VOLUNTEERS)
    teller = a_pass(campaign, "pim", reader=Reader.VOLUNTEERS, handles=["u0", "pim"]).juror
    kept = opened(campaign, "first")

    assert not kept.entries.filter(story__in=[own, helped], duties__juror=teller).exists()
    assert kept.entries.filter(duties__juror=teller).count() > 0
