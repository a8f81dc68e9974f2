"""Words for what films go through."""

from datetime import date
from typing import Final

from django import template
from django.utils.translation import gettext as _

from sangsuk.core.tell.films.captions import clock
from sangsuk.web.films.refusals import why_refused

register = template.Library()
MINUTE: Final = 60


@register.filter
def stage_called(stage: str) -> str:
    return {
        "treatment": _("โครงเรื่อง"),
        "script": _("บท"),
        "consent": _("ความยินยอมของผู้ปรากฏตัว"),
        "shoot": _("แผนถ่ายทำ"),
        "cut": _("ตัดต่อ"),
        "captions": _("คำบรรยาย"),
        "sign_off": _("ผู้เล่าดูและตกลง"),
        "approval": _("อนุมัติ"),
        "published": _("เผยแพร่แล้ว"),
    }.get(stage, stage)


@register.filter
def need_called(need: str) -> str:
    return {
        "teller": _("ผู้เล่ายังยินดีให้ทำภาพยนตร์ และเรื่องยังอยู่บนเว็บไซต์"),
        "treatment": _("โครงเรื่องที่เขียนแล้ว"),
        "script": _("บทที่เขียนแล้ว"),
        "fidelity": _("เหตุผลของทุกประโยคในบทที่เรื่องเล่าไม่ได้เล่า"),
        "signatures": _("ลายมือชื่อยินยอมของทุกคนที่ปรากฏตัว"),
        "plan": _("สถานที่ถ่ายทำ และผู้อนุญาตครบทุกแห่ง"),
        "cut": _("ฉบับตัดต่อที่เปิดดูได้"),
        "captions": _("คำบรรยายไทยและอังกฤษที่อ่านทัน"),
        "sign_off": _("คำตกลงของผู้เล่าต่อฉบับนี้"),
        "released": _("คำอนุมัติของสองคน"),
    }.get(need, need)


@register.filter
def mark_called(mark: str) -> str:
    return {
        "event": _("เหตุการณ์ที่เรื่องเล่าไม่มี"),
        "number": _("ตัวเลขไม่ตรง"),
        "person": _("คนที่เรื่องเล่าไม่ได้พูดถึง"),
        "place": _("สถานที่ที่เรื่องเล่าไม่ได้พูดถึง"),
        "time": _("เวลาที่เรื่องเล่าไม่ได้บอก"),
        "turned": _("กลับความหมาย"),
    }.get(mark, mark)


@register.filter
def writing_called(kind: str) -> str:
    return {
        "treatment": _("โครงเรื่อง"),
        "script": _("บท"),
        "credits": _("รายชื่อผู้ร่วมงาน"),
        "music": _("เพลงและสิทธิ์การใช้"),
        "description": _("คำบรรยายภาพสำหรับผู้มองไม่เห็น"),
    }.get(kind, kind)


@register.filter
def caption_fault(kind: str) -> str:
    return {
        "too_fast": _("อ่านไม่ทัน เกิน 17 ตัวอักษรต่อวินาที"),
        "no_english": _("ยังไม่มีภาษาอังกฤษ"),
    }.get(kind) or why_refused(f"films.captions_{kind}")


@register.filter
def refusal_words(code: str) -> str:
    return why_refused(code)


@register.filter
def clocked(seconds: float) -> str:
    return clock(seconds)


@register.filter
def lasting(seconds: float) -> str:
    """4:05, of a film."""
    return f"{int(seconds) // MINUTE}:{int(seconds) % MINUTE:02d}"


@register.filter
def is_late(due: date | None, today: date) -> bool:
    return due is not None and due < today


@register.filter
def gigabytes(size: int) -> str:
    return f"{size / 1024**3:.1f} GB" if size >= 1024**3 else f"{size / 1024**2:.1f} MB"
