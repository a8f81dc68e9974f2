"""What needs a person now: one list, one matter at a time, by keys alone."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sangsuk.core.errors import CallError
from sangsuk.flow.desk.choices import outcomes_of
from sangsuk.flow.desk.deciding import Decision, decide, effect_of_decision, undo_last
from sangsuk.flow.desk.gathering import settle_own
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.matters.actions import hold, take_next
from sangsuk.records.matters.models import Matter
from sangsuk.records.matters.queries import (
    gathered_at,
    matter_of,
    matters_called,
    matters_waiting,
    shown_matters,
)
from sangsuk.records.stories.asking import stories_numbered
from sangsuk.web.clock import now, true_now
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.desk.rulings import shown_effect

PAGE: Final = 50
OWN_PAGES: Final = {
    Matter.Kind.APPEAL: "desk:decide_appeal",
    Matter.Kind.DISPUTE: "desk:decide_dispute",
}
MOST_PAGES: Final = 400
SHOWN_POSTS: Final = 12  # of a drive
LONGEST_WORDS: Final = 2000
LONGEST_NUMBER: Final = 18


@require_safe
@for_roles(Role.NATIONAL, Role.AUDITOR)
def matters(request: HttpRequest, account: Account) -> HttpResponse:
    """Everything that waits, the most urgent first."""
    campaign, kind, page = current_campaign(now()), kind_asked(request), _page_asked(request)
    found: list[Matter] = []
    if campaign:
        found = shown_matters(campaign, kind, after=(page - 1) * PAGE, most=PAGE + 1)
    waiting = matters_waiting(campaign) if campaign else {}
    parts = {
        "account": account,
        "campaign": campaign,
        "kind": kind,
        "waiting": [(one, waiting[one.value]) for one in Matter.Kind if waiting.get(one.value)],
        "total": sum(waiting.values()),
        "found": found[:PAGE],
        "page": page,
        "more": len(found) > PAGE,
        "may_decide": account.role == Role.NATIONAL,
        "gathered": gathered_at(campaign) if campaign else None,
        "together": _together(found) if kind else [],
        "now": now(),
        "moment": true_now(),
        "undone": request.GET.get("undone", "")[:4],
        "fault": _fault_asked(request),
    }
    return render(request, "desk/matters.html", parts)


@require_POST
@for_roles(Role.NATIONAL)
def next_matter(request: HttpRequest, account: Account) -> HttpResponse:
    """The first that nobody else has, held for this account."""
    return go_on(current_campaign(now()), kind_asked(request), account)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL)
def matter(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """One matter: what is asked, what may be chosen, and what that does to the places."""
    campaign = current_campaign(now())
    found = matter_of(campaign, number) if campaign else None
    if campaign is None or found is None or not found.is_open:
        return redirect("desk:matters")
    kind = kind_asked(request)
    if request.method != "POST":
        is_mine = bool(hold([found.pk], by=account, at=true_now()))
        if own := own_page(found, kind):
            return redirect(own)
        return _show(request, account, found, is_mine=is_mine)
    chosen = request.POST.get("outcome", "")
    words = request.POST.get("words", "")[:LONGEST_WORDS]
    decision = Decision(matters=[found], outcome=chosen, words=words, moment=true_now())
    try:
        effect = _done(request, decision, campaign, account)
    except CallError as error:
        return _show(request, account, found, is_mine=True, fault=why_refused(error.code))
    if effect is None:
        return go_on(campaign, kind, account)
    asks = {"asks": True, "outcome": chosen, "words": words} | effect
    return _show(request, account, found, is_mine=True, **asks)


@require_POST
@for_roles(Role.NATIONAL)
def many_matters(request: HttpRequest, account: Account) -> HttpResponse:
    """Several of one kind, decided together, with what that does to the places shown before."""
    campaign, kind = current_campaign(now()), kind_asked(request)
    asked = request.POST.getlist("matter")[:PAGE]
    numbers = [int(one) for one in asked if one.isdecimal() and len(one) <= LONGEST_NUMBER]
    chosen = request.POST.get("outcome", "")
    found = matters_called(campaign, numbers) if campaign else []
    if campaign is None or not found:
        return _back(kind, fault="none")
    try:
        decision = Decision(matters=found, outcome=chosen, moment=true_now())
        effect = _done(request, decision, campaign, account)
    except CallError as error:
        return _back(kind, fault=error.code)
    if effect is None:
        return _back(kind)
    parts = {"account": account, "campaign": campaign, "kind": kind, "numbers": numbers}
    return render(request, "desk/matters_effect.html", parts | {"outcome": chosen} | effect)


@require_POST
@for_roles(Role.NATIONAL)
def undo_matters(request: HttpRequest, account: Account) -> HttpResponse:
    """What this account decided last waits again, and what it did is taken back."""
    campaign, undone = current_campaign(now()), 0
    try:
        undone = undo_last(campaign, by=account, at=now()) if campaign else 0
    except CallError as error:
        return _back(kind_asked(request), fault=error.code)
    return _back(kind_asked(request), undone=str(undone))


def go_on(campaign: Campaign | None, kind: str, account: Account) -> HttpResponse:
    """To the next that waits, or back to the list where none does."""
    number = take_next(campaign, kind, by=account, at=true_now()) if campaign else None
    if number is None:
        return _back(kind)
    return redirect(way_to(number, kind))


def way_to(number: int, kind: str) -> str:
    """The page of a matter, which knows the kind that one goes on with."""
    address = reverse("desk:matter", kwargs={"number": number})
    return f"{address}?{urlencode({'kind': kind})}" if kind else address


def own_page(found: Matter, kind: str) -> str:
    """Where an appeal or a dispute is decided; nothing for what is decided here."""
    if found.kind not in OWN_PAGES:
        return ""
    address = reverse(OWN_PAGES[Matter.Kind(found.kind)], kwargs={"number": int(found.about)})
    return f"{address}?{urlencode({'list': kind or 'all'})}"


def after_own_page(request: HttpRequest, account: Account, found: Matter.Kind, number: int) -> str:
    """What comes after an appeal or a dispute: the next matter, where one came from the list."""
    campaign, asked = current_campaign(now()), request.GET.get("list", "")
    if campaign:
        settle_own(campaign, found, number, at=now())
    if not asked or campaign is None:
        return ""
    kind = asked if asked in Matter.Kind.values else ""
    following = take_next(campaign, kind, by=account, at=true_now())
    return way_to(following, kind) if following else reverse("desk:matters")


def kind_asked(request: HttpRequest) -> str:
    kind = request.POST.get("kind") or request.GET.get("kind", "")
    return kind if kind in Matter.Kind.values else ""


def why_refused(code: str) -> str:
    """What an officer reads where a decision cannot be carried out."""
    said = {
        "matters.taken": _("มีคนในทีมกำลังดูหรือตัดสินเรื่องนี้แล้ว ไปเรื่องต่อไปได้เลย"),
        "matters.gone": _("เจ้าของเรื่องแก้หรือขอคืนเรื่องไปแล้ว ไม่ต้องทำอะไร"),
        "matters.no_such_words": _("ไม่พบคำนี้ในข้อความ คัดลอกจากข้อความมาวาง"),
        "rulings.stands_already": _("คำวินิจฉัยอย่างนี้มีอยู่แล้ว ไม่ต้องทำอะไรอีก"),
    }
    return said.get(code) or _("ยังบันทึกไม่ได้ เลือกอีกครั้ง")


def _done(
    request: HttpRequest, decision: Decision, campaign: Campaign, account: Account
) -> dict[str, Any] | None:
    """None where it is done; else the effect on the places, which is asked about first."""
    at = now()
    if "sure" not in request.POST:
        effect = effect_of_decision(decision, campaign, by=account, at=at)
        if effect.changes:
            return shown_effect(effect)
    decide(decision, by=account, at=at)
    return None


def _show(
    request: HttpRequest, account: Account, found: Matter, *, is_mine: bool, **said: Any
) -> HttpResponse:
    parts: dict[str, Any] = {
        "account": account,
        "campaign": found.campaign,
        "matter": found,
        "story": found.story,
        "kind": kind_asked(request),
        "outcomes": outcomes_of(found),
        "beside": stories_numbered(found.campaign, found.posts[:SHOWN_POSTS]),
        "is_mine": is_mine,
        "now": now(),
    }
    return render(
        request, "desk/matter.html", parts | said, status=400 if said.get("fault") else 200
    )


def _together(found: list[Matter]) -> list[str]:
    """What may be chosen for several at once: what does not hang on the one story."""
    return (
        [one for one in outcomes_of(found[0]) if not one.startswith(("place:", "mask_more"))]
        if found
        else []
    )


def _page_asked(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return min(int(asked), MOST_PAGES) if asked.isdecimal() and 0 < len(asked) < 5 else 1


def _fault_asked(request: HttpRequest) -> str:
    code = request.GET.get("fault", "")[:40]
    if code == "none":
        return _("เลือกเรื่องก่อน กด X ที่เรื่องนั้น")
    return why_refused(code) if code else ""


def _back(kind: str, **said: str) -> HttpResponse:
    asked = {"kind": kind, **said} if kind else said
    address = reverse("desk:matters")
    return redirect(f"{address}?{urlencode(asked)}" if asked else address)
