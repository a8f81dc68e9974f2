"""Words for what announcements go through."""

from datetime import datetime

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sangsuk.core.thai.dates import BANGKOK, thai_moment

register = template.Library()


@register.filter
def occasion_called(occasion: str) -> str:
    return {
        "announce": _("บอกว่าเปิดแล้ว"),
        "remind": _("ชวนอีกครั้ง"),
        "thank": _("ขอบคุณ"),
        "results": _("บอกผล"),
        "film": _("ภาพยนตร์"),
    }.get(occasion, occasion)


@register.filter
def outlet_called(outlet: str) -> str:
    return {
        "facebook": "Facebook",
        "instagram": "Instagram",
        "youtube": "YouTube",
        "line": "LINE",
    }.get(outlet, outlet)


@register.filter
def time_called(name: str) -> str:
    return {
        "before": _("ก่อนเปิดรับเรื่อง"),
        "during": _("ระหว่างรับเรื่อง"),
        "after": _("หลังปิดรับเรื่อง"),
    }.get(name, name)


@register.filter
def sending_state(state: str) -> str:
    return {
        "waiting": _("รอส่ง"),
        "out": _("ออกแล้ว"),
        "refused": _("ช่องทางไม่รับ"),
        "unwanted": _("ไม่ได้ส่ง"),
        "leaving": _("กำลังถอน"),
        "gone": _("ถอนแล้ว"),
        "stays": _("ถอนจากที่นี่ไม่ได้ ต้องมีคนไปลบเอง"),
    }.get(state, state)


@register.filter
def sending_chip(state: str) -> str:
    return {"out": "chip-positive", "refused": "chip-negative", "stays": "chip-negative"}.get(
        state, ""
    )


@register.filter
def hindrance_called(name: str) -> str:
    return {
        "not_connected": _("ยังไม่ได้เชื่อมช่องทางนี้"),
        "taken_back": _("ภาพยนตร์หรือเรื่องนี้เผยแพร่ไม่ได้แล้ว"),
        "no_result": _("ยังไม่ได้ประกาศผลบนเว็บไซต์"),
        "taken_down": _("ถอนประกาศนี้แล้ว"),
        "words_alone": _("ช่องทางนี้ไม่รับข้อความอย่างเดียว ต้องมีภาพยนตร์ไปด้วย"),
        "too_many_letters": _("ข้อความยาวเกินที่ช่องทางนี้รับ"),
        "too_many_tags": _("แฮชแท็กมากเกินที่ช่องทางนี้รับ"),
        "no_title": _("ภาพยนตร์ยังไม่มีชื่อ"),
        "title_too_long": _("ชื่อภาพยนตร์ยาวเกินไป"),
        "too_short": _("ภาพยนตร์สั้นเกินไป"),
        "too_long": _("ภาพยนตร์ยาวเกินไป"),
        "too_big": _("ไฟล์ภาพยนตร์ใหญ่เกินไป"),
        "no_address": _("ช่องทางนี้มาดึงไฟล์จากเว็บไซต์เรา ต้องตั้งที่อยู่ https ของเว็บไซต์ก่อน"),
    }.get(name, name)


@register.filter
def fault_called(fault: str) -> str:
    """What the last try met, in words."""
    said = {
        "may_be_out": _("อาจออกไปแล้วโดยเราไม่ได้รับคำตอบ ต้องมีคนไปดูที่นั่น"),
        "outage": _("ช่องทางไม่ตอบ"),
        "quota": _("ส่งเกินจำนวนที่ช่องทางให้ส่ง"),
        "token": _("สิทธิ์ที่เชื่อมไว้ใช้ไม่ได้แล้ว ผู้ดูแลระบบต้องเชื่อมใหม่"),
        "permission": _("บัญชีที่เชื่อมไว้ไม่มีสิทธิ์ทำสิ่งนี้"),
        "request": _("ช่องทางไม่รับตามที่ส่งไป"),
        "closed": _("ช่องทางยังไม่เปิดให้คนอื่นเห็น"),
    }
    return said.get(fault) or hindrance_called(fault)


@register.filter
def moment(at: datetime) -> str:
    """9 ธ.ค. 2563 10.00 น.; 9 Dec 2020, 10:00."""
    local = at.astimezone(BANGKOK)
    if get_language() == "th":
        return thai_moment(local, short=True)
    return f"{local.day} {local:%b %Y, %H:%M}"
