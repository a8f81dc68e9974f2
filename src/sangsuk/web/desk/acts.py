"""The log of acts, to be read; and one story followed from its arrival on."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sangsuk.flow.desk.following import story_followed
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.queries import newest_acts
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles

SHOWN: Final = 100
LONGEST_NUMBER: Final = 18
KINDS: Final = ("story", "appeal", "matter", "account", "rules", "result", "jury", "judging")


@require_safe
@for_roles(Role.NATIONAL, Role.AUDITOR)
def acts(request: HttpRequest, account: Account) -> HttpResponse:
    """What people decided, the newest first; or the way to one story."""
    number = request.GET.get("story", "").strip()
    if number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER:
        return redirect("desk:acts_of_story", number=int(number))
    kind = request.GET.get("kind", "")
    found = list(newest_acts(f"{kind}." if kind in KINDS else "")[:SHOWN])
    parts = {
        "account": account,
        "campaign": current_campaign(now()),
        "acts": found,
        "kinds": KINDS,
        "kind": kind if kind in KINDS else "",
        "wrong": bool(number) or request.GET.get("none") == "1",
    }
    return render(request, "desk/acts.html", parts)


@require_safe
@for_roles(Role.NATIONAL, Role.AUDITOR)
def acts_of_one_story(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """All that happened to one story, in order: nobody can take a line out."""
    campaign = current_campaign(now())
    followed = story_followed(campaign, number) if campaign else None
    if followed is None:
        return redirect(f"{reverse('desk:acts')}?none=1")
    story, steps = followed
    parts = {"account": account, "campaign": campaign, "story": story, "steps": steps}
    return render(request, "desk/acts_of_story.html", parts)
