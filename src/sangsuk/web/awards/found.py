"""Whose awards a page shows: the campaign that its address names, else the one at hand."""

from django.http import Http404, HttpRequest
from django.urls import reverse

from sangsuk.records.awards.models import Award
from sangsuk.records.awards.queries import award_called
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import campaign_by_slug, current_campaign
from sangsuk.web.clock import now


def campaign_asked(request: HttpRequest) -> Campaign | None:
    """The campaign; None where there is none at all.

    Raises:
        Http404: the address names one that is not there.
    """
    asked = request.GET.get("campaign", "")
    found = campaign_by_slug(asked.replace("\0", "")) if asked else current_campaign(now())
    if asked and found is None:
        raise Http404
    return found


def award_or_404(number: int) -> Award:
    """The award of this number, of whichever campaign.

    Raises:
        Http404: there is none.
    """
    found = award_called(number)
    if found is None:
        raise Http404
    return found


def address_of(page: str, campaign: Campaign) -> str:
    """A page of awards, with the campaign that it shows."""
    return f"{reverse(f'desk:{page}')}?campaign={campaign.slug}"
