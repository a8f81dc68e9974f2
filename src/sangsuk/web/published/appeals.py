"""What people decided, for anybody to read; and the form by which anybody affected appeals."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import CallError
from sangsuk.flow.rulings.appeals import LONGEST, SHORTEST, lodge
from sangsuk.records.accounts.attempts import OF_APPEALS, must_wait, note_attempts
from sangsuk.records.districts.queries import all_districts
from sangsuk.records.rulings.models import Appeal
from sangsuk.records.rulings.queries import public_rulings
from sangsuk.web.clock import true_now
from sangsuk.web.desk.districts import code_typed
from sangsuk.web.network import network_of
from sangsuk.web.public.frame import Frame, framed, framed_form

PAGE: Final = 100
TOO_MANY: Final = 429
LONGEST_NUMBER: Final = 18  # digits of a number that is a key
FIELDS: Final = ("story", "who", "district", "words", "contact")


@framed
def rulings(request: HttpRequest, frame: Frame) -> HttpResponse:
    """All rulings of the campaign, the newest first; who decided stands in the log of acts."""
    found = list(public_rulings(frame.campaign)[:PAGE])
    return frame.render(request, "rulings", section="rules", rulings=found)


@require_http_methods(["GET", "HEAD", "POST"])
@framed_form
def appeal(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The form, and what came of it."""
    if request.method != "POST":
        return _form(request, frame, {"story": request.GET.get("story", "")})
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    network, at = network_of(request), true_now()
    who = [(OF_APPEALS, network)] if network else []
    if must_wait(who, at=at):
        return _form(request, frame, typed, waits=True, status=TOO_MANY)
    try:
        made = _lodge(frame, typed)
    except CallError as error:
        return _form(request, frame, typed, fault=_why(error.code), status=400)
    note_attempts(who, at=at)
    return frame.render(request, "appeal", section="rules", done=True, number=made.pk)


def _lodge(frame: Frame, typed: dict[str, str]) -> Appeal:
    """The appeal that was filled in.

    Raises:
        CallError: it says too little, or of nothing.
    """
    number, district = typed["story"].strip(), typed["district"].strip()
    is_number = number.isascii() and number.isdecimal() and len(number) < LONGEST_NUMBER
    return lodge(
        frame.campaign,
        story=int(number) if is_number else 0,
        who=Appeal.Who(typed["who"]) if typed["who"] in Appeal.Who.values else Appeal.Who.OTHER,
        words=typed["words"].replace("\0", ""),
        at=frame.at,
        district=(code_typed(district) or "?") if district else "",
        contact=typed["contact"].replace("\0", "")[:200],
    )


def _form(
    request: HttpRequest, frame: Frame, typed: dict[str, str], *, status: int = 200, **said: Any
) -> HttpResponse:
    parts = {
        "typed": typed,
        "districts": all_districts(),
        "appellants": Appeal.Who.values,
        "shortest": SHORTEST,
        "longest": LONGEST,
    }
    return frame.render(request, "appeal", section="rules", status=status, **parts, **said)


def _why(code: str) -> str:
    said = {
        "rulings.unknown_story": _("ไม่พบเรื่องเลขนี้ ดูเลขท้ายที่อยู่ของหน้าเรื่อง"),
        "rulings.unknown_district": _("ไม่พบอำเภอที่พิมพ์ เลือกชื่อจากรายการ"),
    }
    return said.get(code) or _(
        "ยังรับไม่ได้ เล่าเหตุผลตั้งแต่ 10 ถึง 2,000 ตัวอักษร หรือมีคำอุทธรณ์ของเรื่องนี้รออยู่แล้วสามฉบับ"
    )
