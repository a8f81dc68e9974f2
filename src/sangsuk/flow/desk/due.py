"""What is due in a campaign, and when: its dates, and what waits in the desk's list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sangsuk.core.terms.codes import Words
from sangsuk.flow.judging.rounds import State, stages_of
from sangsuk.flow.publishing.certifying import certifications_of
from sangsuk.flow.publishing.rules_log import rules_log
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.results.models import Publication
from sangsuk.records.results.queries import publications_of


class Stand(StrEnum):
    """Where a thing that is due stands."""

    DONE = "done"
    LATE = "late"
    WAITS = "waits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A thing that is to be done; without a moment it follows what stands before it."""

    what: str  # rules, opens, closes, collects, round, audit, published, certified
    at: datetime | None
    stand: Stand
    name: Words | None = None  # of a round


def dates_due(campaign: Campaign, *, at: datetime) -> list[Due]:
    """The campaign's steps in their order, from fixing its rules to the certified result."""
    window = rules_of(campaign).window
    steps = [
        _step("rules", window.opens, at, is_done=bool(rules_log(campaign))),
        _day("opens", window.opens, at),
        _day("closes", window.closes, at),
        _day("collects", window.collect_until, at),
        *_rounds(campaign, at),
    ]
    return [*steps, *_results(publications_of(campaign).first())]


def _rounds(campaign: Campaign, at: datetime) -> Iterator[Due]:
    for stage in stages_of(campaign):
        is_done = stage.state(at) is State.CLOSED
        yield _step("round", stage.terms.closes, at, is_done=is_done, name=stage.terms.name)


def _results(newest: Publication | None) -> Iterator[Due]:
    confirmed = newest is not None and newest.audit == "confirmed"
    certified = newest is not None and bool(certifications_of(newest))
    told = {"audit": confirmed, "published": newest is not None, "certified": certified}
    for what, is_done in told.items():
        yield Due(what=what, at=None, stand=Stand.DONE if is_done else Stand.WAITS)


def _day(what: str, moment: datetime, at: datetime) -> Due:
    """A day that comes by itself."""
    return Due(what=what, at=moment, stand=Stand.DONE if at >= moment else Stand.WAITS)


def _step(
    what: str, moment: datetime, at: datetime, *, is_done: bool, name: Words | None = None
) -> Due:
    late = Stand.LATE if at >= moment else Stand.WAITS
    return Due(what=what, at=moment, stand=Stand.DONE if is_done else late, name=name)
