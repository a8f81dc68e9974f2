"""Files taken in at the desk: looked at first, beside what is there, then taken in as an act."""

import logging
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import SangsukError
from sangsuk.flow.files.comparing import compare
from sangsuk.flow.files.held_files import drop_held, held_file, hold_file
from sangsuk.flow.files.intake import Intake, take_in
from sangsuk.flow.files.profiles import all_profiles, connectors_of
from sangsuk.flow.work.jobs import enqueue_once, understand_stories
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.web.clock import now, true_now
from sangsuk.web.desk.roles import for_roles

ENDINGS: Final = (".csv", ".tsv", ".xlsx", ".xlsm", ".jsonl", ".ndjson", ".parquet")
MOST_BYTES: Final = 15_000_000  # larger ones by the command line
SHOWN: Final = 100
Parts = dict[str, Any]

log = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL)
def intake(request: HttpRequest, account: Account) -> HttpResponse:
    """Choose a file and how it is read; see what it would change; take it in."""
    campaign = current_campaign(now())
    profile = request.POST.get("profile", "")
    parts: Parts = {
        "account": account,
        "campaign": campaign,
        "profiles": list(all_profiles().values()),
        "profile": profile,
    }
    if request.method != "POST" or campaign is None:
        return render(request, "desk/intake.html", parts)
    drop_held(home=settings.SANGSUK_HOME, before=true_now())
    try:
        parts |= _done(request, account, campaign, profile)
    except SangsukError as error:
        log.warning("desk/intake refused a file: %s", error.code)
        return render(request, "desk/intake.html", parts | {"fault": error}, status=400)
    return render(
        request, "desk/intake.html", parts, status=400 if parts.get("lacks_file") else 200
    )


def _done(request: HttpRequest, account: Account, campaign: Campaign, profile: str) -> Parts:
    """What came of the button that was pressed.

    Raises:
        SangsukError: the file or its profile cannot be used.
    """
    if "sure" in request.POST:
        return _taken_in(request, account, campaign, profile)
    name = _held(request)
    path = held_file(name, home=settings.SANGSUK_HOME)
    if path is None:
        return {"lacks_file": True}
    found = compare(connectors_of(path, profile), campaign)
    if found.refused:
        log.warning("desk/intake refused %d rows of a file", len(found.refused))
    title = _title(request)
    # The file waits under its hash; a person knows it by its own name.
    refused = [
        replace(one, where=one.where.replace(name, title or "file"))
        for one in found.refused[:SHOWN]
    ]
    shown = {"found": found, "changed": found.changed[:SHOWN], "refused": refused}
    return shown | {"held": name, "title": title}


def _taken_in(request: HttpRequest, account: Account, campaign: Campaign, profile: str) -> Parts:
    name = request.POST.get("held", "")
    path = held_file(name, home=settings.SANGSUK_HOME)
    if path is None:
        return {"lacks_file": True}
    came, _ = take_in(
        path,
        campaign,
        connectors=connectors_of(path, profile),
        rejected_in=settings.SANGSUK_HOME / "rejected",
        at=now(),
    )
    told = {"sha256": path.stem, "profile": profile, **_counts(came)}
    by = Actor(account.name, account.role)
    keep_act(kind="intake.file", by=by, why="a file was taken in", at=now(), told=told)
    enqueue_once(understand_stories, campaign.slug)
    path.unlink(missing_ok=True)
    return {"came": came}


def _held(request: HttpRequest) -> str:
    """The name of the file that was sent, or of the one that waits already."""
    sent = request.FILES.get("file")
    if sent is None or not sent.size or sent.size > MOST_BYTES:
        return request.POST.get("held", "")
    ending = PurePath(str(sent.name)).suffix.lower()
    if ending not in ENDINGS:
        return ""
    return hold_file(sent.read(), ending, home=Path(settings.SANGSUK_HOME))


def _title(request: HttpRequest) -> str:
    sent = request.FILES.get("file")
    return PurePath(str(sent.name)).name[:120] if sent else request.POST.get("title", "")[:120]


def _counts(came: Intake) -> dict[str, int]:
    names = ("new", "revised", "unchanged", "known", "gone")
    return {name: getattr(came, name) for name in names} | {"rejected": len(came.rejections)}
