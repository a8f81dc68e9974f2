"""Judging at the desk: the rounds, opening and closing them, how far each juror has come."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sangsuk.core.errors import SangsukError
from sangsuk.flow.judging.closing import close_round
from sangsuk.flow.judging.opening import open_round
from sangsuk.flow.judging.practice import known_for, panel_practice
from sangsuk.flow.judging.rounds import Stage, stage_of, stages_of
from sangsuk.flow.judging.seating import may_be_seated, seat_juror
from sangsuk.flow.judging.status import loads_in, status_of
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.jury.history import overrides_of
from sangsuk.records.jury.models import Juror
from sangsuk.records.jury.queries import jurors_of
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles


@require_safe
@for_roles(Role.NATIONAL, Role.AUDITOR)
def jury_rounds(request: HttpRequest, account: Account) -> HttpResponse:
    """The rounds of the campaign, where each stands, and the panel."""
    campaign, at = current_campaign(now()), now()
    stages = stages_of(campaign) if campaign else []
    parts = {
        "account": account,
        "campaign": campaign,
        "rounds": [(stage.terms, stage.state(at).value) for stage in stages],
        "jurors": list(jurors_of(campaign)) if campaign else [],
        "may_lead": account.role == Role.NATIONAL,
    }
    return render(request, "desk/jury.html", parts)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL, Role.AUDITOR)
def jury_round(request: HttpRequest, account: Account, slug: str) -> HttpResponse:
    """One round: what may be done with it now; no mark is told before it is closed."""
    campaign = current_campaign(now())
    try:
        stage = stage_of(campaign, slug) if campaign else None
    except SangsukError:
        stage = None
    if campaign is None or stage is None:
        return redirect("desk:jury")
    if request.method != "POST":
        return _page(request, account, campaign, stage)
    try:
        _do(request, account, campaign, slug)
    except SangsukError as error:
        return _page(request, account, campaign, stage, fault=error)
    return redirect("desk:jury_round", slug=slug)


def _do(request: HttpRequest, account: Account, campaign: Campaign, slug: str) -> None:
    """Open or close the round, or let a juror into it.

    Raises:
        SangsukError: it cannot be done, and why.
    """
    if "close" in request.POST:
        reason = request.POST.get("reason", "")
        close_round(campaign, slug, by=account, at=now(), without_quorum=reason)
    elif "seat" in request.POST:
        seat_juror(campaign, slug, request.POST.get("juror", ""), by=account, at=now())
    elif "open" in request.POST:
        open_round(campaign, slug, seed=request.POST.get("seed", ""), by=account, at=now())


def _page(
    request: HttpRequest,
    account: Account,
    campaign: Campaign,
    stage: Stage,
    *,
    fault: SangsukError | None = None,
) -> HttpResponse:
    status = status_of(stage, at=now())
    parts: dict[str, Any] = {
        "account": account,
        "campaign": campaign,
        "terms": stage.terms,
        "status": status,
        "loads": loads_in(stage.kept) if stage.kept else [],
        "may_lead": account.role == Role.NATIONAL,
        "practised": panel_practice(campaign, stage.terms) if known_for(stage.terms) else [],
        "free": _free(stage, status["state"]),
        "overrides": list(overrides_of(stage.kept)) if stage.kept else [],
        "fault": why_refused(fault) if fault else "",
    }
    return render(request, "desk/jury_round.html", parts, status=400 if fault else 200)


def _free(stage: Stage, state: str) -> list[Juror]:
    """Jurors who may be let into the round, while it is open."""
    return may_be_seated(stage.terms, stage.kept) if stage.kept and state == "open" else []


def why_refused(error: SangsukError) -> str:
    """What an officer reads where a round cannot be opened or closed."""
    said = {
        "judge.round_is_not_open": _("ยังไม่ถึงเวลา หรือเลยเวลาของรอบนี้แล้ว"),
        "judge.still_collecting": _("ยังอยู่ในช่วงรับเรื่อง เปิดรอบหลังจากปิดรับแล้ว เรื่องที่มาทีหลังจะได้ไม่ตกหล่น"),
        "judge.round_before": _("ต้องปิดรอบก่อนหน้านี้ก่อน จึงจะรู้ว่าเรื่องใดไปต่อ"),
        "judge.no_seed": _("ใส่เลขสุ่มที่ประกาศไว้แล้วก่อน"),
        "judge.nothing_to_judge": _("มีเรื่องให้ตัดสินน้อยเกินไป"),
        "judge.too_many_to_compare": _("เรื่องมากเกินกว่าจะเทียบทีละคู่ ให้มีรอบอ่านอีกรอบที่ผ่านน้อยลงก่อน"),
        "judge.panel_too_small": _(
            "กรรมการน้อยเกินไปสำหรับบางเรื่อง เพราะหลายคนมีส่วนได้เสีย "
            "เชิญกรรมการจากจังหวัดอื่นเพิ่ม แล้วเปิดใหม่ ยังไม่มีอะไรถูกแจกออกไป"
        ),
        "judge.still_open": _("ยังไม่ถึงกำหนด และยังมีกรรมการที่ทำไม่เสร็จ"),
        "judge.no_quorum": _("กรรมการที่ร่วมตัดสินยังไม่ครบตามกติกา หลังหมดเวลาจะปิดได้ถ้าเขียนเหตุผล"),
        "judge.name": _("ชื่อสั้นนี้มีคนใช้แล้ว หรือยาวเกิน 40 ตัวอักษร ใช้ชื่ออื่น"),
        "judge.unknown_place": _("ไม่รู้จักอำเภอที่ใส่ เลือกจากรายการ หรือใส่รหัสสี่ตัว"),
        "judge.unknown_juror": _("กรรมการคนนี้ออกไปแล้ว"),
        "judge.no_reason": _("เขียนเหตุผลหนึ่งประโยคก่อน เหตุผลอยู่ในบันทึกคู่กับชื่อคุณ"),
        "judge.no_such_change": _("ไม่มีอะไรเปลี่ยน หรือไม่มีเรื่องเลขนั้นในรอบนี้ ดูเลขในตารางผล"),
        "judge.followed": _("รอบต่อไปเปิดแล้วด้วยเรื่องชุดนี้ จึงเปลี่ยนไม่ได้อีก"),
        "judge.not_closed": _("ต้องปิดรอบก่อน จึงจะรู้ว่าเรื่องใดผ่าน"),
        "judge.not_entitled": _("เฉพาะทีมส่วนกลางเท่านั้นที่เปิดหรือปิดรอบได้"),
    }
    return said.get(error.code) or _("ยังทำไม่ได้ เปิดหน้านี้ใหม่แล้วลองอีกครั้ง")
