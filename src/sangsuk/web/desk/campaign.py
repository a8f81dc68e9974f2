"""The campaign at the desk: what is due, its rules signed and amended, and the next one begun."""

from datetime import datetime, time, timedelta
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from sangsuk.core.errors import SangsukError
from sangsuk.core.terms.campaign import Window
from sangsuk.core.terms.codes import Words
from sangsuk.core.terms.next_campaign import Next
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.desk.due import dates_due
from sangsuk.flow.publishing.amending import Proposed, amend, begin_next, propose, propose_next
from sangsuk.flow.publishing.rules_log import rules_log
from sangsuk.flow.work.jobs import enqueue_once, understand_stories
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import all_campaigns, current_campaign
from sangsuk.records.matters.queries import matters_due
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.desk.rulings import shown_effect
from sangsuk.web.desk.signature import fault_of_signature, why_signed
from sangsuk.web.typed_days import MomentRefusedError, day_typed

LONGEST_RULES: Final = 400_000
COLLECTS_FOR: Final = timedelta(days=7)
Parts = dict[str, Any]


@require_safe
@for_roles(Role.NATIONAL, Role.AUDITOR)
def campaign(request: HttpRequest, account: Account) -> HttpResponse:
    """What is due, which dates come, and the ways to sign."""
    found, at = current_campaign(now()), now()
    parts: Parts = {
        "account": account,
        "campaign": found,
        "now": at,
        "may_sign": account.role == Role.NATIONAL,
        "dates": dates_due(found, at=at) if found else [],
        "waiting": matters_due(found, at=at) if found else [],
        "others": [one for one in all_campaigns() if one != found],
    }
    return render(request, "desk/campaign.html", parts)


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL, Role.AUDITOR)
def campaign_rules(request: HttpRequest, account: Account) -> HttpResponse:
    """The rules and their log; other rules, looked at first and then signed."""
    found = current_campaign(now())
    if found is None:
        return redirect("desk:campaign")
    may_sign = account.role == Role.NATIONAL
    parts: Parts = {"account": account, "campaign": found, "may_sign": may_sign}
    if request.method == "POST" and may_sign:
        try:
            parts |= _rules_looked_at(request, account, found)
        except SangsukError as error:
            parts |= {"fault": why_refused(error), "error": error}
        if parts.get("signed"):
            return redirect("desk:campaign_rules")
    parts |= {"text": parts.get("text", found.rules), "log": rules_log(found)[::-1]}
    status = 400 if parts.get("fault") else 200
    return render(request, "desk/campaign_rules.html", parts, status=status)


def _rules_looked_at(request: HttpRequest, account: Account, found: Campaign) -> Parts:
    """What was typed with what it changes; or that it is signed.

    Raises:
        SangsukError: the rules cannot stand.
    """
    text = request.POST.get("rules", "").replace("\r\n", "\n")[:LONGEST_RULES]
    proposed = propose(found, text)
    parts = {"text": text, "why": why_signed(request)} | shown_proposal(proposed)
    if "sign" not in request.POST:
        return parts
    if fault := fault_of_signature(request, account):
        return parts | {"fault": fault}
    amend(found, text, by=account, why=why_signed(request), at=now())
    if proposed.reads_again:
        enqueue_once(understand_stories, found.slug)
    return {"signed": True}


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL)
def next_campaign(request: HttpRequest, account: Account) -> HttpResponse:
    """The next campaign, with the rules of this one on other days."""
    found = current_campaign(now())
    if found is None:
        return redirect("desk:campaign")
    parts: Parts = {"account": account, "campaign": found, "typed": request.POST}
    if request.method == "POST":
        try:
            parts |= _next_looked_at(request, account, found)
        except MomentRefusedError as refused:
            parts |= {"fault": refused.said, "fault_at": refused.where}
        except SangsukError as error:
            parts |= {"fault": why_refused(error), "error": error}
        if parts.get("signed"):
            return redirect("desk:campaign")
    status = 400 if parts.get("fault") else 200
    return render(request, "desk/campaign_next.html", parts, status=status)


def _next_looked_at(request: HttpRequest, account: Account, found: Campaign) -> Parts:
    following = _following(request)
    parts = {"why": why_signed(request)} | shown_proposal(propose_next(found, following))
    if "sign" not in request.POST:
        return parts
    if fault := fault_of_signature(request, account):
        return parts | {"fault": fault}
    begin_next(found, following, by=account, why=why_signed(request), at=now())
    return {"signed": True}


def _following(request: HttpRequest) -> Next:
    """What was typed of the next campaign; the last day is counted whole.

    Raises:
        MomentRefusedError: a day is none.
    """
    typed = {name: request.POST.get(name, "").strip()[:200] for name in ("slug", "th", "en")}
    days = [day_typed(request, name) for name in ("opens", "last")]
    opens, last = (datetime.combine(day, time(), tzinfo=BANGKOK) for day in days)
    closes = last + timedelta(days=1)
    window = Window(opens=opens, closes=closes, collect_until=closes + COLLECTS_FOR)
    name = Words(typed["th"], typed["en"])
    return Next(slug=typed["slug"], name=name, window=window)


def shown_proposal(proposed: Proposed) -> Parts:
    """What the page says of rules that somebody thinks of signing."""
    effect = shown_effect(proposed.effect) if proposed.effect else {}
    return {"proposed": proposed, "asks": True} | effect


def why_refused(error: SangsukError) -> str:
    """What an officer reads where rules cannot stand."""
    said = {
        "rules.other_campaign": _("ไฟล์นี้เป็นกติกาของแคมเปญอื่น slug ต้องเหมือนเดิม"),
        "rules.changed_silently": _(
            "เพิ่ม [[amendments]] ที่บอกวัน สิ่งที่แก้ และเหตุผลก่อน ประชาชนจะได้เห็นว่าแก้อะไร"
        ),
        "rules.slug_taken": _("มีแคมเปญชื่อสั้นนี้แล้ว ใช้ชื่ออื่น"),
        "rules.not_rewritten": _("ไฟล์กติกาเขียนไว้ในแบบที่หน้านี้แก้ให้ไม่ได้ คัดลอกไฟล์ไปแก้เอง"),
    }
    return said.get(error.code) or _("กติกานี้ยังใช้ไม่ได้ แก้ตามที่บอกไว้แล้วลองใหม่")
