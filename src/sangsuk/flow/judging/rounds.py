"""A campaign's rounds as they stand: planned, open, over, closed."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sangsuk.core.terms.judging import Round as Terms
from sangsuk.flow.judging import faults
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.jury.models import Juror, Round
from sangsuk.records.jury.queries import panel_of, rounds_of


class State(StrEnum):
    """Where a round is."""

    PLANNED = "planned"
    OPEN = "open"
    OVER = "over"  # the deadline has passed; it waits to be closed
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Stage:
    """A round of the campaign file, and what was kept of it."""

    terms: Terms
    kept: Round | None

    def state(self, at: datetime) -> State:
        if self.kept is None:
            return State.PLANNED
        if self.kept.closed_id:
            return State.CLOSED
        return State.OPEN if self.terms.holds(at) else State.OVER


def stages_of(campaign: Campaign) -> list[Stage]:
    """All rounds of the campaign file, in their order."""
    kept = rounds_of(campaign)
    return [Stage(terms, kept.get(terms.slug)) for terms in rules_of(campaign).rounds]


def stage_of(campaign: Campaign, slug: str) -> Stage:
    """The round of that slug.

    Raises:
        CallError: the campaign has none.
    """
    stages = stages_of(campaign)
    for stage in stages:
        if stage.terms.slug == slug:
            return stage
    raise faults.unknown_round(slug, [stage.terms.slug for stage in stages])


def kept_stage(campaign: Campaign, slug: str) -> tuple[Terms, Round]:
    """A round that was opened, with the terms by which it was.

    Raises:
        CallError: it was not opened, or its terms are others now.
    """
    stage = stage_of(campaign, slug)
    if stage.kept is None:
        raise faults.not_opened(slug)
    if stage.kept.terms_digest != digest_of_terms(stage.terms):
        raise faults.rules_changed(slug)
    return stage.terms, stage.kept


def open_stage(juror: Juror, slug: str, *, at: datetime) -> tuple[Terms, Round]:
    """A round in which the juror may judge now.

    Raises:
        CallError: it is closed, its time is over, or the juror is not of its panel.
    """
    terms, kept = kept_stage(juror.campaign, slug)
    if kept.closed_id or not terms.holds(at):
        raise faults.not_its_time(slug, terms.opens, terms.closes, at)
    if not panel_of(kept).filter(pk=juror.pk).exists():
        raise faults.not_on_the_panel(slug)
    return terms, kept


def digest_of_terms(terms: Terms) -> str:
    """SHA-256 of a round's terms."""
    return hashlib.sha256(repr(terms).encode()).hexdigest()


def by_the_rules(slug: str) -> str:
    """Why a round is opened or closed, where nobody had to give a reason of their own."""
    return f"round {slug} by the rules"


def check_leader(by: Account) -> None:
    """Refuse who may not lead the judging.

    Raises:
        CallError: it is not for this role.
    """
    if not by.is_active or by.role != Role.NATIONAL:
        raise faults.not_entitled(by.name, by.role)
