"""A film with all its papers, laid in one after the other; for tests of the film room."""

from collections.abc import Callable
from datetime import time

from judged import FEBRUARY, a_leader
from kept import a_kept_campaign, keep_reading
from signed import an_account
from told import MAE_RIM, PRAISED, a_reading

from sangsuk.core.tell.films.captions import Cue
from sangsuk.core.terms.film import STAGES, Need, Stage
from sangsuk.flow.films.acting import act_on
from sangsuk.flow.films.captioning import keep_cues
from sangsuk.flow.films.moving import begin_films, due_of, let_out, move
from sangsuk.flow.films.planning import Planned, add_location
from sangsuk.flow.films.signing import (
    add_person,
    film_by_tellers_link,
    person_by_link,
    say_of_cut,
    sign,
    tellers_link,
)
from sangsuk.flow.films.writing import write
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.awards.actions import keep_award
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.districts.models import District
from sangsuk.records.films.actions import keep_footage, keep_stage, keep_state
from sangsuk.records.films.models import Film, Footage, Writing
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.showing import show_stories

WORDS = "ฝนตกหนัก น้ำท่วมทางเข้าที่ว่าการอำเภอ\nปลัดเดินลุยน้ำมารับแม่ถึงรถ\nแม่ได้บัตรในสิบนาที ดีใจมาก"
SCRIPT = "ฉาก 1 ที่ว่าการอำเภอ\nฝนตกหนัก น้ำท่วมทางเข้า\nปลัดเดินลุยน้ำมารับแม่ถึงรถ\nแม่ดีใจมาก"
CUES = [
    Cue(start=0.5, end=3.0, th="ฝนตกหนัก น้ำท่วมทางเข้า", en="Rain, and water at the gate"),
    Cue(start=3.0, end=6.0, th="ปลัดเดินลุยน้ำมารับแม่ถึงรถ", en="He waded out to fetch my mother"),
]
SECONDS = 8.0


def film_team(name: str = "kla") -> Account:
    return Account.objects.filter(name=name).first() or an_account(name, Role.FILM)


def an_awarded_story(campaign: Campaign, name: str = "rain", words: str = WORDS) -> Story:
    story = keep_reading(campaign, a_reading(name, f"u-{name}", (MAE_RIM, PRAISED), masked=words))
    show_stories([story.pk])
    act = keep_act(kind="award.given", by=Actor("a", "national"), why="test", at=FEBRUARY)
    keep_award(
        act=act,
        campaign=campaign,
        honours="stories",
        place=1,
        satang=500_000,
        district=District.objects.get(code=MAE_RIM),
        story=story,
        grounds={},
    )
    return story


def a_film(campaign: Campaign | None = None) -> Film:
    """At its first stage, with nothing in its folder."""
    campaign = campaign or a_kept_campaign()
    an_awarded_story(campaign)
    return begin_films(campaign, by=film_team(), at=FEBRUARY)[0]


def a_cut(film: Film, seconds: float = SECONDS) -> Footage:
    act = act_on(film, "upload_begun", by=film_team(), at=FEBRUARY)
    made = keep_footage(film=film, name="cut.mp4", size=1000, by="kla", act=act)
    playable = Footage.State.PLAYABLE
    keep_state(footage=made, state=playable, seconds=seconds, width=1920, height=1080)
    return Footage.objects.get(pk=made.pk)


def signed_person(film: Film, name: str = "แม่อุ๊ย") -> str:
    link = add_person(film.pk, name=name, by=film_team(), at=FEBRUARY)
    person = person_by_link(link)
    assert person
    sign(person, name, at=FEBRUARY)
    return link


def a_place(film: Film, permit: str = "อำเภอแม่ริมอนุญาตแล้ว") -> None:
    planned = Planned(place="ลานหน้าที่ว่าการ", day=FEBRUARY.date(), call=time(8), permit=permit)
    add_location(film.pk, planned, by=film_team(), at=FEBRUARY)


def said_yes(film: Film, *, is_yes: bool = True) -> None:
    link = tellers_link(film.pk, by=film_team(), at=FEBRUARY)
    asked = film_by_tellers_link(link)
    assert asked
    say_of_cut(asked, is_yes=is_yes, words="", at=FEBRUARY)


def _let_out(film: Film) -> None:
    for one in (film_team(), a_leader()):
        let_out(film.pk, by=one, at=FEBRUARY)


def _write(kind: Writing.Kind, text: str) -> Callable[[Film], object]:
    return lambda film: write(film.pk, kind, text, by=film_team(), at=FEBRUARY)


# What lays each paper into the folder, in the order of the work.
PAPERS: dict[Need, Callable[[Film], object]] = {
    Need.TREATMENT: _write(Writing.Kind.TREATMENT, "ฉาก 1 ฝนตก"),
    Need.SCRIPT: _write(Writing.Kind.SCRIPT, SCRIPT),
    Need.SIGNATURES: signed_person,
    Need.PLAN: a_place,
    Need.CUT: a_cut,
    Need.CAPTIONS: lambda film: keep_cues(film.pk, CUES, by=film_team(), at=FEBRUARY),
    Need.SIGN_OFF: said_yes,
    Need.RELEASED: _let_out,
}
LAID_AT: dict[Stage, tuple[Need, ...]] = {
    Stage.TREATMENT: (Need.TREATMENT,),
    Stage.SCRIPT: (Need.SCRIPT,),
    Stage.CONSENT: (Need.SIGNATURES,),
    Stage.SHOOT: (Need.PLAN,),
    Stage.CUT: (Need.CUT,),
    Stage.CAPTIONS: (Need.CAPTIONS,),
    Stage.SIGN_OFF: (Need.SIGN_OFF,),
    Stage.APPROVAL: (Need.RELEASED,),
}


def brought_to(stage: Stage) -> Film:
    """A film at this stage with all papers of the stages before it; its gates were not asked."""
    film = a_film()
    for one in STAGES[: STAGES.index(stage)]:
        if one is Stage.APPROVAL:  # only a film at this stage is let out
            keep_stage(film=film, stage=one, due=None)
        for need in LAID_AT[one]:
            PAPERS[need](film)
    is_out = stage is Stage.PUBLISHED
    published = act_on(film, "published", by=a_leader(), at=FEBRUARY) if is_out else None
    keep_stage(film=film, stage=stage, due=due_of(stage, FEBRUARY), published=published)
    return Film.objects.select_related("campaign", "story__reading").get(pk=film.pk)


def through_all_gates() -> Film:
    """A film that is out, moved on gate by gate as each opened."""
    film = a_film()
    for stage in STAGES[:-1]:
        for need in LAID_AT[stage]:
            PAPERS[need](film)
        move(film.pk, by=a_leader() if stage is Stage.APPROVAL else film_team(), at=FEBRUARY)
    return Film.objects.get(pk=film.pk)
