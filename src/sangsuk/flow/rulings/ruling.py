"""A named person rules on a story; what that does to the places is known before."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from sangsuk.core.check.rulings import RULED
from sangsuk.core.rank.rules import EXCLUSION_RULES
from sangsuk.core.rank.rulings import Rulings
from sangsuk.core.rank.standings import Placed, place_tallies
from sangsuk.core.terms.campaign import Campaign as Rules
from sangsuk.core.terms.ruling import Ruling as Ruled
from sangsuk.core.terms.ruling import Verdict
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.flow.rulings import faults
from sangsuk.flow.telling.fit_to_show import fit_to_keep, fit_to_show
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.rulings.actions import keep_ruling
from sangsuk.records.rulings.models import Ruling
from sangsuk.records.rulings.queries import as_ruled, held_to_rule_on, rulings_on
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.standings.effect import Tallies, tallies_if
from sangsuk.records.standings.supports import Thing, supports_of
from sangsuk.records.stories.actions import mark_restored
from sangsuk.records.stories.models import Story

RULERS: Final = frozenset({Role.NATIONAL.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A ruling that somebody thinks of making."""

    story: Story
    verdict: Verdict
    rule: str
    reason: str
    district: str = ""  # empty: all of them
    text: str = ""
    shown: bool = False
    decided_by: str = ""  # where it came by a file: who is named there


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a ruling does to one district: place and positive voices, before and after."""

    code: str
    place: int | None
    voices: int
    place_after: int | None
    voices_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a ruling does to the places at this moment."""

    counted: tuple[str, ...] = ()  # districts of which the story counts before it
    counts: tuple[str, ...] = ()  # and after it
    changes: tuple[Change, ...] = ()  # districts whose voices change, then those whose place does
    prizes: tuple[str, ...] = ()
    prizes_after: tuple[str, ...] = field(default=())

    @property
    def told(self) -> dict[str, Any]:
        """What anybody may know of it."""
        voiced = [one for one in self.changes if one.voices != one.voices_after]
        return {
            "districts": [asdict(one) for one in voiced],
            "moved": sum(one.place != one.place_after for one in self.changes),
            "prizes": [list(self.prizes), list(self.prizes_after)],
        }


def effect_of(proposal: Proposal) -> Effect:
    """What the ruling would do to the places; nothing is kept.

    Raises:
        CallError: no such ruling can be made.
    """
    ruled = _checked(proposal)
    story = proposal.story
    before = supports_of([story.pk]).get(story.pk, [])
    after = supports_of([story.pk], proposed=[replace(ruled, story=str(story.pk))])
    things = after.get(story.pk, [])
    return _effect(story, before, things)


@transaction.atomic
def rule(proposal: Proposal, *, by: Account, at: datetime, appeal: int | None = None) -> Ruling:
    """Rule on a story: an act of the log, and the live count with it, all or nothing.

    Args:
        proposal: what is decided.
        by: who answers for it.
        at: this moment.
        appeal: the act of the appeal that it settles.

    Raises:
        CallError: the account may not rule, no such ruling can be made, or it stands already.
    """
    check_ruler(by)
    held = held_to_rule_on(proposal.story)
    ruled = _checked(replace(proposal, story=held))
    _check_new(held, ruled)
    effect = effect_of(proposal)
    act = keep_act(
        kind=RULED + ruled.verdict,
        by=Actor(by.name, by.role),
        why=f"{ruled.reason} {ruled.text}".strip(),
        at=at,
        told=_told(ruled, effect) | {"campaign": held.campaign_id, "appeal": appeal},
        before={"story": held.pk, "counts": list(effect.counted)},
        after={
            "story": held.pk,
            "counts": list(effect.counts),
            "decided_by": proposal.decided_by or by.name,
        },
    )
    made = keep_ruling(act=act, by=by.name, campaign=held.campaign, story=held, **_row_of(ruled))
    standing = Rulings(as_ruled(rulings_on([held.pk])))
    mark_restored(story=held, restored=standing.brings_back((held.platform, held.native_id)))
    count_stories(campaign=held.campaign, stories=[held.pk])
    return made


