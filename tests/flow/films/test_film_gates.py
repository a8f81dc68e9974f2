"""A film goes through its gates with its papers alone, and out by two people."""

import pytest
from a_film import (
    CUES,
    LAID_AT,
    PAPERS,
    a_cut,
    a_film,
    a_place,
    brought_to,
    film_team,
    said_yes,
    signed_person,
    through_all_gates,
)
from django.db import IntegrityError, transaction
from given import accepted
from judged import FEBRUARY, a_leader
from signed import an_account

from sangsuk.core.errors import CallError
from sangsuk.core.terms.film import STAGES, Need, Stage
from sangsuk.flow.films.captioning import keep_cues
from sangsuk.flow.films.folder import folder_of, have_of
from sangsuk.flow.films.moving import begin_films, let_out, move, send_back, take_down
from sangsuk.flow.films.signing import add_person, person_by_link, take_signature_back
from sangsuk.flow.films.writing import digest_of, explain, fidelity_of, story_words, write
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.models import Act
from sangsuk.records.acts.queries import faults_of_log
from sangsuk.records.films.models import (
    Captions,
    Film,
    Footage,
    Location,
    Person,
    Release,
    SignOff,
    Writing,
)
from sangsuk.records.films.queries import films_to_show, newest_writing
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.showing import show_stories
from sangsuk.records.tellers.actions import keep_consents

pytestmark = pytest.mark.django_db
LEFT = [one for one in STAGES if one is not Stage.PUBLISHED]


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def refused(code: str):
    return pytest.raises(CallError, check=lambda error: error.code == f"films.{code}")


def mover(stage: Stage):
    return a_leader() if stage is Stage.APPROVAL else film_team()


def refuse_film(film: Film) -> None:
    key = (film.story.platform, film.story.native_id)
    keep_consents(
        campaign=film.campaign, key=key, given={"film": False}, asked={"film": "?"}, at=FEBRUARY
    )


def test_each_story_that_was_honoured_gets_one_film():
    film = a_film()

    assert (film.title, film.title_en) == ("เรื่องเล่าจากอำเภอแม่ริม", "A story from Mae Rim")
    assert begin_films(film.campaign, by=film_team(), at=FEBRUARY) == []
    assert (film.stage, film.due.isoformat()) == ("treatment", "2021-02-08")


def test_a_film_comes_out_through_all_gates_and_each_move_is_an_act():
    film = through_all_gates()

    moves = Act.objects.filter(kind__in=["film.moved", "film.published"]).order_by("number")
    assert [one.told["to"] for one in moves] == [one.value for one in STAGES[1:]]
    assert list(films_to_show(film.campaign)) == [film]
    assert list(faults_of_log()) == []


@pytest.mark.parametrize("stage", LEFT)
def test_no_gate_opens_without_its_paper(stage: Stage):
    film = brought_to(stage)

    with refused("gate_closed"):
        move(film.pk, by=mover(stage), at=FEBRUARY)
    assert Film.objects.get(pk=film.pk).stage == stage
    for need in LAID_AT[stage]:
        PAPERS[need](film)
    assert move(film.pk, by=mover(stage), at=FEBRUARY) == STAGES[STAGES.index(stage) + 1]


@pytest.mark.parametrize("stage", LEFT)
def test_no_gate_opens_when_the_teller_wants_no_film(stage: Stage):
    film = brought_to(stage)
    for need in LAID_AT[stage]:
        PAPERS[need](film)
    refuse_film(film)

    with pytest.raises(CallError, match="teller"):
        move(film.pk, by=mover(stage), at=FEBRUARY)


@pytest.mark.parametrize("stage", LEFT)
def test_no_gate_opens_to_a_role_that_it_does_not_name(stage: Stage):
    film = a_film()
    Film.objects.filter(pk=film.pk).update(stage=stage.value)
    codes = {}
    for role in Role:
        with pytest.raises(CallError) as told:
            move(film.pk, by=Account(name="x", role=role), at=FEBRUARY)
        codes[role.value] = told.value.code

    assert {role for role, code in codes.items() if code == "films.gate_closed"} == {
        "national" if stage is Stage.APPROVAL else "film"
    }


