"""The desk: what an account may do, and where."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import MAKES, Role
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.rulings.queries import open_appeals
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles


@require_safe
@for_roles(*Role)
def desk(request: HttpRequest, account: Account) -> HttpResponse:
    """Where one goes after signing in: what the role may do."""
    campaign = current_campaign(now())
    waiting = open_appeals(campaign).count() if campaign else 0
    parts = {
        "account": account,
        "campaign": campaign,
        "reads": account.role == Role.AUDITOR,
        "rules": account.role == Role.NATIONAL,
        "types": account.role in (Role.PROVINCE, Role.DISTRICT, Role.VOLUNTEER),
        "answers": account.role in (Role.PROVINCE, Role.DISTRICT, Role.BUREAU),
        "films": account.role == Role.FILM,
        "watches": account.role in (Role.AUDITOR, Role.NATIONAL),
        "awards": account.role in (Role.AUDITOR, Role.NATIONAL, Role.FINANCE),
        "waiting": waiting,
        "invites": Role(account.role) in MAKES,
    }
    return render(request, "desk/desk.html", parts)
