"""Two people let out what the campaign says; what cannot arrive is told before it goes."""

import os
from datetime import timedelta

import pytest
from a_film import brought_to, film_team
from announced import (
    EVERYWHERE,
    WORDS,
    a_film_file,
    killed,
    outside,
    released,
    states,
    work,
    written,
)
from judged import FEBRUARY, a_leader
from kept import a_kept_campaign
from signed import an_account

from sangsuk.core.errors import CallError
from sangsuk.core.terms.announcement import Occasion, OutletName
from sangsuk.core.terms.film import STAGES, Stage
from sangsuk.flow.announcements import deciding
from sangsuk.flow.announcements.checking import dry_run
from sangsuk.flow.announcements.drafting import draft_for
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.models import Act
from sangsuk.records.acts.queries import faults_of_log
from sangsuk.records.announcements.actions import call_back, note_out
from sangsuk.records.announcements.models import Announcement, Release, Sending

pytestmark = pytest.mark.django_db
FACEBOOK, INSTAGRAM, YOUTUBE, LINE = (
    OutletName.FACEBOOK,
    OutletName.INSTAGRAM,
    OutletName.YOUTUBE,
    OutletName.LINE,
)
LATER = FEBRUARY + timedelta(hours=2)
State = Sending.State


@pytest.fixture(autouse=True)
def own_home(settings, tmp_path):
    settings.SANGSUK_HOME = tmp_path / "home"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def world():
    with outside() as made:
        yield made


def refused(code: str):
    return pytest.raises(CallError, check=lambda error: error.code == f"announcements.{code}")


def test_one_person_alone_lets_nothing_out(world):
    made = written(a_kept_campaign())
    assert deciding.let_out(made.pk, by=film_team(), at=FEBRUARY) == 1
    with refused("one_person"):
        deciding.let_out(made.pk, by=film_team(), at=FEBRUARY)
    work(LATER)
    assert (world.standing(), states(made)) == ({}, {"facebook": State.WAITING})

    assert deciding.let_out(made.pk, by=a_leader(), at=FEBRUARY) == 2
    work(LATER)
    assert (world.standing(), states(made)) == ({"facebook": 1}, {"facebook": State.OUT})


@pytest.mark.parametrize("role", sorted(set(Role) - deciding.SPEAKERS))
def test_no_other_role_writes_lets_out_puts_off_or_takes_down(world, role):
    made = written(a_kept_campaign())
    draft = deciding.Draft(occasion=Occasion.THANK, text=WORDS, outlets=[FACEBOOK], due_at=FEBRUARY)
    who = film_team()
    who.role = role
    for tried in (
        lambda: deciding.write(draft, made.campaign, by=who, at=FEBRUARY),
        lambda: deciding.let_out(made.pk, by=who, at=FEBRUARY),
        lambda: deciding.put_off(made.pk, LATER, by=who, at=FEBRUARY),
        lambda: deciding.take_down(made.pk, by=who, at=FEBRUARY, why="x"),
    ):
        with refused("not_entitled"):
            tried()
    assert (Announcement.objects.count(), Release.objects.count()) == (1, 0)


@pytest.mark.parametrize("stage", [one for one in STAGES if one is not Stage.PUBLISHED])
def test_a_film_that_has_not_gone_through_all_its_gates_is_not_announced(stage):
    film = brought_to(stage)

    with refused("no_film"):
        written(film.campaign, film=film)


def test_a_result_that_is_not_published_is_not_told():
    with refused("no_result"):
        written(a_kept_campaign(), occasion=Occasion.RESULTS)


def test_it_goes_when_it_is_due_and_not_before(world):
    made = released(a_kept_campaign())
    deciding.put_off(made.pk, LATER, by=film_team(), at=FEBRUARY)
    work(FEBRUARY)
    assert world.standing() == {}
    work(LATER)

    assert world.standing() == {"facebook": 1}
    with refused("has_gone"):
        deciding.put_off(made.pk, LATER, by=film_team(), at=LATER)


def test_an_outlet_that_is_not_connected_is_told_and_sent_to_once_it_is():
    campaign = a_kept_campaign()
    with outside():
        made = released(campaign, FACEBOOK, LINE)
    work(FEBRUARY)
    assert set(states(made).values()) == {State.WAITING}
    assert {one.hindrances for one in dry_run(made, os.environ)} == {("not_connected",)}
    deciding.put_off(made.pk, LATER, by=film_team(), at=FEBRUARY)  # nothing has gone
    with outside() as world:
        work(LATER)
        assert world.standing() == {"facebook": 1, "line": 1}


def test_nothing_is_let_out_that_no_outlet_can_take():
    made = written(a_kept_campaign())

    with refused("hindered"):
        deciding.let_out(made.pk, by=film_team(), at=FEBRUARY)


