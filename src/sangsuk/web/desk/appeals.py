"""Appeals at the desk: read, and decided by somebody who did not make the ruling."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sangsuk.core.errors import CallError
from sangsuk.core.rank.rules import EXCLUSION_RULES
from sangsuk.core.terms.ruling import RULING_REASONS
from sangsuk.flow.rulings.appeals import dismiss, uphold
from sangsuk.flow.rulings.ruling import effect_of
from sangsuk.flow.rulings.usual import usual_outcomes
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.matters.models import Matter
from sangsuk.records.rulings.models import Appeal
from sangsuk.records.rulings.queries import open_appeals, rulings_on, settled_appeals
from sangsuk.web.clock import now
from sangsuk.web.desk.matters import after_own_page
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.desk.rulings import proposal_of, ruling_form, shown_effect, why_refused

SETTLED_SHOWN = 20


@require_safe
@for_roles(Role.NATIONAL, Role.AUDITOR)
def appeals(request: HttpRequest, account: Account) -> HttpResponse:
    """Those that wait, the oldest first; then the newest outcomes."""
    campaign = current_campaign(now())
    parts = {
        "account": account,
        "campaign": campaign,
        "waiting": list(open_appeals(campaign)) if campaign else [],
        "settled": list(settled_appeals(campaign)[:SETTLED_SHOWN]) if campaign else [],
        "may_rule": account.role == Role.NATIONAL,
    }
    return render(request, "desk/appeals.html", parts)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL)
def decide_appeal(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """The appeal, what was ruled before, and the form of its outcome."""
    campaign = current_campaign(now())
    found = open_appeals(campaign).filter(pk=number).first() if campaign else None
    if found is None:
        return redirect("desk:appeals")
    parts: dict[str, Any] = {
        "account": account,
        "campaign": campaign,
        "appeal": found,
        "story": found.story,
        "before": list(rulings_on([found.story_id])),
        "reason_words": RULING_REASONS,
        "law_words": EXCLUSION_RULES,
        "usual": usual_outcomes(found),
    }
    if request.method != "POST" or "change" in request.POST:
        return ruling_form(request, "desk/appeal.html", parts)
    try:
        return _decide(request, account, found, parts)
    except CallError as error:
        return ruling_form(request, "desk/appeal.html", parts, fault=why_refused(error.code))


def _decide(
    request: HttpRequest, account: Account, appeal: Appeal, parts: dict[str, Any]
) -> HttpResponse:
    """Dismiss it, or uphold it after the effect was shown.

    Raises:
        CallError: the account may not decide it, or it is no ruling.
    """
    if request.POST.get("outcome") == Appeal.Outcome.DISMISSED:
        dismiss(appeal, reason=request.POST.get("reason", ""), by=account, at=now())
        return _onward(request, account, appeal)
    proposal = proposal_of(request, appeal.story)
    if "sure" in request.POST:
        uphold(appeal, proposal, by=account, at=now())
        return _onward(request, account, appeal)
    shown = {"asks": True} | shown_effect(effect_of(proposal))
    return ruling_form(request, "desk/appeal.html", parts | shown)


def _onward(request: HttpRequest, account: Account, appeal: Appeal) -> HttpResponse:
    following = after_own_page(request, account, Matter.Kind.APPEAL, appeal.pk)
    return redirect(following or "desk:appeals")
