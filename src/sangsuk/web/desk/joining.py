"""An invitation: a link by which one person makes their account, once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import CallError
from sangsuk.records.accounts.securing import accept_invitation, invitation_of
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.web.clock import now, true_now
from sangsuk.web.desk.letting_in import let_in


@sensitive_post_parameters("password", "again")
@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """The name and the password that one chooses; then the phone is asked for."""
    token = request.POST.get("key") or request.GET.get("key", "")
    invitation = invitation_of(token, at=true_now())
    if invitation is None:
        return render(request, "desk/join.html", {"over": True}, status=410)
    parts = {"key": token, "invitation": invitation, "name": request.POST.get("name", "")}
    if request.method != "POST":
        return render(request, "desk/join.html", parts)
    if request.POST.get("password", "") != request.POST.get("again", ""):
        fault = _("รหัสผ่านสองช่องไม่เหมือนกัน")
        return render(request, "desk/join.html", parts | {"fault": fault}, status=400)
    try:
        account = accept_invitation(
            token=token,
            name=request.POST.get("name", "").strip()[:150],
            password=request.POST.get("password", ""),
            at=true_now(),
        )
    except CallError as error:
        return render(request, "desk/join.html", parts | {"fault": _why(error.code)}, status=400)
    told = {"role": account.role, "scope": account.scope}
    by, why = Actor(account.name, account.role), f"invited by {invitation.by}"
    keep_act(kind="account.own.joined", by=by, why=why, at=now(), after=told)
    let_in(request, account, second_step=False)
    return redirect("desk:second_step")


def _why(code: str) -> str:
    said = {
        "accounts.name": _("มีคนใช้ชื่อนี้แล้ว หรือยังไม่ได้ใส่ชื่อ ลองชื่ออื่น"),
        "accounts.password": _("รหัสผ่านสั้นเกินไป ขอ 12 ตัวอักษรขึ้นไป วลียาว ๆ ที่จำได้ดีที่สุด"),
    }
    return said.get(code) or _("ลิงก์นี้ใช้ไปแล้วหรือหมดเวลา ขอลิงก์ใหม่จากคนที่ชวนคุณ")
