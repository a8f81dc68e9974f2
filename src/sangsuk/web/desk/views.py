"""The audit desk: readers see stories, blind to the machine, and tell whom they praise."""

from django.conf import settings
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sangsuk.core.audit.agreement import Answer
from sangsuk.core.errors import CallError
from sangsuk.flow.audit_desk import Desk, keep_answer, next_card, open_desk, posts_of
from sangsuk.flow.audit_record import Record
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.districts.queries import all_districts
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles

ANSWERS = ("yes", "no", "missing")


class SignIn(LoginView):
    """By name and password."""

    template_name = "desk/sign_in.html"


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.AUDITOR, Role.NATIONAL)
def audit(request: HttpRequest, account: Account) -> HttpResponse:
    """The next card, or what came of the last answer."""
    campaign = current_campaign(now())
    desk = open_desk(settings.SANGSUK_HOME, campaign.slug) if campaign else None
    if desk is None:
        return _page(request, account, None)
    if request.method == "POST":
        fault = _keep(request, account, desk)
        if not fault:
            return redirect("desk:audit")
        return _page(request, account, desk, fault=fault)
    return _page(request, account, desk)


def _page(
    request: HttpRequest, account: Account, desk: Desk | None, *, fault: str = ""
) -> HttpResponse:
    card = next_card(desk, account.name, account.homes) if desk else None
    parts = {
        "account": account,
        "campaign": current_campaign(now()),
        "desk": desk,
        "card": card,
        "posts": posts_of(desk, card) if desk and card else [],
        "districts": all_districts() if card else [],
        "fault": fault,
        "fields": ("1", "2", "3"),
    }
    return render(request, "desk/audit.html", parts, status=400 if fault else 200)


def _keep(request: HttpRequest, account: Account, desk: Desk) -> str:
    """Keep the answer; gives what is wrong with it, or nothing."""
    eligible, card = request.POST.get("eligible", ""), request.POST.get("card", "")
    if eligible not in ANSWERS:
        return _("เลือกก่อนว่าเรื่องนี้นับได้หรือไม่")
    codes = [_code(value) for value in request.POST.getlist("praised") if value.strip()]
    if None in codes:
        return _("ไม่พบอำเภอที่พิมพ์ เลือกชื่อจากรายการ")
    praised = frozenset(code for code in codes if code) if eligible == "yes" else frozenset[str]()
    answer = Answer(praised=praised, eligible=eligible == "yes", missing=eligible == "missing")
    try:
        keep_answer(desk, Record(card=card, reader=account.name, answer=answer), account.homes)
    except CallError:
        return _("บันทึกไม่ได้ คุณอาจอ่านเรื่องนี้แล้ว หรือเรื่องนี้เล่าถึงอำเภอของคุณ")
    keep_act(
        kind="audit.read",
        by=Actor(account.name, account.role),
        why=f"card {card}",
        at=now(),
        told={"card": card, "commitment": desk.committed.hash},
    )
    return ""


def _code(typed: str) -> str | None:
    """The code of the district that was chosen: its last four digits, or a name only one has."""
    typed = typed.strip()
    if typed[-4:].isdecimal():
        return typed[-4:] if all_districts().filter(pk=typed[-4:]).exists() else None
    found = list(all_districts().filter(name_th=typed.removeprefix("อำเภอ"))[:2])
    return found[0].pk if len(found) == 1 else None
