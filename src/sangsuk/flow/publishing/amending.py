"""Rules fixed, amended and handed on to the next campaign: looked at first, then signed by name."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from sangsuk.core.errors import CampaignFileError, refusals_of
from sangsuk.core.tell.rules_difference import Difference, rules_difference
from sangsuk.core.terms.campaign import Campaign as Rules
from sangsuk.core.terms.campaign_file import read_campaign
from sangsuk.core.terms.next_campaign import Next, next_rules
from sangsuk.flow.publishing.rules_log import fix_rules, rules_log
from sangsuk.flow.rulings.ruling import Effect, check_ruler, effect_between
from sangsuk.records.accounts.models import Account
from sangsuk.records.acts.actions import Actor
from sangsuk.records.acts.models import Act
from sangsuk.records.campaigns.actions import keep_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import campaign_by_slug, rules_of
from sangsuk.records.standings.rebuilding import counted_tallies

_refused = refusals_of("rules")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """Rules that somebody thinks of signing, beside those that stand."""

    text: str
    rules: Rules
    differences: list[Difference]
    effect: Effect | None = None  # on the places as they are counted now; None: nothing is counted
    reads_again: bool = False  # which stories count changes: known when all are read again


def propose(campaign: Campaign, text: str) -> Proposed:
    """What other rules would change; nothing is kept.

    Raises:
        CampaignFileError: all that is wrong with the rules.
        CallError: they are another campaign's, or no amendment says what changes and why.
    """
    typed, rules = _read(text)
    now = rules_of(campaign)
    if rules.slug != campaign.slug:
        raise _refused("other_campaign", "These are another campaign's rules.", "slug", "look.")
    _check_said(campaign, rules)
    tallies = counted_tallies(campaign)
    return Proposed(
        text=text,
        rules=rules,
        differences=rules_difference(tomllib.loads(campaign.rules), typed),
        effect=effect_between(campaign, tallies, tallies, rules_after=rules) if tallies else None,
        reads_again=rules.eligibility_digest != now.eligibility_digest,
    )


@transaction.atomic
def amend(campaign: Campaign, text: str, *, by: Account, why: str, at: datetime) -> Act | None:
    """Let these rules stand from now on, as an act in the name of who signs.

    Raises:
        CampaignFileError: all that is wrong with the rules.
        CallError: it is not for this account, or they cannot stand.
    """
    check_ruler(by)
    proposed = propose(campaign, text)
    kept = keep_campaign(rules=proposed.text, where=campaign.slug, at=at)
    return fix_rules(kept, by=Actor(by.name, by.role), why=why, at=at)


def propose_next(campaign: Campaign, following: Next) -> Proposed:
    """The next campaign's rules, made of this one's; nothing is kept.

    Raises:
        CampaignFileError: all that is wrong with them.
        CallError: the slug is taken, or the file is written so that it cannot be rewritten.
    """
    if campaign_by_slug(following.slug):
        raise _refused("slug_taken", "A campaign is called so already.", "slug", "take another.")
    text = next_rules(campaign.rules, following, before=rules_of(campaign).window)
    typed, rules = _read(text)
    if (rules.slug, rules.name, rules.window) != (following.slug, following.name, following.window):
        raise _refused(
            "not_rewritten",
            "The file is written in a way that is not rewritten here.",
            "slug, name or [window]",
            "change a copy of the file by hand and keep it with sangsuk intake --campaign FILE.",
        )
    differences = rules_difference(tomllib.loads(campaign.rules), typed)
    return Proposed(text=text, rules=rules, differences=differences)


@transaction.atomic
def begin_next(
    campaign: Campaign, following: Next, *, by: Account, why: str, at: datetime
) -> Campaign:
    """Keep the next campaign and fix its rules, as an act in the name of who signs.

    Raises:
        CampaignFileError: all that is wrong with its rules.
        CallError: it is not for this account, or the rules cannot stand.
    """
    check_ruler(by)
    proposed = propose_next(campaign, following)
    kept = keep_campaign(rules=proposed.text, where=following.slug, at=at)
    fix_rules(kept, by=Actor(by.name, by.role), why=why, at=at)
    return kept


def _read(text: str) -> tuple[dict[str, Any], Rules]:
    try:
        typed = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CampaignFileError(
            "campaign.not_toml",
            what=f"The file is not TOML: {error}.",
            where="the rules",
            remedy="compare the place with the rules that stand.",
        ) from error
    return typed, read_campaign(typed, where="the rules")


def _check_said(campaign: Campaign, rules: Rules) -> None:
    """A rule that was fixed changes only where a new amendment says what and why."""
    log = rules_log(campaign)
    last = log[-1].told if log else None
    if last and last["digest"] != rules.digest and len(rules.amendments) <= last["amendments"]:
        raise _refused(
            "changed_silently",
            "No new amendment says what changes.",
            "[[amendments]]",
            "add one with on, what and why.",
        )