def take_away(film: Film, need: Need) -> None:
    """What was there at its own gate is no more."""
    gone = {
        Need.TREATMENT: Writing.objects.filter(kind="treatment"),
        Need.SCRIPT: Writing.objects.filter(kind="script"),
        Need.SIGNATURES: Person.objects.all(),
        Need.PLAN: Location.objects.all(),
        Need.RELEASED: Release.objects.all(),
        Need.SIGN_OFF: SignOff.objects.all(),
    }
    if need in gone:
        gone[need].delete()
    elif need is Need.CUT:
        Footage.objects.update(state=Footage.State.REFUSED)
    elif need is Need.CAPTIONS:
        Captions.objects.update(cues=[[0, 1, "เร็วเกินกว่าใครจะอ่านทันแน่นอน", "Too fast"]])


@pytest.mark.parametrize("need", list(PAPERS))
def test_what_was_there_at_its_gate_must_be_there_when_the_film_goes_out(need: Need):
    film = brought_to(Stage.APPROVAL)
    PAPERS[Need.RELEASED](film)
    take_away(film, need)

    with pytest.raises(CallError, match=need.value):
        move(film.pk, by=a_leader(), at=FEBRUARY)
    assert not films_to_show(film.campaign).exists()


def test_one_person_alone_lets_nothing_out():
    film = brought_to(Stage.APPROVAL)
    assert let_out(film.pk, by=a_leader(), at=FEBRUARY) == 1

    with refused("one_person"):
        let_out(film.pk, by=a_leader(), at=FEBRUARY)
    with refused("gate_closed"):
        move(film.pk, by=a_leader(), at=FEBRUARY)
    assert let_out(film.pk, by=film_team(), at=FEBRUARY) == 2
    assert move(film.pk, by=a_leader(), at=FEBRUARY) is Stage.PUBLISHED


def test_an_auditor_lets_nothing_out():
    film = brought_to(Stage.APPROVAL)
    with refused("not_entitled"):
        let_out(film.pk, by=an_account("x", Role.AUDITOR), at=FEBRUARY)
    assert not Release.objects.exists()


def test_nothing_is_let_out_before_all_else_is_there():
    film = brought_to(Stage.SIGN_OFF)

    with refused("not_ready"):
        let_out(film.pk, by=a_leader(), at=FEBRUARY)


@pytest.mark.parametrize("changed", ["cut", "captions"])
def test_who_agreed_on_another_cut_has_not_agreed_on_this_one(changed: str):
    film = brought_to(Stage.APPROVAL)
    PAPERS[Need.RELEASED](film)
    if changed == "cut":
        a_cut(film)
    keep_cues(film.pk, CUES[:1], by=film_team(), at=FEBRUARY)

    assert {Need.SIGN_OFF, Need.RELEASED} & have_of(folder_of(film)) == set()
    with refused("gate_closed"):
        move(film.pk, by=a_leader(), at=FEBRUARY)


def test_a_storyteller_who_says_no_keeps_the_film_in():
    film = brought_to(Stage.SIGN_OFF)
    said_yes(film, is_yes=False)
    with refused("gate_closed"):
        move(film.pk, by=film_team(), at=FEBRUARY)
    said_yes(film)

    assert move(film.pk, by=film_team(), at=FEBRUARY) is Stage.APPROVAL


def test_all_who_appear_sign_and_one_who_takes_it_back_closes_the_gate():
    film = brought_to(Stage.CONSENT)
    link = signed_person(film)
    other = add_person(film.pk, name="ปลัดก้ำ", by=film_team(), at=FEBRUARY)
    assert Need.SIGNATURES not in have_of(folder_of(film))
    signed_person(film, "น้องญู")
    Person.objects.filter(link_digest=person_by_link(other).link_digest).delete()
    assert Need.SIGNATURES in have_of(folder_of(film))
    take_signature_back(person_by_link(link), at=FEBRUARY)

    assert Need.SIGNATURES not in have_of(folder_of(film))


def test_each_place_of_the_shoot_has_its_permit():
    film = brought_to(Stage.SHOOT)
    a_place(film)
    a_place(film, permit="")

    with refused("gate_closed"):
        move(film.pk, by=film_team(), at=FEBRUARY)


