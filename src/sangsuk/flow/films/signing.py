"""Those who appear sign, on a phone or on paper; the storyteller sees the film first."""

import hashlib
import secrets
from datetime import datetime
from typing import Final

from django.db import transaction

from sangsuk.flow.films import faults
from sangsuk.flow.films.acting import act_on, check_team
from sangsuk.records.accounts.models import Account
from sangsuk.records.acts.actions import Actor
from sangsuk.records.films.actions import (
    drop_person,
    hold_film,
    keep_person,
    keep_persons_link,
    keep_sign_off,
    keep_signature,
    keep_tellers_link,
    keep_withdrawal,
)
from sangsuk.records.films.models import Film, Person
from sangsuk.records.films.queries import (
    captions_of,
    cut_of,
    film_of_link,
    may_be_filmed,
    person_called,
    person_of_link,
)
from sangsuk.records.tellers.queries import contacts_of

APPEARS: Final = Actor("who appears", "appears")
STORYTELLER: Final = Actor("storyteller", "teller")
LONGEST: Final = 150
LONGEST_WORDS: Final = 2000


@transaction.atomic
def add_person(
    number: int, *, name: str, part: str = "", guardian: str = "", by: Account, at: datetime
) -> str:
    """Somebody who appears; their own link, of which only a digest is kept.

    Raises:
        CallError: it is not for this role, or there is no name.
    """
    check_team(by, "say who appears")
    film = hold_film(pk=number)
    if not name.strip():
        raise faults.no_name(number)
    act_on(film, "person_added", by=by, at=at)
    link = _new_link()
    told = {"name": name, "part": part, "guardian": guardian}
    keep_person(
        film=film,
        link_digest=digest_of(link),
        **{key: value.strip()[:LONGEST] for key, value in told.items()},
    )
    return link


@transaction.atomic
def new_persons_link(number: int, person: int, *, by: Account) -> str:
    """Another link for somebody who lost theirs; the older one is void.

    Raises:
        CallError: it is not for this role, or nobody so appears.
    """
    check_team(by, "give links")
    found = _person(number, person)
    link = _new_link()
    keep_persons_link(person=found, link_digest=digest_of(link))
    return link


@transaction.atomic
def take_out_person(number: int, person: int, *, by: Account, at: datetime) -> None:
    """Somebody appears no more; who has signed stays in the folder.

    Raises:
        CallError: it is not for this role, nobody so appears, or they have signed.
    """
    check_team(by, "say who appears")
    film, found = hold_film(pk=number), _person(number, person)
    if found.signed_id:
        raise faults.signed_already(number)
    act_on(film, "person_taken_out", by=by, at=at)
    drop_person(person=found)


def person_by_link(link: str) -> Person | None:
    return person_of_link(digest_of(link)) if link else None


@transaction.atomic
def sign(person: Person, name: str, *, at: datetime) -> None:
    """Who appears says yes, by their own link.

    Raises:
        CallError: there is no name.
    """
    film = hold_film(pk=person.film_id)
    if not name.strip():
        raise faults.no_name(film.pk)
    act = act_on(film, "signed", by=APPEARS, at=at, why="by their own link")
    way = Person.Way.PHONE
    keep_signature(person=person, signed_as=name.strip()[:LONGEST], way=way, act=act)


@transaction.atomic
def take_signature_back(person: Person, *, at: datetime) -> None:
    """Who appears says no; a film that is out is gone from every page at once."""
    film = hold_film(pk=person.film_id)
    if person.signed_id and not person.withdrawn_id:
        act = act_on(film, "signature_taken_back", by=APPEARS, at=at, why="by their own link")
        keep_withdrawal(person=person, act=act)


@transaction.atomic
def note_paper(number: int, person: int, *, by: Account, at: datetime) -> None:
    """A form that was signed on paper lies in the film team's folder.

    Raises:
        CallError: it is not for this role, nobody so appears, or they have signed.
    """
    check_team(by, "take in signatures")
    film, found = hold_film(pk=number), _person(number, person)
    if found.signed_id and not found.withdrawn_id:
        raise faults.signed_already(number)
    act = act_on(film, "signed_on_paper", by=by, at=at, why="the paper was seen")
    way = Person.Way.PAPER
    keep_signature(person=found, signed_as=found.guardian or found.name, way=way, act=act)


@transaction.atomic
def tellers_link(number: int, *, by: Account, at: datetime) -> str:
    """A link by which the storyteller sees the cut and says yes or no; an older one is void.

    Raises:
        CallError: it is not for this role, or there are no captions yet.
    """
    check_team(by, "ask storytellers")
    film = hold_film(pk=number)
    cut = cut_of(film)
    if cut is None or captions_of(cut) is None:
        raise faults.no_captions(number)
    act_on(film, "teller_asked", by=by, at=at)
    link = _new_link()
    keep_tellers_link(film=film, link_digest=digest_of(link))
    return link


def film_by_tellers_link(link: str) -> Film | None:
    return film_of_link(digest_of(link)) if link else None


@transaction.atomic
def say_of_cut(film: Film, *, is_yes: bool, words: str, at: datetime) -> None:
    """What the storyteller says of the newest cut with its captions.

    Raises:
        CallError: there is nothing to see.
    """
    held = hold_film(pk=film.pk)
    cut = cut_of(held)
    captions = captions_of(cut) if cut else None
    if captions is None:
        raise faults.no_captions(held.pk)
    did = "teller_says_yes" if is_yes else "teller_says_no"
    act = act_on(held, did, by=STORYTELLER, at=at, why="by the storyteller's own link")
    keep_sign_off(captions=captions, is_yes=is_yes, words=words.strip()[:LONGEST_WORDS], act=act)


@transaction.atomic
def contact_of_teller(number: int, *, by: Account, at: datetime, why: str) -> str:
    """How the storyteller may be reached, if they left it and allow a film; each look is an act.

    Raises:
        CallError: it is not for this role, no reason is given, or there is none.
    """
    check_team(by, "see how tellers are reached")
    film = hold_film(pk=number)
    if not why.strip():
        raise faults.no_reason(number)
    key = (film.story.platform, film.story.native_id)
    found = contacts_of(film.campaign, [key]).get(key) if may_be_filmed(film) else None
    if not found:
        raise faults.no_contact(number)
    act_on(film, "contact_seen", by=by, at=at, why=why)
    return found


def digest_of(link: str) -> str:
    return hashlib.sha256(f"film {link}".encode()).hexdigest()


def _new_link() -> str:
    return secrets.token_hex(16)


def _person(number: int, person: int) -> Person:
    found = person_called(hold_film(pk=number), person)
    if found is None:
        raise faults.no_name(number)
    return found