def check_ruler(by: Account) -> None:
    """Refuse who may not decide about stories.

    Raises:
        CallError: it is not for this role.
    """
    if not by.is_active or by.role not in RULERS:
        raise faults.not_entitled(by.name, by.role)


def _checked(proposal: Proposal) -> Ruled:
    """The ruling as the core has it, its words fit to be kept or shown."""
    code, covers = proposal.district, rules_of(proposal.story.campaign).covers
    if code and (code not in load_gazetteer().by_code() or not covers(code)):
        raise faults.unknown_district(code)
    try:
        text = (fit_to_show if proposal.shown else fit_to_keep)(proposal.text)
        ruled = Ruled(
            verdict=proposal.verdict,
            rule=proposal.rule,
            platform=proposal.story.platform,
            story=proposal.story.native_id,
            by="-",
            reason=proposal.reason,
            district=code or None,
            text=text,
            shown=proposal.shown,
        )
    except ValueError as fault:
        raise faults.no_ruling(str(fault)) from fault
    if ruled.rule not in EXCLUSION_RULES:
        raise faults.no_ruling(f"{ruled.rule!r} is no rule of the rulebook")
    return ruled


def _check_new(story: Story, ruled: Ruled) -> None:
    """Two people at once, or one who presses twice, make one ruling."""
    covering = [one for one in rulings_on([story.pk]) if one.district_id in (None, ruled.district)]
    last = covering[-1] if covering else None
    if last and (last.verdict, last.rule, last.district_id) == (
        ruled.verdict,
        ruled.rule,
        ruled.district,
    ):
        raise faults.stands_already(last.act_id)


def _effect(story: Story, before: list[Thing], after: list[Thing]) -> Effect:
    effect = effect_between(story.campaign, *tallies_if(story.campaign, story.pk, after))
    counted, counts = (tuple(sorted({code for code, _, _ in each})) for each in (before, after))
    return replace(effect, counted=counted, counts=counts)


def effect_between(
    campaign: Campaign, before: Tallies, after: Tallies, *, rules_after: Rules | None = None
) -> Effect:
    """What two counts differ in: places, voices, prizes; the later one may have other rules."""
    rules, districts = rules_of(campaign), load_gazetteer().districts
    by = (rules, rules_after or rules)
    counts = zip((before, after), by, strict=True)
    places, places_after = (place_tallies(each, districts, one) for each, one in counts)
    winners = [
        tuple(sorted(c for c, (p, v) in each.items() if p and v and p <= one.prize_places))
        for each, one in zip((places, places_after), by, strict=True)
    ]
    return Effect(
        changes=tuple(_changes(places, places_after)), prizes=winners[0], prizes_after=winners[1]
    )


def _changes(places: Mapping[str, Placed], after: Mapping[str, Placed]) -> list[Change]:
    """Districts whose voices change, then those whose place alone does, each best first."""
    changes = [
        Change(
            code=code,
            place=place,
            voices=voices,
            place_after=after[code][0],
            voices_after=after[code][1],
        )
        for code, (place, voices) in places.items()
        if after[code] != (place, voices)
    ]
    return sorted(
        changes, key=lambda one: (one.voices == one.voices_after, one.place or 10_000, one.code)
    )


def _told(ruled: Ruled, effect: Effect) -> dict[str, Any]:
    """What anybody may read of the ruling in the log; no story, no name."""
    told = {"rule": ruled.rule, "district": ruled.district, "reason": ruled.reason}
    shown = {"text": ruled.text} if ruled.shown else {}
    return told | shown | {"effect": effect.told}


def _row_of(ruled: Ruled) -> dict[str, Any]:
    return {
        "district_id": ruled.district,
        "verdict": ruled.verdict.value,
        "rule": ruled.rule,
        "reason": ruled.reason,
        "text": ruled.text,
        "shown": ruled.shown,
    }
