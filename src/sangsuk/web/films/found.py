"""The film of an address, of the campaign at hand."""

from django.http import Http404, HttpRequest

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.films.models import Film, Footage
from sangsuk.records.films.queries import film_called, footage_called
from sangsuk.web.clock import now

LONGEST = 100_000
LONGEST_NUMBER = 18


def campaign_now() -> Campaign:
    """The campaign at hand.

    Raises:
        Http404: there is none.
    """
    campaign = current_campaign(now())
    if campaign is None:
        raise Http404
    return campaign


def film_at(pk: int) -> Film:
    found = film_called(campaign_now(), pk)
    if found is None:
        raise Http404
    return found


def footage_at(pk: int) -> Footage:
    found = footage_called(campaign_now(), pk)
    if found is None:
        raise Http404
    return found


def typed(request: HttpRequest, name: str, most: int = LONGEST) -> str:
    return request.POST.get(name, "").replace("\0", "")[:most]


def number_typed(request: HttpRequest, name: str) -> int:
    """The number that a form names; 0 where it is none."""
    text = request.POST.get(name, "")
    is_number = text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return int(text) if is_number else 0
