"""The page of a round: what it asks for, by its method; and kindly, why something cannot be."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import SangsukError
from sangsuk.core.terms.judging import Method
from sangsuk.flow.judging.rounds import stage_of
from sangsuk.records.jury.models import Juror
from sangsuk.web.clock import now
from sangsuk.web.jury.compare import compare
from sangsuk.web.jury.juror import for_jurors
from sangsuk.web.jury.reading import read

REFUSED: Final = 409  # what was sent does not fit what is there now


@require_http_methods(["GET", "HEAD", "POST"])
@for_jurors
def judging_round(request: HttpRequest, juror: Juror, slug: str) -> HttpResponse:
    """What waits for the juror in the round."""
    try:
        terms = stage_of(juror.campaign, slug).terms
    except SangsukError:
        raise Http404 from None
    work = compare if terms.method is Method.COMPARE else read
    try:
        return work(request, juror, terms)
    except SangsukError as error:
        parts = {"juror": juror, "campaign": juror.campaign, "terms": terms}
        return refused(request, error, parts)


def refused(request: HttpRequest, error: SangsukError, parts: dict[str, Any]) -> HttpResponse:
    """Why it cannot be, what was written, and how to go on."""
    written = request.POST.get("reason", "")
    is_over = error.code in ("judge.round_is_not_open", "judge.not_on_the_panel")
    told = {"why": why(error.code), "written": written, "is_over": is_over, "now": now()}
    return render(request, "jury/refused.html", parts | told, status=REFUSED)


def why(code: str) -> str:
    """What a juror reads where something cannot be."""
    said = {
        "judge.round_is_not_open": _("รอบนี้ไม่ได้เปิดอยู่ตอนนี้ สิ่งที่คุณส่งไว้ในเวลา เราเก็บไว้ครบและนับแน่นอน"),
        "judge.not_on_the_panel": _("คุณไม่ได้อยู่ในคณะกรรมการรอบนี้แล้ว สิ่งที่คุณส่งไว้ก่อนหน้า เรายังเก็บไว้ครบ"),
        "judge.not_yours": _("เรื่องนี้ไม่ได้อยู่กับคุณแล้ว ไม่ต้องทำอะไร ไปเรื่องต่อไปได้เลย"),
        "judge.taken_back": _("เจ้าของเรื่องขอเรื่องคืนระหว่างนี้ เราไม่เก็บคำตอบของคุณสำหรับเรื่องนี้ ขอบคุณที่อ่าน"),
        "judge.sealed_already": _("คุณตัดสินเรื่องนี้ไปแล้ว อาจจากอีกหน้าต่างหนึ่ง คำตอบแรกยังอยู่และไม่มีใครแก้ได้"),
        "judge.no_choice": _("เลือกก่อนว่าเรื่องไหนดีกว่า หรือพอกัน"),
    }
    return said.get(code) or _("ยังบันทึกไม่ได้ ลองเปิดหน้านี้อีกครั้ง")
