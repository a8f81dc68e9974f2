"""Typing a story for somebody: what they told, then a look, the paper, the receipt."""

import logging
from dataclasses import replace
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import SangsukError
from sangsuk.flow.telling.finding_districts import find_districts
from sangsuk.flow.telling.helped import tell_for
from sangsuk.flow.telling.photos import Drawn
from sangsuk.flow.telling.telling import Telling, preview
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import current_campaign, rules_of
from sangsuk.records.districts.queries import all_districts, district_by_code
from sangsuk.web.clock import now
from sangsuk.web.desk.papers import typed_by
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.public.tell_form import TellForm, new_code
from sangsuk.web.public.tell_photo import photo_sent, why_no_photo

REFUSED: Final = 400
Parts = dict[str, Any]

log = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL, Role.PROVINCE, Role.DISTRICT, Role.VOLUNTEER)
def type_story(request: HttpRequest, account: Account) -> HttpResponse:
    """The story as it was told; then as others will see it, with the paper to photograph."""
    campaign = current_campaign(now())
    parts: Parts = {"account": account, "campaign": campaign}
    if campaign is None or not rules_of(campaign).window.holds(now()):
        return _page(request, parts | {"closed": True})
    rules = rules_of(campaign)
    parts["typed"] = typed_by(campaign, account.name)
    if request.method != "POST":
        given = {"code": new_code(), "place": _own_place(account)}
        return _page(request, parts | {"form": TellForm(initial=given, rules=rules)})
    form = TellForm(request.POST, rules=rules, is_sent="send" in request.POST)
    parts["form"] = form
    if "change" in request.POST or {"text", "code"} & form.errors.keys():
        return _page(request, parts, status=200 if "change" in request.POST else REFUSED)
    return _looked_at(request, account, campaign, parts)


def _looked_at(
    request: HttpRequest, account: Account, campaign: Campaign, parts: Parts
) -> HttpResponse:
    """The masked story with what is still to be asked; or the receipt, where all was given."""
    form: TellForm = parts["form"]
    if places := _places_asked(form, campaign):
        return _page(request, parts | {"places": places}, status=REFUSED)
    form.cleaned_data |= {name: False for name in form.fields if name not in form.cleaned_data}
    telling = replace(form.telling(), entered_by=account.name)
    read = preview(telling, campaign, at=now())
    offices = all_districts().filter(pk__in=[one.code for one in read.districts])
    parts |= {"read": read, "district": telling.district, "offices": offices}
    if "send" in request.POST:
        parts |= _kept(request, account, campaign, form, telling)
    return _page(request, parts, status=REFUSED if "fault" in parts else 200)


def _kept(
    request: HttpRequest, account: Account, campaign: Campaign, form: TellForm, telling: Telling
) -> Parts:
    """The story with its receipt, or the fault."""
    if form.errors:
        return {"fault": " ".join(str(one) for errors in form.errors.values() for one in errors)}
    by = Actor(account.name, account.role)
    try:
        story = tell_for(telling, _paper(request), campaign, by=by, at=now())
    except SangsukError as error:
        log.warning("desk/telling refused a story: %s", error.code)
        return {"fault": why_refused(error.code)}
    return {"story": story, "code": telling.code}


def _places_asked(form: TellForm, campaign: Campaign) -> list[Any]:
    """Several districts to choose from, or none that fits; nothing where one is chosen."""
    given = form.cleaned_data
    if given.get("district") or not given.get("place"):
        given.setdefault("district", "")
        return []
    found = find_districts(given["place"], provinces=rules_of(campaign).provinces)
    if len(found) == 1:
        given["district"] = found[0].district.code
        return []
    rows = {one.pk: one for one in all_districts().filter(pk__in=[f.district.code for f in found])}
    return [rows[one.district.code] for one in found] or [None]


def _own_place(account: Account) -> str:
    """The district that the account is for, to be left or changed."""
    district = district_by_code(account.scope)
    return f"{district.name_th} {district.province.name_th}" if district else ""


def _paper(request: HttpRequest) -> Drawn:
    paper = photo_sent(request)
    if paper is None:
        raise SangsukError("helped.no_paper", what="No photo.", where="the form", remedy="take it.")
    return paper


def why_refused(code: str) -> str:
    """What an officer reads where a story that was typed or copied is refused."""
    said = {
        "helped.no_paper": _("ถ่ายรูปกระดาษยินยอมก่อน แล้วส่งอีกครั้ง"),
        "helped.paper_used": _("รูปกระดาษนี้ใช้กับเรื่องอื่นแล้ว ถ่ายกระดาษของผู้เล่าคนนี้"),
        "helped.many": _("วันนี้บัญชีนี้พิมพ์ครบห้าสิบเรื่องแล้ว พิมพ์ต่อได้พรุ่งนี้"),
        "seen.no_picture": _("แนบภาพหน้าจอของโพสต์ก่อน แล้วกดอีกครั้ง"),
        "seen.future": _("เวลาที่โพสต์ยังมาไม่ถึง ดูวันที่อีกครั้ง"),
        "seen.length": _("ข้อความต้องยาวตั้งแต่ 10 ถึง 10,000 ตัวอักษร"),
        "seen.moment": _("อ่านวันเวลาไม่ได้ เขียนแบบ 5/12/2563 9:00"),
        "seen.gone": _("เจ้าของขอโพสต์นี้คืนแล้ว จึงไม่รับ"),
        "seen.known": _("มีโพสต์นี้อยู่แล้ว ไม่ต้องเพิ่มอีก"),
        "address.not_public": _("ลิงก์นี้ไม่ใช่หน้าสาธารณะ คัดลอกทั้งลิงก์จากเบราว์เซอร์ ขึ้นต้นด้วย https://"),
    }
    return said.get(code) or why_no_photo(code)


def _page(request: HttpRequest, parts: Parts, *, status: int = 200) -> HttpResponse:
    return render(request, "desk/helped.html", parts, status=status)
