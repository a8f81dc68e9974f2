"""What a teller or somebody who appears takes back goes out nowhere, and is taken down."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from a_film import brought_to, film_team
from announced import (
    A_LITTLE,
    EVERYWHERE,
    Outside,
    a_film_file,
    killed,
    outside,
    released,
    states,
    work,
)
from django.db import transaction
from given import accepted
from hypothesis import given, settings, strategies
from judged import FEBRUARY

from sangsuk.connectors.contract import Gone
from sangsuk.core.terms.announcement import OutletName
from sangsuk.core.terms.film import Stage
from sangsuk.flow.announcements.deciding import take_down
from sangsuk.flow.doors.erasure import erase
from sangsuk.flow.films import moving
from sangsuk.flow.films.signing import take_signature_back
from sangsuk.flow.telling.withdrawal import withdraw
from sangsuk.records.announcements.models import Announcement, Sending
from sangsuk.records.films.models import Film, Person
from sangsuk.records.tellers.actions import keep_consents

pytestmark = pytest.mark.django_db
BACK = {OutletName.FACEBOOK, OutletName.YOUTUBE}  # outlets that take something back
State = Sending.State


def the_story(film: Film) -> None:
    withdraw(film.story, by="the teller, by receipt", at=FEBRUARY)


def at_its_source(film: Film) -> None:
    gone = Gone(platform=film.story.platform, id=film.story.native_id)
    assert erase(gone, film.campaign, at=FEBRUARY)


def being_filmed(film: Film) -> None:
    key = (film.story.platform, film.story.native_id)
    told = {"given": {"film": False}, "asked": {"film": "?"}}
    keep_consents(campaign=film.campaign, key=key, at=FEBRUARY, **told)


def by_the_winner(film: Film) -> None:
    accepted(film.award, may_film=False)


def a_signature(film: Film) -> None:
    take_signature_back(Person.objects.get(), at=FEBRUARY)


def the_film(film: Film) -> None:
    moving.take_down(film.pk, by=film_team(), at=FEBRUARY, why="ผู้เล่าขอ")


def the_announcement(film: Film) -> None:
    made = Announcement.objects.get(film=film)
    take_down(made.pk, by=film_team(), at=FEBRUARY, why="ผู้เล่าขอ")


ERASES = (the_story, at_its_source)
WAYS: tuple[Callable[[Film], None], ...] = (
    *ERASES,
    being_filmed,
    by_the_winner,
    a_signature,
    the_film,
    the_announcement,
)


@pytest.fixture(scope="module")
def world() -> Iterator[Outside]:
    with outside() as made:
        yield made


@pytest.fixture
def film(settings, tmp_path) -> Film:
    settings.SANGSUK_HOME = tmp_path / "home"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return brought_to(Stage.PUBLISHED)


def after(steps: list[bool]) -> datetime:
    """The worker came by so often, and was killed right after an outlet's answer or not."""
    at = FEBRUARY
    for is_killed in steps:
        (killed if is_killed else work)(at)
        at += A_LITTLE
    return at


def test_what_is_taken_back_stands_at_no_outlet_that_takes_something_back(world, film):
    @settings(max_examples=8, deadline=None)
    @given(
        outlets=strategies.sets(strategies.sampled_from(EVERYWHERE), min_size=1),
        steps=strategies.lists(strategies.booleans(), max_size=4),
        way=strategies.sampled_from(WAYS),
    )
    def nowhere(outlets: set[OutletName], steps: list[bool], way: Callable[[Film], None]) -> None:
        world.forget()
        a_film_file(film)
        with transaction.atomic():
            made = released(film.campaign, *sorted(outlets), film=film)
            at = after(steps)
            was_out = world.standing()
            way(Film.objects.select_related("campaign", "story", "award").get(pk=film.pk))
            work(at, times=8)
            became, text = states(made), Announcement.objects.get(pk=made.pk).text
            transaction.set_rollback(True)
        stays = {name: many for name, many in was_out.items() if OutletName(name) not in BACK}

        assert world.standing() == stays  # nothing more, and nothing twice
        assert set(stays.values()) <= {1}
        assert {became[name] for name in stays} <= {State.STAYS}
        assert {became[name] for name in became if name not in stays} <= {
            State.GONE,
            State.UNWANTED,
        }
        assert (text == "") is (way in ERASES)

    nowhere()


@pytest.mark.parametrize("way", WAYS)
def test_what_is_taken_back_between_release_and_sending_goes_nowhere(world, film, way):
    world.forget()
    a_film_file(film)
    made = released(film.campaign, *EVERYWHERE, film=film)
    way(film)

    work(FEBRUARY, times=3)

    assert (world.standing(), set(states(made).values())) == ({}, {State.UNWANTED})


def test_all_that_is_let_out_is_out_everywhere_once_however_often_the_worker_is_killed(world, film):
    @settings(max_examples=4, deadline=None)
    @given(steps=strategies.lists(strategies.booleans(), max_size=6))
    def once(steps: list[bool]) -> None:
        world.forget()
        a_film_file(film)
        with transaction.atomic():
            made = released(film.campaign, *EVERYWHERE, film=film)
            work(after(steps), times=8)
            became = states(made)
            transaction.set_rollback(True)

        assert world.standing() == dict.fromkeys(EVERYWHERE, 1)
        assert set(became.values()) == {State.OUT}

    once()
