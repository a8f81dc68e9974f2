"""The result on the wall of the hall, a page each, the first district last."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sangsuk.core.terms.award import Honours
from sangsuk.flow.awards.telling import won_of
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.awards.queries import awards_of
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.web.awards.found import campaign_asked
from sangsuk.web.desk.roles import for_roles


@require_safe
@for_roles(Role.NATIONAL)
def reveal(request: HttpRequest, account: Account) -> HttpResponse:
    """Stories first, then districts from the last place to the first; keys and taps go on."""
    campaign = campaign_asked(request)
    won = [won_of(one, one.district) for one in awards_of(campaign)] if campaign else []
    stories = [one for one in won if one.honours is Honours.STORIES]
    districts = [one for one in won if one.honours is Honours.DISTRICTS]
    parts = {
        "account": account,
        "campaign": campaign,
        "rules": rules_of(campaign) if campaign else None,
        "shown": [*stories, *reversed(districts)],
    }
    return render(request, "awards/reveal.html", parts)
