"""The audit desk: readers see stories, blind to the machine, and tell whom they praise."""

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sangsuk.core.audit.agreement import Answer
from sangsuk.core.errors import CallError
from sangsuk.flow.audit.desk import (
    Desk,
    check_reader,
    keep_answer,
    next_card,
    open_desk,
    pass_on,
)
from sangsuk.flow.audit.posts import ShownPost, posts_of, taken_out
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.districts.queries import all_districts
from sangsuk.web.clock import now
from sangsuk.web.desk.districts import code_typed, districts_named
from sangsuk.web.desk.roles import for_roles

ANSWERS: Final = ("yes", "no", "missing")
FIELDS: Final = 3  # for districts, at first; "more" adds as many
MOST_FIELDS: Final = 60
PASSED: Final = "passed"
Typed = dict[str, Any]


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.AUDITOR)
def audit(request: HttpRequest, account: Account) -> HttpResponse:
    """The next card, or what came of the last answer."""
    try:
        check_reader(account)
    except CallError:
        return render(request, "desk/ran_it.html", {"account": account}, status=403)
    campaign = current_campaign(now())
    desk = open_desk(settings.SANGSUK_HOME, campaign.slug) if campaign else None
    if desk is None or request.method != "POST":
        return _page(request, account, desk)
    if "more" in request.POST:
        return _page(request, account, desk, typed=_typed(request, more=True))
    if PASSED in request.POST:
        return _passed(request, account, desk)
    fault = _keep(request, account, desk)
    if not fault:
        return redirect("desk:audit")
    return _page(request, account, desk, fault=fault, typed=_typed(request))


@require_safe
@for_roles(Role.AUDITOR, Role.NATIONAL)
def audit_taken_out(request: HttpRequest, account: Account) -> HttpResponse:
    """What people took out of the audited result or brought back, by which rule and why."""
    campaign = current_campaign(now())
    desk = open_desk(settings.SANGSUK_HOME, campaign.slug) if campaign else None
    found = taken_out(desk.folder) if desk else []
    codes = {one.ruling.district for one in found if one.ruling.district}
    parts = {
        "account": account,
        "campaign": campaign,
        "desk": desk,
        "found": found,
        "names": districts_named(codes),
    }
    return render(request, "desk/taken_out.html", parts)


def _page(
    request: HttpRequest,
    account: Account,
    desk: Desk | None,
    *,
    fault: str = "",
    typed: Typed | None = None,
) -> HttpResponse:
    card = next_card(desk, account, at=now()) if desk else None
    posts = posts_of(desk.folder, card) if desk and card else []
    if typed and card and typed["card"] != card.card:
        typed = None
    parts = {
        "account": account,
        "campaign": current_campaign(now()),
        "desk": desk,
        "card": card,
        "posts": posts,
        "names": districts_named(_codes(posts)),
        "districts": all_districts() if card else [],
        "fault": fault,
        "passed": request.GET.get(PASSED) == "1",
        "typed": typed or {"praised": [""] * FIELDS, "eligible": ""},
    }
    return render(request, "desk/audit.html", parts, status=400 if fault else 200)


def _typed(request: HttpRequest, *, more: bool = False) -> Typed:
    """What was filled in, with room for more districts where that is asked."""
    praised = request.POST.getlist("praised")[:MOST_FIELDS]
    room = FIELDS if more else max(0, FIELDS - len(praised))
    return {
        "card": request.POST.get("card", ""),
        "eligible": request.POST.get("eligible", ""),
        "praised": [*praised, *[""] * room],
        "may_add": len(praised) + room < MOST_FIELDS,
    }


def _keep(request: HttpRequest, account: Account, desk: Desk) -> str:
    """Keep the answer; gives what is wrong with it, or nothing."""
    eligible, card = request.POST.get("eligible", ""), request.POST.get("card", "")
    if eligible not in ANSWERS:
        return _("เลือกก่อนว่าเรื่องนี้นับได้หรือไม่")
    codes = [code_typed(value) for value in request.POST.getlist("praised") if value.strip()]
    if None in codes:
        return _("ไม่พบอำเภอที่พิมพ์ เลือกชื่อจากรายการ")
    praised = frozenset(code for code in codes if code) if eligible == "yes" else frozenset[str]()
    answer = Answer(praised=praised, eligible=eligible == "yes", missing=eligible == "missing")
    try:
        keep_answer(desk, card, answer, by=account, at=now())
    except CallError as error:
        return _refused(error.code)
    return ""


def _passed(request: HttpRequest, account: Account, desk: Desk) -> HttpResponse:
    try:
        pass_on(desk, request.POST.get("card", ""), by=account, at=now())
    except CallError as error:
        return _page(request, account, desk, fault=_refused(error.code))
    return redirect(f"{request.path}?{PASSED}=1")


def _refused(code: str) -> str:
    said = {
        "audit.own_district": _(
            "เรื่องนี้ชมอำเภอที่เป็นของคุณเอง จึงให้คุณตัดสินไม่ได้ กด “เป็นเรื่องของอำเภอฉัน” แล้วเราจะให้คนอื่นอ่าน"
        ),
        "audit.not_your_card": _("ชุดนี้ไม่ได้อยู่กับคุณแล้ว อ่านชุดที่แสดงอยู่นี้แทน"),
    }
    return said.get(code) or _("บันทึกไม่ได้ อ่านชุดที่แสดงอยู่นี้อีกครั้ง")


def _codes(posts: list[ShownPost]) -> set[str]:
    return {code for post in posts for code in post.taken_out}
