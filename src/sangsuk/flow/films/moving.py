"""A film goes from stage to stage, through gates that open to papers alone."""

from datetime import date, datetime, timedelta

from django.db import transaction

from sangsuk.core.terms.film import GATES, NATIONAL, STAGES, Need, Stage, after
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.films import faults
from sangsuk.flow.films.acting import act_on, check_team
from sangsuk.flow.films.folder import folder_of, lacks_of
from sangsuk.records.accounts.models import Account
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.awards.models import Award
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.films.actions import (
    hold_film,
    keep_due,
    keep_film,
    keep_release,
    keep_stage,
    keep_taken_down,
)
from sangsuk.records.films.models import Film
from sangsuk.records.films.queries import awards_to_film


@transaction.atomic
def begin_films(campaign: Campaign, *, by: Account, at: datetime) -> list[Film]:
    """A film for each story that was honoured and has none yet.

    Raises:
        CallError: it is not for this role.
    """
    if by.role not in {NATIONAL, *GATES[Stage.TREATMENT].movers}:
        raise faults.not_entitled("begin films", by.role)
    return [_begin(award, by=by, at=at) for award in awards_to_film(campaign)]


def _begin(award: Award, *, by: Account, at: datetime) -> Film:
    act = keep_act(
        kind="film.begun",
        by=Actor(by.name, by.role),
        why="its story was honoured",
        at=at,
        told={"campaign": award.campaign_id, "award": award.pk},
    )
    return keep_film(
        act=act,
        campaign=award.campaign,
        story=award.story,
        award=award,
        title=f"เรื่องเล่าจากอำเภอ{award.district.name_th}",
        title_en=f"A story from {award.district.name_en}",
        stage=Stage.TREATMENT.value,
        due=due_of(Stage.TREATMENT, at),
    )


@transaction.atomic
def move(number: int, *, by: Account, at: datetime) -> Stage:
    """Through the gate of the stage at hand, into the next one.

    Raises:
        CallError: it is not for this role, something is missing, or it is the last stage.
    """
    film = hold_film(pk=number)
    stage = Stage(film.stage)
    following = after(stage)
    if following is None:
        raise faults.is_over(number)
    if by.role not in GATES[stage].movers:
        raise faults.not_entitled("move it on", by.role)
    if lacks := lacks_of(folder_of(film)):
        raise faults.gate_closed(number, lacks)
    is_last = following is Stage.PUBLISHED
    act = act_on(film, "published" if is_last else "moved", by=by, at=at, to=following.value)
    published = act if is_last else None
    keep_stage(film=film, stage=following, due=due_of(following, at), published=published)
    return following


@transaction.atomic
def send_back(number: int, to: Stage, *, by: Account, at: datetime, why: str) -> None:
    """Back to a stage that it has left; what was agreed on of another cut counts no more.

    Raises:
        CallError: it is not for this role, it is published, no reason, or no earlier stage.
    """
    if by.role not in (NATIONAL, *GATES[Stage.TREATMENT].movers):
        raise faults.not_entitled("send it back", by.role)
    film = hold_film(pk=number)
    if film.published_id and not film.taken_down_id:
        raise faults.is_out(number)
    if not why.strip():
        raise faults.no_reason(number)
    if STAGES.index(to) >= STAGES.index(Stage(film.stage)):
        raise faults.not_later(number)
    act_on(film, "sent_back", by=by, at=at, why=why, to=to.value)
    keep_taken_down(film=film, act=None)
    keep_stage(film=film, stage=to, due=due_of(to, at))


@transaction.atomic
def set_due(number: int, due: date, *, by: Account, at: datetime) -> None:
    """Another day by which the stage at hand should be over.

    Raises:
        CallError: it is not for this role.
    """
    check_team(by, "set days")
    film = hold_film(pk=number)
    act_on(film, "due_changed", by=by, at=at, due=due.isoformat())
    keep_due(film=film, due=due)


@transaction.atomic
def let_out(number: int, *, by: Account, at: datetime) -> int:
    """One of two people lets this cut with these captions out; how many have.

    Raises:
        CallError: it is not for this role, something else is missing, or they did before.
    """
    if by.role not in (NATIONAL, *GATES[Stage.TREATMENT].movers):
        raise faults.not_entitled("let films out", by.role)
    film = hold_film(pk=number)
    folder = folder_of(film)
    captions, lacks = folder.captions, set(lacks_of(folder)) - {Need.RELEASED}
    if film.stage != Stage.APPROVAL or captions is None or lacks:
        raise faults.not_ready(number)
    hands = {one.by for one in folder.releases}
    if by.name in hands:
        raise faults.released_already(number)
    keep_release(captions=captions, by=by.name, act=act_on(film, "let_out", by=by, at=at))
    return len(hands) + 1


@transaction.atomic
def take_down(number: int, *, by: Account, at: datetime, why: str) -> None:
    """From every page at once; it goes out again only by the gates.

    Raises:
        CallError: it is not for this role, no reason is given, or it is not out.
    """
    if by.role not in (NATIONAL, *GATES[Stage.TREATMENT].movers):
        raise faults.not_entitled("take films down", by.role)
    film = hold_film(pk=number)
    if not film.published_id or film.taken_down_id:
        raise faults.not_out(number)
    if not why.strip():
        raise faults.no_reason(number)
    keep_taken_down(film=film, act=act_on(film, "taken_down", by=by, at=at, why=why))


def due_of(stage: Stage, at: datetime) -> date | None:
    """When a stage that begins now should be over."""
    gate = GATES.get(stage)
    return at.astimezone(BANGKOK).date() + timedelta(days=gate.days) if gate else None
