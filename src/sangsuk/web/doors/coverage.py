"""`GET /api/v1/coverage`: what was and was not collected, hour by hour and door by door."""

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sangsuk.records.campaigns.queries import campaign_by_slug, current_campaign
from sangsuk.records.inbox.coverage import coverage
from sangsuk.web.clock import now

NOT_FOUND = 404


@never_cache
@require_safe
def coverage_of_campaign(request: HttpRequest) -> JsonResponse:
    """Stretches of like hours of a campaign's time; of hours in none of them nothing is known."""
    slug = request.GET.get("campaign", "")
    campaign = campaign_by_slug(slug) if slug else current_campaign(now())
    if campaign is None:
        told = {"code": "campaign.unknown", "what": "There is no such campaign."}
        return JsonResponse({"error": told}, status=NOT_FOUND)
    stretches = coverage(since=campaign.opens, until=campaign.closes)
    return JsonResponse({"items": [asdict(one) for one in stretches], "next": None})
