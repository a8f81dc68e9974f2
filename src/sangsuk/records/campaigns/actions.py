"""Keeping campaigns."""

import tomllib
from datetime import datetime

from django.db import transaction

from sangsuk.core.terms.campaign_file import read_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.pulse import beat


@transaction.atomic
def keep_campaign(*, rules: str, is_demo: bool = False, where: str, at: datetime) -> Campaign:
    """Keep a campaign's rules; the same rules again change nothing.

    Once a demonstration, a campaign stays one: its stories are among the kept.

    Args:
        rules: the campaign file, TOML.
        is_demo: its stories were written for the demonstration.
        where: the file's name, for messages.
        at: when.

    Raises:
        CampaignFileError: all that is wrong with the rules.
    """
    read = read_campaign(tomllib.loads(rules), where=where)
    kept = Campaign.objects.filter(pk=read.slug).first()
    is_demo = is_demo or (kept is not None and kept.is_demo)
    if kept and kept.rules == rules and kept.is_demo == is_demo:
        return kept
    fields = {
        "name_th": read.name.th,
        "name_en": read.name.en,
        "opens": read.window.opens,
        "closes": read.window.closes,
        "rules": rules,
        "digest": read.digest,
        "is_demo": is_demo,
        "kept_at": at,
    }
    campaign = Campaign(slug=read.slug, **fields)
    # Two that keep it at once write the same.
    Campaign.objects.bulk_create(
        [campaign], update_conflicts=True, unique_fields=["slug"], update_fields=list(fields)
    )
    beat()
    return campaign


def hold_campaign(*, campaign: Campaign) -> None:
    """Keep others from adding to the campaign until the transaction at hand is over.

    SQLite has one writer at a time in any case; on PostgreSQL those who come
    later wait here, and then see what was added.
    """
    Campaign.objects.select_for_update(no_key=True).get(pk=campaign.pk)
