"""Awards at the desk: all of them, and one with what waits for whom; pages call the steps."""

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import CallError
from sangsuk.core.terms.award import Honours
from sangsuk.flow.awards.giving import give_to_districts, give_to_stories
from sangsuk.flow.awards.noticing import congratulate_offices
from sangsuk.flow.awards.papers import sheets_of
from sangsuk.flow.awards.plaques import next_plaque_step
from sangsuk.flow.awards.standing import budget_of, next_step, steps_of
from sangsuk.flow.awards.telling import won_of
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.awards.models import Award
from sangsuk.records.awards.queries import awards_of, may_be_told, papers_of
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import all_campaigns
from sangsuk.web.awards.found import address_of, award_or_404, campaign_asked
from sangsuk.web.awards.refusals import why_refused
from sangsuk.web.awards.steps import take_step
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles

ENTITLED: Final = (Role.NATIONAL, Role.FINANCE, Role.AUDITOR)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*ENTITLED)
def awards(request: HttpRequest, account: Account) -> HttpResponse:
    """All awards of the campaign, what they come to, and giving those that were not given."""
    campaign, fault = campaign_asked(request), ""
    if request.method == "POST" and campaign is not None:
        try:
            _give(campaign, request.POST.get("give", ""), account)
            return redirect(address_of("awards", campaign))
        except CallError as error:
            fault = why_refused(error)
    found = list(awards_of(campaign)) if campaign else []
    parts = {
        "account": account,
        "campaign": campaign,
        "campaigns": all_campaigns(),
        "awards": [(one, next_step(one)) for one in found],
        "waiting": [one for one in Honours if one not in {had.honours for had in found}],
        "budget": budget_of(campaign, found) if campaign else None,
        "leads": account.role == Role.NATIONAL,
        "fault": fault,
    }
    return render(request, "awards/list.html", parts, status=400 if fault else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*ENTITLED)
def one_award(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """One award: its grounds, how far it has come, and what this account may do now."""
    said: dict[str, Any] = {}
    award = award_or_404(number)
    if request.method == "POST":
        try:
            said = take_step(request, award, account)
        except CallError as error:
            said = {"fault": why_refused(error)}
        if not said:
            return redirect("desk:award", number=number)
        award = award_or_404(number)
    status = 400 if "fault" in said else 200
    return render(request, "awards/award.html", _parts(award, account) | said, status=status)


def _give(campaign: Campaign, honours: str, account: Account) -> None:
    """Give the awards of one kind.

    Raises:
        CallError: they rest on nothing yet.
    """
    if honours == Honours.DISTRICTS:
        given = give_to_districts(campaign, settings.SANGSUK_HOME, by=account, at=now())
        congratulate_offices(given, by=account, at=now())
    elif honours == Honours.STORIES:
        give_to_stories(campaign, by=account, at=now())


def _parts(award: Award, account: Account) -> dict[str, Any]:
    is_shown = may_be_told(award)
    return {
        "account": account,
        "campaign": award.campaign,
        "award": award,
        "won": won_of(award, award.district),
        "steps": steps_of(award),
        "next": next_step(award),
        "is_shown": is_shown,
        "accepted": getattr(award, "acceptance", None),
        "bank": getattr(award, "bank", None),
        "payment": getattr(award, "payment", None),
        "plaque": award.plaque_steps.all() if award.honours == Honours.DISTRICTS else None,
        "next_plaque": next_plaque_step(award),
        "papers": papers_of(award.campaign, award),
        "sheets": sheets_of(award, settings.SANGSUK_HOME, by=account, at=now()) if is_shown else [],
        "leads": account.role == Role.NATIONAL,
        "pays": account.role == Role.FINANCE,
    }
