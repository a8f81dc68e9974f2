"""Which campaign, and its rules."""

import tomllib
from datetime import datetime
from functools import lru_cache

from django.db.models import QuerySet

from sangsuk.core.terms.campaign import Campaign as Rules
from sangsuk.core.terms.campaign_file import read_campaign
from sangsuk.records.campaigns.models import Campaign


def current_campaign(at: datetime) -> Campaign | None:
    """The campaign that is open, else the latest that has opened, else the next; None: none."""
    begun = Campaign.objects.filter(opens__lte=at)
    return begun.filter(closes__gt=at).first() or begun.first() or Campaign.objects.last()


def campaign_by_slug(slug: str) -> Campaign | None:
    return Campaign.objects.filter(pk=slug).first()


def all_campaigns() -> QuerySet[Campaign]:
    """All of them, the newest first."""
    return Campaign.objects.all()


def campaign_before(campaign: Campaign) -> Campaign | None:
    """The latest that had closed when this one opened."""
    return Campaign.objects.filter(closes__lte=campaign.opens).order_by("-closes").first()


def rules_of(campaign: Campaign) -> Rules:
    """The campaign's rules as values of the core, checked again as they are read."""
    return _read(campaign.rules, campaign.slug)


@lru_cache(maxsize=8)
def _read(rules: str, slug: str) -> Rules:
    return read_campaign(tomllib.loads(rules), where=slug)
