"""The doors at the desk: what is open, which hours were collected, and jobs that are stuck."""

import os
from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sangsuk.core.tell.coverage_map import Hours, draw_hours
from sangsuk.flow.doors.settings import DOOR_SETTINGS, missing_settings
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.inbox.coverage import HOUR, Stretch, coverage
from sangsuk.records.jobs.actions import retry_dead
from sangsuk.records.jobs.queries import dead_letters, queue_state
from sangsuk.web.clock import now, true_now
from sangsuk.web.desk.roles import for_roles

SHOWN: Final = 100  # dead letters, and gaps
LONGEST_WHY: Final = 300


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL, Role.AUDITOR)
def doors(request: HttpRequest, account: Account) -> HttpResponse:
    """The doors, their hours, and the dead letters, which the national desk may have retried."""
    may_retry = account.role == Role.NATIONAL
    if request.method == "POST" and may_retry:
        why = request.POST.get("why", "").strip()[:LONGEST_WHY].replace("\0", "")
        if not why:
            return _page(request, account, status=400, lacks_why=True)
        retried = _retry(request, account, why)
        return redirect(f"{request.path}?retried={retried}")
    return _page(request, account)


@transaction.atomic
def _retry(request: HttpRequest, account: Account, why: str) -> int:
    """Have one dead letter or all tried again, as an act."""
    job = request.POST.get("job", "")
    try:
        only = str(UUID(job)) if job else ""
    except ValueError:
        return 0
    if retried := retry_dead(only):
        by = Actor(account.name, account.role)
        keep_act(kind="jobs.retried", by=by, why=why, at=now(), told={"jobs": retried})
    return retried


def _page(
    request: HttpRequest, account: Account, *, status: int = 200, lacks_why: bool = False
) -> HttpResponse:
    campaign, retried = current_campaign(now()), request.GET.get("retried", "")
    stretches = coverage(since=campaign.opens, until=campaign.closes) if campaign else []
    parts = {
        "account": account,
        "campaign": campaign,
        "may_retry": account.role == Role.NATIONAL,
        "settings": [
            (door, missing_settings(names, os.environ)) for door, names in DOOR_SETTINGS.items()
        ],
        "ledger": _ledger(campaign, stretches) if campaign else [],
        "gaps": [one for one in stretches if one.state == "missed"][-SHOWN:],
        "queue": queue_state(true_now()),
        "dead": list(dead_letters()[:SHOWN]),
        "retried": retried[:6] if retried.isdecimal() else "",
        "lacks_why": lacks_why,
    }
    return render(request, "desk/doors.html", parts, status=status)


def _ledger(campaign: Campaign, stretches: Iterable[Stretch]) -> list[dict[str, Any]]:
    """Each door that the ledger knows, its hours drawn and counted."""
    by_door: dict[str, list[Stretch]] = {}
    for one in stretches:
        by_door.setdefault(one.door, []).append(one)
    until = min(campaign.closes, max(now(), campaign.opens + HOUR))
    return [
        {
            "door": door,
            "drawn": draw_hours(
                [Hours(one.since, one.until, one.state) for one in found],
                since=campaign.opens,
                until=until,
            ),
            "collected": _hours(found, "collected"),
            "missed": _hours(found, "missed"),
        }
        for door, found in by_door.items()
    ]


def _hours(stretches: Iterable[Stretch], state: str) -> int:
    return sum((one.until - one.since) // HOUR for one in stretches if one.state == state)
