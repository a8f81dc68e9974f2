"""Keeping standings."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pyarrow as pa
from django.db import transaction

from sangsuk.records.campaigns.actions import hold_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.pulse import beat
from sangsuk.records.standings.models import Snapshot, Standing

NAMES = ("code", "district", "province")  # which the district itself knows


@transaction.atomic
def keep_standings(
    *,
    campaign: Campaign,
    standings: pa.Table,
    summary: Mapping[str, Any],
    fingerprint: str,
    at: datetime,
) -> tuple[Snapshot, bool]:
    """Keep a computed table as the newest snapshot; the same result again keeps the former.

    Returns:
        The snapshot, and whether it is a new one.
    """
    hold_campaign(campaign=campaign)
    newest = campaign.snapshots.order_by("-pk").first()
    if newest and newest.fingerprint == fingerprint:
        return newest, False
    snapshot = Snapshot.objects.create(
        campaign=campaign,
        computed_at=at,
        rules_digest=summary["rules_digest"],
        reader=summary["reader"] or "",
        summary=summary,
        fingerprint=fingerprint,
    )
    Standing.objects.bulk_create(_row(snapshot, row) for row in standings.to_pylist())
    beat()
    return snapshot, True


def _row(snapshot: Snapshot, row: dict[str, Any]) -> Standing:
    figures = {name: value for name, value in row.items() if name not in NAMES}
    figures["tie_broken_by"] = figures["tie_broken_by"] or ""
    return Standing(snapshot=snapshot, district_id=row["code"], **figures)