def test_what_an_outlet_cannot_take_is_refused_with_its_reason_and_never_handed_over(world):
    made = released(a_kept_campaign(), FACEBOOK, YOUTUBE)
    work(FEBRUARY)

    assert states(made) == {"facebook": State.OUT, "youtube": State.REFUSED}
    assert Sending.objects.get(outlet="youtube").fault == "words_alone"


def test_words_are_said_once_though_the_worker_was_killed_before_it_noted_the_answer(world):
    made = released(a_kept_campaign(), FACEBOOK, LINE)
    killed(FEBRUARY)
    work(LATER, times=3)

    assert world.standing() == {"facebook": 1, "line": 1}
    assert set(states(made).values()) == {State.OUT}


def test_what_is_taken_down_is_gone_where_that_can_be_and_told_where_not(world):
    film = brought_to(Stage.PUBLISHED)
    a_film_file(film)
    made = released(film.campaign, *EVERYWHERE, film=film)
    work(FEBRUARY, times=6)
    assert world.standing() == dict.fromkeys(EVERYWHERE, 1)
    with refused("no_reason"):
        deciding.take_down(made.pk, by=film_team(), at=LATER, why=" ")
    deciding.take_down(made.pk, by=film_team(), at=LATER, why="เขียนชื่ออำเภอผิด")
    work(FEBRUARY + timedelta(days=1), times=2)

    assert world.standing() == {"instagram": 1, "line": 1}
    assert states(made) == {
        "facebook": State.GONE,
        "instagram": State.STAYS,
        "line": State.STAYS,
        "youtube": State.GONE,
    }
    with refused("is_over"):
        deciding.let_out(made.pk, by=an_account("x"), at=LATER)


def test_what_comes_out_just_while_it_is_taken_down_is_taken_down_after(world):
    made = released(a_kept_campaign())
    killed(FEBRUARY)
    deciding.take_down(made.pk, by=film_team(), at=FEBRUARY, why="ผิด")
    sending = Sending.objects.get()
    note_out(sending, native_id=next(iter(world.graph.posts)), url="", at=FEBRUARY)
    work(LATER, times=2)

    assert (world.standing(), states(made)) == ({}, {"facebook": State.GONE})


def test_words_that_line_may_have_said_are_looked_for_by_a_person(world):
    made = released(a_kept_campaign(), LINE)
    killed(FEBRUARY)
    deciding.take_down(made.pk, by=film_team(), at=FEBRUARY, why="ผิด")
    work(LATER, times=2)

    assert (world.standing(), states(made)) == ({"line": 1}, {"line": State.STAYS})
    assert Sending.objects.get().fault == "may_be_out"


def test_whom_it_reached_is_asked_again_every_six_hours(world):
    film = brought_to(Stage.PUBLISHED)
    a_film_file(film)
    released(film.campaign, FACEBOOK, YOUTUBE, film=film)
    work(FEBRUARY, times=7)

    told = Sending.objects.values_list("outlet", "views", "likes")
    assert sorted(told) == [("facebook", 900, 20), ("youtube", 1234, 56)]
    assert {one.reached_at > FEBRUARY for one in Sending.objects.all()} == {True}


def test_each_decision_is_an_act_of_the_log_and_says_no_words(world):
    made = released(a_kept_campaign())
    deciding.put_off(made.pk, LATER, by=film_team(), at=FEBRUARY)
    deciding.take_down(made.pk, by=a_leader(), at=FEBRUARY, why="ผิด")
    acts = Act.objects.filter(kind__startswith="announcement.").order_by("number")

    assert [(one.kind, one.kept["by"]) for one in acts] == [
        ("announcement.written", "kla"),
        ("announcement.let_out", "kla"),
        ("announcement.let_out", "somchai"),
        ("announcement.put_off", "kla"),
        ("announcement.taken_down", "somchai"),
    ]
    assert not any(WORDS in str(one.told) for one in acts)
    assert list(faults_of_log()) == []


@pytest.mark.parametrize("occasion", [one for one in Occasion if one is not Occasion.FILM])
def test_a_draft_has_the_campaigns_own_tags_days_and_address(occasion, world):
    campaign = a_kept_campaign()
    draft = draft_for(occasion, campaign, at=FEBRUARY)
    thai, english = draft.split("—")

    assert "https://sangsuk.example.go.th/" in thai
    assert "https://sangsuk.example.go.th/en/" in english
    assert not any("ก" <= letter <= "๛" for letter in english)


def test_calling_back_what_was_never_tried_empties_the_queue_at_once(world):
    made = released(a_kept_campaign(), FACEBOOK, LINE)
    call_back(announcements=[made.pk], at=FEBRUARY)

    assert set(states(made).values()) == {State.UNWANTED}
