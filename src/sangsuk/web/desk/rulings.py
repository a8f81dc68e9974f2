"""Rulings at the desk: what was decided, and deciding, with the effect shown before."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sangsuk.core.errors import CallError
from sangsuk.core.rank.rules import EXCLUSION_RULES
from sangsuk.core.terms.ruling import RULING_REASONS, Verdict
from sangsuk.flow.rulings.ruling import Effect, Proposal, effect_of, rule
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.districts.queries import all_districts
from sangsuk.records.rulings.queries import rulings_of, story_to_rule_on
from sangsuk.records.stories.models import Story
from sangsuk.web.clock import now
from sangsuk.web.desk.districts import code_typed, districts_named
from sangsuk.web.desk.roles import for_roles

PAGE: Final = 50
SHOWN_CHANGES: Final = 12
LONGEST_NUMBER: Final = 18  # digits that a database takes as a key
FIELDS: Final = ("verdict", "rule", "reason", "district", "text", "shown")


@require_safe
@for_roles(Role.NATIONAL, Role.AUDITOR)
def rulings(request: HttpRequest, account: Account) -> HttpResponse:
    """All rulings of the campaign, the newest first."""
    campaign = current_campaign(now())
    found = list(rulings_of(campaign).reverse()[:PAGE]) if campaign else []
    parts = {
        "account": account,
        "campaign": campaign,
        "rulings": found,
        "reasons": RULING_REASONS,
        "laws": EXCLUSION_RULES,
        "may_rule": account.role == Role.NATIONAL,
        "wrong": bool(request.GET.get("story")),
    }
    return render(request, "desk/rulings.html", parts)


@require_safe
@for_roles(Role.NATIONAL)
def choose_story(request: HttpRequest, account: Account) -> HttpResponse:  # noqa: ARG001
    """From the number that was typed to the form for that story."""
    number, campaign = request.GET.get("number", "").strip(), current_campaign(now())
    told = _story(campaign, number) if campaign else None
    if told is None:
        return _not_found(number[:LONGEST_NUMBER])
    return redirect("desk:rule", number=told.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL)
def make_ruling(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """The form; then what it would do to the places; then it is done."""
    campaign = current_campaign(now())
    told = story_to_rule_on(campaign, number) if campaign else None
    if told is None:
        return _not_found(number)
    parts: dict[str, Any] = {"account": account, "campaign": campaign, "story": told}
    if request.method != "POST" or "change" in request.POST:
        return ruling_form(request, "desk/rule.html", parts)
    try:
        proposal = proposal_of(request, told)
        if "sure" in request.POST:
            rule(proposal, by=account, at=now())
            return redirect("desk:rulings")
        effect = effect_of(proposal)
    except CallError as error:
        return ruling_form(request, "desk/rule.html", parts, fault=why_refused(error.code))
    parts |= {"asks": True} | shown_effect(effect)
    return ruling_form(request, "desk/rule.html", parts)


def ruling_form(
    request: HttpRequest, page: str, parts: dict[str, Any], *, fault: str = ""
) -> HttpResponse:
    """The page with what was filled in."""
    asked = {
        "typed": {name: request.POST.get(name, "") for name in FIELDS},
        "reasons": RULING_REASONS,
        "laws": EXCLUSION_RULES,
        "districts": all_districts(),
        "fault": fault,
    }
    return render(request, page, parts | asked, status=400 if fault else 200)


def proposal_of(request: HttpRequest, story: Story) -> Proposal:
    """The ruling that was filled in.

    Raises:
        CallError: the district is none.
    """
    typed = request.POST.get("district", "")
    verdict = request.POST.get("verdict", "")
    if verdict not in list(Verdict):
        raise CallError("rulings.no_verdict", what="-", where="-", remedy="-")
    return Proposal(
        story=story,
        verdict=Verdict(verdict),
        rule=request.POST.get("rule", ""),
        reason=request.POST.get("reason", ""),
        district=(code_typed(typed) or typed) if typed.strip() else "",
        text=request.POST.get("text", ""),
        shown=bool(request.POST.get("shown")),
    )


def shown_effect(effect: Effect) -> dict[str, Any]:
    """What the page says of an effect."""
    shown = effect.changes[:SHOWN_CHANGES]
    codes = {one.code for one in shown}
    codes |= {*effect.counted, *effect.counts, *effect.prizes, *effect.prizes_after}
    return {
        "effect": effect,
        "changes": shown,
        "more": len(effect.changes) - len(shown),
        "moves_prizes": effect.prizes != effect.prizes_after,
        "names": districts_named(codes),
    }


def why_refused(code: str) -> str:
    """What an officer reads where a ruling or an outcome is refused."""
    said = {
        "rulings.no_verdict": _("เลือกก่อนว่าจะไม่นับ หรือจะนับ"),
        "rulings.unknown_district": _("ไม่พบอำเภอที่พิมพ์ เลือกชื่อจากรายการ"),
        "rulings.stands_already": _("คำวินิจฉัยอย่างนี้มีอยู่แล้ว ไม่ต้องทำอะไรอีก"),
        "appeals.own_ruling": _("คุณเป็นผู้วินิจฉัยเรื่องนี้เอง ให้คนอื่นในทีมเป็นผู้ตัดสินคำอุทธรณ์"),
        "appeals.settled": _("คำอุทธรณ์นี้มีผลแล้ว"),
    }
    return said.get(code) or _("ยังบันทึกไม่ได้ เลือกกติกาและเหตุผลให้ครบ ถ้าจะเผยแพร่ข้อความ เขียนโดยไม่มีชื่อคน")


def _story(campaign: Campaign, number: str) -> Story | None:
    is_number = number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER
    return story_to_rule_on(campaign, int(number)) if is_number else None


def _not_found(number: str | int) -> HttpResponse:
    return redirect(f"{reverse('desk:rulings')}?{urlencode({'story': number})}")
