"""The standings of a campaign from the memory, kept as a snapshot."""

import hashlib
import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pyarrow as pa
from django.db import transaction

from sangsuk.core.rank.count import count_readings
from sangsuk.core.rank.rulings import Rulings
from sangsuk.core.terms.identity import Identities, Joined
from sangsuk.flow.counting.reader_error import load_reader_error
from sangsuk.flow.outbox.hooks import COUNTED, tell_hooks
from sangsuk.flow.reading.copies import keyed, mark_copies_of
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.claims.queries import joined_posts
from sangsuk.records.rulings.queries import as_ruled, rulings_of
from sangsuk.records.standings.actions import keep_standings
from sangsuk.records.standings.models import Snapshot
from sangsuk.records.standings.sizes import learn_sizes
from sangsuk.records.stories.queries import stories_of


def rank_site(campaign: Campaign, *, at: datetime) -> tuple[Snapshot, bool]:
    """Count all readings of a campaign, as people ruled on them, and keep the standings.

    Copies are marked anew first, so that what was withdrawn since is not the
    original of anything.  Run again on the same readings, it keeps the former
    snapshot.

    Returns:
        The newest snapshot, and whether this call made it.
    """
    readings = mark_copies_of(campaign).readings
    standings, summary = count_readings(
        readings,
        rules_of(campaign),
        load_gazetteer(),
        error=load_reader_error(),
        identities=Identities.of(_joined(campaign)),
        rulings=Rulings(as_ruled(rulings_of(campaign), named=keyed)),
    )
    counted = {"standings": standings.to_pylist(), "summary": summary.as_json()}
    canonical = json.dumps(counted, sort_keys=True, ensure_ascii=False).encode()
    kept = _kept(
        campaign,
        standings,
        summary.as_json(),
        fingerprint=hashlib.sha256(canonical).hexdigest(),
        at=at,
    )
    learn_sizes()
    return kept


@transaction.atomic
def _kept(
    campaign: Campaign,
    standings: pa.Table,
    summary: dict[str, Any],
    *,
    fingerprint: str,
    at: datetime,
) -> tuple[Snapshot, bool]:
    """The snapshot; of a new one, programs of others are told."""
    snapshot, is_new = keep_standings(
        campaign=campaign, standings=standings, summary=summary, fingerprint=fingerprint, at=at
    )
    if is_new:
        told = {"campaign": campaign.slug, "fingerprint": fingerprint}
        tell_hooks(COUNTED, str(snapshot.pk), told, at=at)
    return snapshot, is_new


def _joined(campaign: Campaign) -> list[Joined]:
    """Posts that were claimed, under the ids that marked readings have."""
    joined = joined_posts(campaign)
    stories = stories_of(campaign, [(one.platform, one.post or "") for one in joined])
    named = {key: keyed(story) for key, story in stories.items()}
    keys = [(one, (one.platform, one.post or "")) for one in joined]
    return [replace(one, post=named[key]) for one, key in keys if key in named]
