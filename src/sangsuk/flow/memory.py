"""What must be in the memory before anything else: the districts and a campaign."""

from datetime import datetime

from sangsuk.core.errors import CallError
from sangsuk.core.terms.district import DISTRICTS_IN_ALL
from sangsuk.flow.campaigns import all_campaigns, default_campaign, find_campaign, load_campaign
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.records.campaigns.actions import keep_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import campaign_by_slug, current_campaign
from sangsuk.records.districts.actions import keep_districts
from sangsuk.records.districts.queries import all_districts


def remember_districts() -> None:
    """Keep the 878 districts; nothing to do where they are kept."""
    if all_districts().count() != DISTRICTS_IN_ALL:
        keep_districts(districts=load_gazetteer().districts)


def remember_campaign(slug_or_path: str | None, *, is_demo: bool = False, at: datetime) -> Campaign:
    """Keep a campaign's rules as its file says them now, and the districts with it.

    Without a name it is the one that the memory holds as the current one, as it
    was kept; else the current one of the files.
    """
    remember_districts()
    if slug_or_path is None and (kept := current_campaign(at)):
        return kept
    name = slug_or_path or default_campaign(at).slug
    slug = load_campaign(name).slug  # says all that is wrong with the file
    rules = find_campaign(name).read_text("utf-8-sig")
    return keep_campaign(rules=rules, is_demo=is_demo, where=slug, at=at)


def remember_what_is_open(*, at: datetime) -> None:
    """Keep the campaign of the files that is open, where the memory holds none: it can be told."""
    if current_campaign(at) is None and any(one.window.holds(at) for one in all_campaigns()):
        remember_campaign(None, at=at)


def recall_campaign(slug: str | None, *, at: datetime) -> Campaign:
    """The kept campaign of that slug, else the current one.

    Raises:
        CallError: it is not in the memory.
    """
    campaign = campaign_by_slug(slug) if slug else current_campaign(at)
    if campaign is None:
        raise CallError(
            "campaign.not_kept",
            what=f"The memory holds no campaign{f' called {slug!r}' if slug else ''}.",
            where="the database",
            remedy="take stories in first: sangsuk intake FILE, or sangsuk demo load.",
        )
    return campaign
