"""What goes wrong in the middle of a round: each has one outcome, told kindly, and nothing is lost."""

import re

import pytest
from django.test import Client
from judged import (
    FEBRUARY,
    a_judged_campaign,
    a_leader,
    a_pass,
    a_round,
    compared,
    marked,
    opened,
    some_jurors,
    some_stories,
)
from shown import words_of
from signed import sign_in

from sangsuk.core.errors import CallError
from sangsuk.core.terms.judging import Reader
from sangsuk.flow.judging import opening
from sangsuk.flow.judging.ballots import Filled, cast, next_entry
from sangsuk.flow.judging.closing import close_round
from sangsuk.flow.judging.pairs import next_pair, say
from sangsuk.flow.judging.stepping_back import remove_juror
from sangsuk.flow.telling.withdrawal import withdraw
from sangsuk.records.jury.history import seated_in
from sangsuk.records.jury.models import Ballot, Choice, Round
from sangsuk.records.jury.queries import who_goes_on

pytestmark = pytest.mark.django_db
PAGE = "/jury/rounds/final/"
REASON = "เห็นภาพชัดว่าเจ้าหน้าที่ช่วยอย่างไร"


@pytest.fixture(autouse=True)
def the_first_of_february(monkeypatch, settings):
    monkeypatch.setenv("SANGSUK_CLOCK", "2021-02-01T10:00:00+07:00")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def malee():
    """A juror in a final of four stories, and her browser."""
    campaign = marked()
    some_stories(campaign, 4)
    some_jurors(campaign, 2)
    way_in, client = a_pass(campaign, "malee", shown_name="มาลี"), Client()
    opened(campaign, "final")
    client.post("/jury/in/", {"key": way_in.token, "code": way_in.code})
    return way_in.juror, client


def filled_in(client, mark="2"):
    page = client.get(PAGE).content.decode()
    fields = dict(re.findall(r'type="hidden" name="(number|key)" value="([^"]+)"', page))
    return fields | {"mark-scene": mark, "reason": REASON}


def test_the_deadline_passes_while_a_story_is_marked(malee, monkeypatch):
    _, client = malee
    form = filled_in(client)
    monkeypatch.setenv("SANGSUK_CLOCK", "2021-02-08T00:00:00+07:00")
    late = client.post(PAGE, form)

    assert (late.status_code, Ballot.objects.count()) == (409, 0)
    assert "รอบนี้ไม่ได้เปิดอยู่ตอนนี้" in words_of(late.content)
    assert REASON in words_of(late.content)


def test_two_windows_mark_the_same_story_and_the_first_counts(malee):
    _, client = malee
    one, other = filled_in(client, "2"), filled_in(client, "3")
    client.post(PAGE, one)
    second = client.post(PAGE, other)

    assert second.status_code == 409
    assert "คำตอบแรกยังอยู่และไม่มีใครแก้ได้" in words_of(second.content)
    assert [ballot.marks for ballot in Ballot.objects.all()] == [{"scene": 2}]


def test_the_same_form_sent_twice_is_one_ballot(malee):
    _, client = malee
    form = filled_in(client)
    statuses = [client.post(PAGE, form).status_code for _ in range(2)]

    assert (statuses, Ballot.objects.count()) == ([302, 302], 1)


def test_a_juror_who_is_removed_while_marking_is_shown_the_door_and_seals_nothing_more(malee):
    juror, client = malee
    client.post(PAGE, filled_in(client))
    form = filled_in(client)
    remove_juror(juror, reason="ขอถอนตัว", by=a_leader(), at=FEBRUARY)
    sent = client.post(PAGE, form)

    assert (sent.status_code, sent["Location"]) == (302, "/jury/in/")
    assert Ballot.objects.get().juror == juror


def test_a_story_is_taken_back_while_it_is_marked(malee):
    juror, client = malee
    form = filled_in(client)
    withdraw(next_entry(juror, "final", at=FEBRUARY).story, by="teller", at=FEBRUARY)
    sent = client.post(PAGE, form)

    assert (sent.status_code, Ballot.objects.count()) == (409, 0)
    assert "เจ้าของเรื่องขอเรื่องคืนระหว่างนี้" in words_of(sent.content)


def test_who_joins_a_final_from_the_desk_marks_all_of_it_and_stands_in_its_minutes(malee):
    juror, _ = malee
    a_pass(juror.campaign, "late", shown_name="มาทีหลัง")
    page = sign_in(a_leader()).post("/desk/jury/final/", {"seat": "1", "juror": "late"})
    late = juror.campaign.jurors.get(name="late")

    assert page.status_code == 302
    assert late.duties.count() == 4
    assert list(seated_in(Round.objects.get()).values()) == ["late"]


def test_what_a_removed_juror_compared_counts_and_their_pair_goes_to_another():
    campaign = compared()
    some_stories(campaign, 4)
    one, other, _ = some_jurors(campaign, 3)
    opened(campaign, "pairs")
    pair = next_pair(one, "pairs", at=FEBRUARY)
    say(one, "pairs", pair.pk, 1, key="k", at=FEBRUARY)
    held = next_pair(one, "pairs", at=FEBRUARY)
    remove_juror(one, reason="ขอถอนตัว", by=a_leader(), at=FEBRUARY)
    held.refresh_from_db()

    assert held.passed
    with pytest.raises(CallError, match="do not judge in this round"):
        say(one, "pairs", held.pk, 1, key="l", at=FEBRUARY)
    assert next_pair(other, "pairs", at=FEBRUARY) is not None
    late = FEBRUARY.replace(day=9)
    kept = close_round(campaign, "pairs", by=a_leader(), at=late, without_quorum="ถอนตัวหนึ่งคน")
    assert (Choice.objects.count(), kept.outcome["took_part"]) == (1, 1)


def test_a_story_that_is_taken_back_between_two_rounds_is_not_in_the_next():
    campaign = a_judged_campaign(
        a_round("first", "read", week=0, goes_on=4, who="volunteers"),
        a_round("final", "mark", week=1, goes_on=3),
    )
    some_stories(campaign, 6)
    january = FEBRUARY.replace(month=1, day=27)
    readers = some_jurors(campaign, 2, reader=Reader.VOLUNTEERS)
    first = opened(campaign, "first", at=january)
    for juror in readers:
        while entry := next_entry(juror, "first", at=january):
            mark = 3 if entry.number < 5 else 1
            filled = Filled(
                number=entry.number, marks={"scene": mark}, key=f"{juror.pk}-{entry.pk}"
            )
            cast(juror, "first", filled, at=january)
    close_round(campaign, "first", by=a_leader(), at=january)
    [a_pass(campaign, name) for name in ("p1", "p2")]
    gone = first.entries.get(number=2).story
    withdraw(gone, by="teller", at=january)
    final = opened(campaign, "final")

    assert who_goes_on(Round.objects.get(pk=first.pk)) == [1, 2, 3, 4]
    assert final.entries.count() == 3
    assert not final.entries.filter(story=gone).exists()


def test_more_stories_than_can_be_compared_are_refused_in_words(monkeypatch):
    campaign = compared()
    some_stories(campaign, 5)
    some_jurors(campaign, 3)
    monkeypatch.setattr(opening, "MOST_COMPARED", 4)
    page = sign_in(a_leader()).post("/desk/jury/pairs/", {"open": "1", "seed": "1"})

    assert (page.status_code, Round.objects.count()) == (400, 0)
    assert "เรื่องมากเกินกว่าจะเทียบทีละคู่" in words_of(page.content)
