"""Writing an announcement, letting it out by two people, and taking it back; each an act."""

import os
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from sangsuk.core.terms.announcement import HANDS, LONGEST, Occasion, OutletName
from sangsuk.flow.announcements import faults
from sangsuk.flow.announcements.checking import dry_run, is_to_be_shown
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.acts.models import Act
from sangsuk.records.announcements.actions import (
    hold_announcement,
    keep_announcement,
    keep_due,
    keep_release,
    keep_taken_down,
)
from sangsuk.records.announcements.models import Announcement, Sending
from sangsuk.records.announcements.queries import releases_of, sendings_of
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.films.models import Film
from sangsuk.records.results.queries import publications_of

SPEAKERS = frozenset({Role.NATIONAL, Role.FILM})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody would announce."""

    occasion: Occasion
    text: str
    outlets: Collection[OutletName]
    due_at: datetime
    film: Film | None = None


@transaction.atomic
def write(draft: Draft, campaign: Campaign, *, by: Account, at: datetime) -> Announcement:
    """Keep an announcement; it goes nowhere before two people let it out.

    Raises:
        CallError: it is not for this role, or says nothing, too much or goes nowhere; its film
            may not be shown, or there is no result to tell.
    """
    _check_speaker(by)
    text = draft.text.replace("\0", "").strip()
    _check(draft, text, campaign)
    outlets = sorted(one.value for one in draft.outlets)
    occasion = draft.occasion.value
    act = _act(campaign, "written", by=by, at=at, occasion=occasion, outlets=outlets)
    return keep_announcement(
        campaign=campaign,
        occasion=occasion,
        film=draft.film,
        text=text,
        outlets=outlets,
        due_at=max(draft.due_at, at),
        written=act,
    )


@transaction.atomic
def let_out(number: int, *, by: Account, at: datetime) -> int:
    """One of two people lets it out as it is; how many have.

    Raises:
        CallError: it is not for this role, it was taken down, they did before, or no outlet
            can take it.
    """
    _check_speaker(by)
    held = hold_announcement(pk=number)
    if held.taken_down_id or not held.text:
        raise faults.is_over(number)
    hands = {one.by for one in releases_of(held)}
    if by.name in hands:
        raise faults.one_person(number)
    if all(one.hindrances for one in dry_run(held, os.environ)):
        raise faults.hindered(number)
    keep_release(announcement=held, by=by.name, act=_of(held, "let_out", by=by, at=at))
    return min(len(hands) + 1, HANDS)


@transaction.atomic
def put_off(number: int, due_at: datetime, *, by: Account, at: datetime) -> None:
    """Another moment, as long as nothing has gone.

    Raises:
        CallError: it is not for this role, it was taken down, or some of it has gone.
    """
    _check_speaker(by)
    held = hold_announcement(pk=number)
    if held.taken_down_id:
        raise faults.is_over(number)
    waiting = Sending.State.WAITING
    if any(one.state != waiting or one.first_tried_at for one in sendings_of(held)):
        raise faults.has_gone(number)
    _of(held, "put_off", by=by, at=at, due=due_at.isoformat())
    keep_due(announcement=held, due_at=max(due_at, at))


@transaction.atomic
def take_down(number: int, *, by: Account, at: datetime, why: str) -> None:
    """What waits does not go; what is out is taken down by the worker, outlet by outlet.

    Raises:
        CallError: it is not for this role, no reason is given, or it was taken down before.
    """
    _check_speaker(by)
    held = hold_announcement(pk=number)
    if held.taken_down_id:
        raise faults.is_over(number)
    if not why.strip():
        raise faults.no_reason(number)
    act = _of(held, "taken_down", by=by, at=at, why=why.strip())
    keep_taken_down(announcement=held, act=act, at=at)


def _check(draft: Draft, text: str, campaign: Campaign) -> None:
    if not text:
        raise faults.no_words()
    if len(text) > LONGEST:
        raise faults.too_many_words(LONGEST)
    if not draft.outlets:
        raise faults.no_outlet()
    is_film = draft.occasion is Occasion.FILM
    if is_film != (draft.film is not None) or not is_to_be_shown(draft.film):
        raise faults.no_film()
    if draft.occasion is Occasion.RESULTS and not publications_of(campaign).exists():
        raise faults.no_result()


def _check_speaker(by: Account) -> None:
    if by.role not in SPEAKERS:
        raise faults.not_entitled(by.role)


def _of(held: Announcement, did: str, *, by: Account, at: datetime, **more: Any) -> Act:
    return _act(held.campaign, did, by=by, at=at, announcement=held.pk, **more)


def _act(
    campaign: Campaign, did: str, *, by: Account, at: datetime, why: str = "", **told: Any
) -> Act:
    return keep_act(
        kind=f"announcement.{did}",
        by=Actor(by.name, by.role),
        why=why or did.replace("_", " "),
        at=at,
        told={"campaign": campaign.slug, **told},
    )
