"""`GET /api/v1/campaigns`, `/coverage`, `/results`: what runs, what was collected, what holds."""

from dataclasses import asdict
from typing import Any, Literal

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router, Schema
from pydantic import Field

from sangsuk.core.thai.dates import BANGKOK
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import all_campaigns, rules_of
from sangsuk.records.inbox.coverage import coverage
from sangsuk.records.results.models import Publication
from sangsuk.records.results.queries import publications_of
from sangsuk.web.api.asking import MOST, Listing, Paged, campaign_of, check_names
from sangsuk.web.api.cursors import part_of
from sangsuk.web.api.problems import Problem

router = Router(tags=["campaigns and results"])


class CampaignRow(Schema):
    """One campaign: its window is half-open, opens <= t < closes."""

    slug: str
    name: str
    name_en: str
    question: str
    question_en: str
    hashtags: list[str]
    opens: str
    closes: str
    rules_digest: str = Field(description="SHA-256 of the rules; travels with results.")
    is_demo: bool = Field(description="Its stories were written for the demonstration.")


class CampaignsPage(Schema):
    items: list[CampaignRow]
    next: str | None


class StretchRow(Schema):
    """Hours of a door that lie together and are alike."""

    door: str
    since: str
    until: str
    state: Literal["collected", "missed"]
    reason: str


class CoveragePage(Schema):
    items: list[StretchRow]
    next: str | None


class CoverageAsked(Listing):
    limit: int = Field(MOST, ge=1, le=MOST, description="How many rows at most.")


class ResultRow(Schema):
    """A published result: it stays at its address for good."""

    citation: str
    published_at: str
    rules_digest: str
    sha256: str = Field(description="Of the archive, which `sangsuk verify` checks.")
    signed_by: str
    audit: str = Field(description="What the audit came to; empty: none yet.")
    rows: int
    why: str
    holds: bool = Field(description="Whether it is the newest of its campaign.")
    page: str
    archive: str


class ResultsPage(Schema):
    items: list[ResultRow]
    next: str | None


@router.get(
    "/campaigns",
    response={200: CampaignsPage, 404: Problem, 422: Problem, 429: Problem},
    summary="Campaigns · แคมเปญ",
)
def campaigns(request: HttpRequest, asked: Query[Paged]) -> dict[str, Any]:
    """All campaigns of this site, the newest first."""
    check_names(request, asked)
    part, following = part_of(list(all_campaigns()), asked)
    return {"items": [_campaign(row) for row in part], "next": following}


@router.get(
    "/coverage",
    response={200: CoveragePage, 404: Problem, 422: Problem, 429: Problem},
    summary="Coverage · บัญชีการเก็บรวบรวม",
)
def coverage_of_campaign(request: HttpRequest, asked: Query[CoverageAsked]) -> dict[str, Any]:
    """What was and was not collected, hour by hour and door by door.

    Stretches of like hours of a campaign's time; of hours in none of them nothing is known.
    """
    campaign = campaign_of(request, asked)
    part, following = part_of(coverage(since=campaign.opens, until=campaign.closes), asked)
    items = [asdict(one) for one in part]
    for one in items:
        for name in ("since", "until"):
            one[name] = one[name].astimezone(BANGKOK).isoformat()
    return {"items": items, "next": following}


@router.get(
    "/results",
    response={200: ResultsPage, 404: Problem, 422: Problem, 429: Problem},
    summary="Results · ผลที่ประกาศ",
)
def results(request: HttpRequest, asked: Query[Listing]) -> dict[str, Any]:
    """All published results of a campaign, the newest first; it holds, the others it corrects."""
    published = list(publications_of(campaign_of(request, asked)))
    part, following = part_of(published, asked)
    return {
        "items": [_result(request, row, holds=row == published[0]) for row in part],
        "next": following,
    }


def _campaign(row: Campaign) -> dict[str, Any]:
    rules = rules_of(row)
    return {
        "slug": row.slug,
        "name": row.name_th,
        "name_en": row.name_en,
        "question": rules.question.th,
        "question_en": rules.question.en,
        "hashtags": list(rules.hashtags),
        "opens": rules.window.opens.astimezone(BANGKOK).isoformat(),
        "closes": rules.window.closes.astimezone(BANGKOK).isoformat(),
        "rules_digest": row.digest,
        "is_demo": row.is_demo,
    }


def _result(request: HttpRequest, row: Publication, *, holds: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        name: getattr(row, name)
        for name in ("citation", "rules_digest", "sha256", "signed_by", "audit", "rows", "why")
    }
    address = {"code": row.citation}
    return told | {
        "published_at": row.published_at.astimezone(BANGKOK).isoformat(),
        "holds": holds,
        "page": request.build_absolute_uri(reverse("public:result", kwargs=address)),
        "archive": request.build_absolute_uri(reverse("public:archive", kwargs=address)),
    }
