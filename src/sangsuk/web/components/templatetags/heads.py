"""Whether stories are taken, for the one act in the head of every page."""

from typing import Final

from django import template
from django.template import Context

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.results.queries import publications_of
from sangsuk.web.clock import now
from sangsuk.web.held import held

register = template.Library()
OPENS: Final = "opens"  # later; till then there is nothing to press
OPEN: Final = "open"
CLOSED: Final = "closed"  # and the result is not published yet
OUT: Final = "out"  # the result can be read
OVER: Final = "over"  # closed or out: a room of the house does not ask which


@register.simple_tag(takes_context=True)
def telling_stands(context: Context) -> str:
    """How telling stands in the campaign of the page: opens, open, closed, out, or over.

    A page of no campaign leads to where one tells, which says how that stands.
    """
    campaign = context.get("campaign")
    if not isinstance(campaign, Campaign):
        return OPEN
    at = context.get("now") or now()
    if at < campaign.opens:
        return OPENS
    if at < campaign.closes:
        return OPEN
    if "pulse" not in context:
        return OVER
    return OUT if _is_out(campaign, context["pulse"]) else CLOSED


def _is_out(campaign: Campaign, pulse: int) -> bool:
    """Asked once a pulse, which a publication beats; each time where no pulse was felt."""
    key = ("is out", campaign.pk, pulse)
    return held(key, lambda: publications_of(campaign).exists())
