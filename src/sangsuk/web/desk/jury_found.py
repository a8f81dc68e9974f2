"""The round that an address of the desk names, or a page that says there is none."""

from django.http import Http404

from sangsuk.core.errors import SangsukError
from sangsuk.core.terms.judging import Round as Terms
from sangsuk.flow.judging.rounds import kept_stage
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.jury.models import Round
from sangsuk.web.clock import now


def campaign_or_404() -> Campaign:
    campaign = current_campaign(now())
    if campaign is None:
        raise Http404
    return campaign


def round_or_404(slug: str) -> tuple[Campaign, Terms, Round]:
    """The campaign, and its opened round with the terms by which it was opened."""
    campaign = campaign_or_404()
    try:
        return campaign, *kept_stage(campaign, slug)
    except SangsukError:
        raise Http404 from None
