"""The result at the desk: made ready, looked at, published, and certified by another person."""

import os
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import SangsukError
from sangsuk.flow.publishing.certifying import certifications_of, certify, what_hinders
from sangsuk.flow.publishing.drafts import Draft, draft_of, make_draft
from sangsuk.flow.publishing.publishing import publish_result
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.results.queries import publications_of
from sangsuk.web.clock import now
from sangsuk.web.desk.districts import districts_named
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.desk.signature import fault_of_signature, why_signed

MOVED_SHOWN: Final = 30
Parts = dict[str, Any]


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL, Role.AUDITOR)
def campaign_result(request: HttpRequest, account: Account) -> HttpResponse:
    """What holds, what is ready to be published, and how it differs; then signed."""
    campaign, said = current_campaign(now()), Parts()
    if campaign is None:
        return redirect("desk:campaign")
    if request.method == "POST" and account.role == Role.NATIONAL:
        try:
            fault = _done(request, account, campaign)
        except SangsukError as error:
            said = {"fault": why_refused(error), "error": error}
        else:
            if not fault:
                return redirect("desk:campaign_result")
            said = {"fault": fault}
    parts = _shown(account, campaign) | said
    status = 400 if said else 200
    return render(request, "desk/campaign_result.html", parts, status=status)


def _done(request: HttpRequest, account: Account, campaign: Campaign) -> str:
    """What is wrong with the signature; nothing where it was done.

    Raises:
        SangsukError: it cannot be done.
    """
    home = settings.SANGSUK_HOME
    if "make" in request.POST:
        make_draft(campaign, home=home, environ=os.environ)
        return ""
    is_publishing = "publish" in request.POST
    if fault := fault_of_signature(request, account, needs_why=is_publishing):
        return fault
    if is_publishing:
        draft, wanted = draft_of(campaign, home=home), request.POST.get("citation")
        if draft is None or draft.verdict.citation != wanted:
            return _("ชุดผลเปลี่ยนไปแล้วหลังจากที่คุณดู ดูอีกครั้งก่อนลงชื่อ")
        by = Actor(account.name, account.role)
        publish_result(draft.path, home=home, by=by, why=why_signed(request), at=now())
        return ""
    newest = publications_of(campaign).first()
    if newest is None or newest.citation != request.POST.get("citation"):
        return _("มีผลใหม่กว่านี้แล้ว ดูอีกครั้งก่อนลงชื่อ")
    certify(newest, by=account, at=now())
    return ""


def _shown(account: Account, campaign: Campaign) -> Parts:
    newest = publications_of(campaign).first()
    draft = draft_of(campaign, home=settings.SANGSUK_HOME)
    hindered = what_hinders(newest, account) if newest else None
    return {
        "account": account,
        "campaign": campaign,
        "may_sign": account.role == Role.NATIONAL,
        "newest": newest,
        "certified": certifications_of(newest) if newest else [],
        "hindered": why_refused(hindered) if hindered else "",
        "draft": draft,
        **(_moves(draft) if draft else {}),
    }


def _moves(draft: Draft) -> Parts:
    """The districts whose places differ from the result that holds."""
    shown = draft.moved[:MOVED_SHOWN]
    names = districts_named({code for code, _, _ in shown})
    return {"moved": shown, "names": names, "more": len(draft.moved) - len(shown)}


def why_refused(error: SangsukError) -> str:
    """What an officer reads where a result cannot be made, published or certified."""
    said = {
        "certify.not_audited": _("ผลนี้ยังไม่ผ่านการสุ่มตรวจโดยคน รับรองได้เมื่อการตรวจยืนยันแล้ว"),
        "certify.published_it": _("คุณเป็นผู้ประกาศผลนี้เอง ให้คนอื่นในทีมเป็นผู้รับรอง"),
        "certify.certified": _("มีผู้รับรองผลนี้แล้ว"),
        "certify.corrected": _("มีผลใหม่กว่านี้แล้ว"),
        "publish.refused": _("ชุดผลนี้ตรวจไม่ผ่าน ประกาศไม่ได้"),
        "bundle.contradiction": _("ผลนับกับเรื่องที่นับไม่ตรงกัน นับใหม่ก่อน"),
    }
    return said.get(error.code) or _("ยังทำไม่ได้ อ่านสาเหตุด้านล่าง แล้วลองใหม่")
