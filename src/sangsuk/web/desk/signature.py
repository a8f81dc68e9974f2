"""A signature at the desk: the password once more, by who is signed in."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sangsuk.records.accounts.attempts import (
    OF_ACCOUNT,
    forget_attempts,
    must_wait,
    note_attempts,
)
from sangsuk.records.accounts.models import Account
from sangsuk.web.clock import true_now

LONGEST_WHY = 500


def why_signed(request: HttpRequest) -> str:
    """The reason that was written beside it."""
    return request.POST.get("why", "").replace("\0", "").strip()[:LONGEST_WHY]


def fault_of_signature(request: HttpRequest, account: Account, *, needs_why: bool = True) -> str:
    """What is wrong with a signature, in words; nothing where it is good."""
    at, who = true_now(), [(OF_ACCOUNT, account.name)]
    if needs_why and not why_signed(request):
        return _("เขียนเหตุผลหนึ่งประโยคก่อน เหตุผลอยู่ในบันทึกคู่กับชื่อคุณ")
    if must_wait(who, at=at):
        return _("ลองผิดหลายครั้งแล้ว รอสิบห้านาที แล้วลองใหม่")
    if not account.check_password(request.POST.get("password", "")):
        note_attempts(who, at=at)
        return _("รหัสผ่านไม่ถูก ยังไม่มีอะไรเปลี่ยน")
    forget_attempts(who)
    return ""
