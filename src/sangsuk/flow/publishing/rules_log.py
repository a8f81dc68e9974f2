"""The rules' digest, fixed before opening; every later change is an act that the site shows."""

from datetime import datetime
from typing import Final

from sangsuk.core.errors import CallError
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.acts.models import Act
from sangsuk.records.acts.queries import acts_of
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of

FIXED: Final = "rules.fixed"
AMENDED: Final = "rules.amended"


def fix_rules(campaign: Campaign, *, by: Actor, why: str, at: datetime) -> Act | None:
    """Write down the digest of the rules, or of their amendment; None where nothing changed.

    Whether that was before the opening stands in the act (`before_opening`).

    Raises:
        CallError: the rules changed since they were fixed, and no amendment says what and why.
    """
    rules = rules_of(campaign)
    last = acts_of("rules", campaign=campaign.slug).last()
    told = {
        "campaign": campaign.slug,
        "digest": rules.digest,
        "amendments": len(rules.amendments),
        "before_opening": at < rules.window.opens,
    }
    if last is None:
        return keep_act(kind=FIXED, by=by, why=why, at=at, told=told, after=campaign.rules)
    if last.told["digest"] == rules.digest:
        return None
    if len(rules.amendments) <= last.told["amendments"]:
        raise CallError(
            "rules.changed_silently",
            what=f"The rules changed since {last.at} and no new amendment says so.",
            where=campaign.slug,
            remedy="add an [[amendments]] entry with on, what and why to the campaign file.",
        )
    before = last.kept["after"]
    return keep_act(
        kind=AMENDED, by=by, why=why, at=at, told=told, before=before, after=campaign.rules
    )


def rules_log(campaign: Campaign) -> list[Act]:
    """When the rules were fixed and amended, the earliest first."""
    return list(acts_of("rules", campaign=campaign.slug))
