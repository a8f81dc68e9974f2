"""The newest standings of a campaign."""

from datetime import datetime

from django.db.models import QuerySet

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.standings.models import Snapshot, Standing


def latest_snapshot(campaign: Campaign) -> Snapshot | None:
    """The snapshot that was kept last; None before the first."""
    return campaign.snapshots.order_by("-pk").first()


def snapshot_at(campaign: Campaign, at: datetime) -> Snapshot | None:
    """The snapshot that was the newest at a moment; None before the first."""
    return campaign.snapshots.filter(computed_at__lte=at).order_by("-pk").first()


def snapshot_by_number(campaign: Campaign, number: int) -> Snapshot | None:
    return campaign.snapshots.filter(pk=number).first()


def standings_in(snapshot: int) -> QuerySet[Standing]:
    """The standings of the snapshot of that number, each with its district and province."""
    return Standing.objects.filter(snapshot=snapshot).select_related("district__province")


def latest_standings(
    campaign: Campaign, *, province: str = "", region: str = ""
) -> QuerySet[Standing]:
    """The newest snapshot's rows, best first and the silent last; none before the first.

    Args:
        campaign: whose standings.
        province: a two-digit code; "" for all.
        region: as `Province.region` says it (เหนือ, กลาง, …); "" for all.
    """
    newest = campaign.snapshots.order_by("-pk").values("pk")[:1]
    rows = Standing.objects.filter(snapshot__in=newest).select_related("district__province")
    if province:
        rows = rows.filter(district__province=province)
    if region:
        rows = rows.filter(district__province__region=region)
    return rows


def standing_of(campaign: Campaign, district_code: str) -> Standing | None:
    return latest_standings(campaign).filter(district=district_code).first()
