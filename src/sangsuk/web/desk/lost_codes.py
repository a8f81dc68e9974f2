"""A new receipt by the desk, for a teller who left a number: they are called back at it."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sangsuk.flow.telling.lost_codes import give_code, stories_reached_by
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.public.tell_form import LONGEST_CONTACT, new_code

LONGEST_WHY: Final = 300


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL)
def lost_codes(request: HttpRequest, account: Account) -> HttpResponse:
    """The stories of a number as it is said on the phone; a receipt for one, once and as an act.

    No contact is shown: who calls says theirs, and it fits or does not.
    """
    campaign = current_campaign(now())
    contact = request.POST.get("contact", "")[:LONGEST_CONTACT].replace("\0", "")
    why = request.POST.get("why", "").strip()[:LONGEST_WHY].replace("\0", "")
    found = stories_reached_by(contact, campaign) if campaign and contact else []
    parts: dict[str, Any] = {"account": account, "campaign": campaign, "contact": contact}
    parts |= {"found": found, "sought": bool(contact), "why": why}
    wanted = next((one for one in found if str(one.pk) == request.POST.get("story")), None)
    if wanted and why:
        parts["code"] = new_code()
        by = Actor(account.name, account.role)
        give_code(wanted, parts["code"], by=by, why=why, at=now())
    parts["lacks_why"] = bool(wanted and not why)
    return render(request, "desk/lost_codes.html", parts, status=400 if parts["lacks_why"] else 200)
