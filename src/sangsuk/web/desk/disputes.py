"""Offices that say that a story is not about them: read, and decided by somebody else."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sangsuk.core.errors import CallError
from sangsuk.flow.offices.deciding import decide
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.answers.queries import open_disputes, settled_disputes
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.matters.models import Matter
from sangsuk.web.clock import now
from sangsuk.web.desk.matters import after_own_page
from sangsuk.web.desk.roles import for_roles

PAGE: Final = 50
LONGEST: Final = 2000


@require_safe
@for_roles(Role.NATIONAL, Role.AUDITOR)
def disputes(request: HttpRequest, account: Account) -> HttpResponse:
    """What waits, the oldest first, and what was decided."""
    campaign = current_campaign(now())
    parts = {
        "account": account,
        "campaign": campaign,
        "waiting": list(open_disputes(campaign)[:PAGE]) if campaign else [],
        "settled": list(settled_disputes(campaign)[:PAGE]) if campaign else [],
        "may_decide": account.role == Role.NATIONAL,
    }
    return render(request, "desk/disputes.html", parts)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL)
def decide_dispute(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """One of them: the story, the office's reason, and the decision with its own."""
    campaign = current_campaign(now())
    dispute = open_disputes(campaign).filter(pk=number).first() if campaign else None
    if dispute is None:
        raise Http404
    parts = {"account": account, "campaign": campaign, "dispute": dispute, "story": dispute.story}
    if request.method != "POST":
        return render(request, "desk/dispute.html", parts)
    why = request.POST.get("why", "").replace("\0", "")[:LONGEST]
    try:
        decide(dispute, request.POST.get("outcome", ""), why, by=account, at=now())
    except CallError:
        fault = _("เขียนเหตุผลก่อน แล้วเลือกว่าเป็นเรื่องของสำนักงานนี้หรือไม่")
        return render(request, "desk/dispute.html", parts | {"fault": fault}, status=400)
    return redirect(
        after_own_page(request, account, Matter.Kind.DISPUTE, dispute.pk) or "desk:disputes"
    )