def test_an_invented_event_closes_the_gate_until_somebody_says_why_it_stays():
    film = brought_to(Stage.SCRIPT)
    text = "ฝนตกหนัก น้ำท่วมทางเข้า\nตำรวจขับเรือมาช่วย"
    script = write(film.pk, Writing.Kind.SCRIPT, text, by=film_team(), at=FEBRUARY)
    [invented] = fidelity_of(story_words(film), script).invented
    with pytest.raises(CallError, match="fidelity"):
        move(film.pk, by=film_team(), at=FEBRUARY)
    with refused("no_reason"):
        explain(film.pk, digest_of(invented.text), " ", by=film_team(), at=FEBRUARY)
    told = "ผู้เล่าเล่าเพิ่มตอนคุยกัน"
    explain(film.pk, digest_of(invented.text), told, by=film_team(), at=FEBRUARY)
    assert Need.FIDELITY in have_of(folder_of(film))
    write(film.pk, Writing.Kind.SCRIPT, text + "\nแม่ดีใจมาก", by=film_team(), at=FEBRUARY)

    assert Need.FIDELITY not in have_of(folder_of(film))


def test_the_same_words_are_no_new_version():
    film = brought_to(Stage.APPROVAL)
    newest = newest_writing(film, Writing.Kind.SCRIPT)

    assert write(film.pk, "script", newest.text, by=film_team(), at=FEBRUARY) == newest
    assert keep_cues(film.pk, CUES, by=film_team(), at=FEBRUARY) == Captions.objects.get()


def test_a_film_is_sent_back_with_a_reason_and_never_forwards():
    film = brought_to(Stage.CUT)
    with refused("no_reason"):
        send_back(film.pk, Stage.SCRIPT, by=film_team(), at=FEBRUARY, why="")
    with refused("not_later"):
        send_back(film.pk, Stage.APPROVAL, by=film_team(), at=FEBRUARY, why="ข้ามไปเลย")
    send_back(film.pk, Stage.SCRIPT, by=film_team(), at=FEBRUARY, why="บทยาวไป")

    assert Film.objects.get().stage == Stage.SCRIPT


def test_what_is_taken_down_is_nowhere_and_comes_back_through_the_gates_alone():
    film = brought_to(Stage.PUBLISHED)
    with refused("is_out"):
        send_back(film.pk, Stage.CUT, by=film_team(), at=FEBRUARY, why="แก้")
    with refused("no_reason"):
        take_down(film.pk, by=film_team(), at=FEBRUARY, why="")
    take_down(film.pk, by=film_team(), at=FEBRUARY, why="ผู้เล่าขอ")
    assert not films_to_show(film.campaign).exists()
    with refused("not_out"):
        take_down(film.pk, by=film_team(), at=FEBRUARY, why="อีกครั้ง")
    send_back(film.pk, Stage.APPROVAL, by=film_team(), at=FEBRUARY, why="เข้าใจกันแล้ว")
    assert not films_to_show(film.campaign).exists()
    move(film.pk, by=a_leader(), at=FEBRUARY)

    assert films_to_show(film.campaign).get() == film


def no_story(film: Film) -> None:
    Story.objects.filter(pk=film.story_id).update(withdrawn_at=FEBRUARY, withdrawn_by="teller")
    show_stories([film.story_id])


def no_signature(film: Film) -> None:
    person = Person.objects.get()
    take_signature_back(person, at=FEBRUARY)


def no_winner(film: Film) -> None:
    accepted(film.award, may_film=False)


@pytest.mark.parametrize("withdraw", [refuse_film, no_story, no_signature, no_winner])
def test_whoever_takes_back_a_consent_takes_the_film_from_the_site_at_once(withdraw):
    film = brought_to(Stage.PUBLISHED)
    assert films_to_show(film.campaign).exists()
    withdraw(film)

    assert not films_to_show(film.campaign).exists()


def test_a_published_film_stands_at_no_earlier_stage_whatever_wrote_it():
    film = brought_to(Stage.PUBLISHED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Film.objects.filter(pk=film.pk).update(stage=Stage.CUT.value)
