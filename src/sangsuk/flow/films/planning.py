"""Where and when is shot, by whose leave; and what the team says at a moment of a cut."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from sangsuk.flow.films import faults
from sangsuk.flow.films.acting import act_on, check_team
from sangsuk.records.accounts.models import Account
from sangsuk.records.films.actions import (
    drop_location,
    hold_film,
    keep_location,
    keep_permit,
    keep_remark,
)
from sangsuk.records.films.models import Footage, Location
from sangsuk.records.films.queries import location_called

LONGEST = 200
LONGEST_NOTE = 500
LONGEST_REMARK = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A place of a shoot as it is typed."""

    place: str
    day: date
    call: time
    permit: str = ""
    note: str = ""


@transaction.atomic
def add_location(number: int, planned: Planned, *, by: Account, at: datetime) -> Location:
    """A place of the shoot.

    Raises:
        CallError: it is not for this role, or the place has no name.
    """
    check_team(by, "plan shoots")
    film = hold_film(pk=number)
    if not planned.place.strip():
        raise faults.no_words(number)
    return keep_location(
        film=film,
        place=planned.place.strip()[:LONGEST],
        day=planned.day,
        call=planned.call,
        permit=planned.permit.strip()[:LONGEST],
        note=planned.note.strip()[:LONGEST_NOTE],
        act=act_on(film, "place_planned", by=by, at=at),
    )


@transaction.atomic
def give_permit(number: int, location: int, permit: str, *, by: Account, at: datetime) -> None:
    """By whose leave is shot there.

    Raises:
        CallError: it is not for this role, there is no such place, or no words.
    """
    check_team(by, "plan shoots")
    film = hold_film(pk=number)
    found = location_called(film, location)
    if found is None or not permit.strip():
        raise faults.no_words(number)
    act_on(film, "permit_given", by=by, at=at)
    keep_permit(location=found, permit=permit.strip()[:LONGEST])


@transaction.atomic
def take_out_location(number: int, location: int, *, by: Account, at: datetime) -> None:
    """Nothing is shot there.

    Raises:
        CallError: it is not for this role, or there is no such place.
    """
    check_team(by, "plan shoots")
    film = hold_film(pk=number)
    found = location_called(film, location)
    if found is None:
        raise faults.no_words(number)
    act_on(film, "place_taken_out", by=by, at=at)
    drop_location(location=found)


@transaction.atomic
def remark(footage: Footage, second: float, text: str, *, by: Account, at: datetime) -> None:
    """What is to be said at a moment of a cut.

    Raises:
        CallError: it is not for this role, or there are no words.
    """
    check_team(by, "talk about cuts")
    film = hold_film(pk=footage.film_id)
    if not text.strip():
        raise faults.no_words(film.pk)
    act = act_on(film, "remarked", by=by, at=at)
    kept = min(max(second, 0.0), footage.seconds)
    keep_remark(footage=footage, second=kept, text=text.strip()[:LONGEST_REMARK], act=act)
