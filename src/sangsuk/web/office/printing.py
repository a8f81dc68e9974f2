"""What an office prints for its counter."""

import os

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sangsuk.flow.offices.printing import draw_own_poster, draw_thanks
from sangsuk.flow.outbox.settings import site_address
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.districts.models import District
from sangsuk.records.districts.queries import districts_within
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles

NOT_YET = 404


@require_safe
@for_roles(Role.DISTRICT, Role.PROVINCE)
def print_page(request: HttpRequest, account: Account) -> HttpResponse:
    """What there is to print, for each office of the account."""
    parts = {
        "account": account,
        "campaign": current_campaign(now()),
        "offices": list(districts_within(account.scope)),
        "nothing": "nothing" in request.GET,
    }
    return render(request, "office/print.html", parts)


@require_safe
@for_roles(Role.DISTRICT, Role.PROVINCE)
def poster(request: HttpRequest, account: Account, code: str) -> HttpResponse:
    """The poster whose code opens the office's own form."""
    district = _own(account, code)
    site = site_address(os.environ) or request.build_absolute_uri("/")
    return _pdf(draw_own_poster(district.code, site), f"poster-{code}")


@require_safe
@for_roles(Role.DISTRICT, Role.PROVINCE)
def thanks_cards(request: HttpRequest, account: Account, code: str) -> HttpResponse:
    """Praise of the office that may be quoted, as cards for its counter."""
    district, campaign = _own(account, code), current_campaign(now())
    drawn = draw_thanks(campaign, district) if campaign else None
    if drawn is None:
        parts = {"account": account, "campaign": campaign, "offices": [district], "nothing": True}
        return render(request, "office/print.html", parts, status=NOT_YET)
    return _pdf(drawn, f"thanks-{code}")


def _own(account: Account, code: str) -> District:
    found = districts_within(account.scope).filter(pk=code).first()
    if found is None or not account.covers(code):
        raise Http404
    return found


def _pdf(drawn: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(drawn, content_type="application/pdf", headers=headers)
