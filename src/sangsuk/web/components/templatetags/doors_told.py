"""Doors, hours and jobs in words."""

from datetime import datetime

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from sangsuk.core.thai.dates import BANGKOK
from sangsuk.records.matters.models import Matter
from sangsuk.web.components.templatetags.moments import short_day

register = template.Library()


@register.filter
def door_name(door: str) -> str:
    """A door of the settings or of the ledger; one without a name of its own is called as it is."""
    names = {
        "facebook": "Facebook",
        "line": "LINE",
        "instagram": "Instagram",
        "x": "X",
        "youtube": "YouTube",
        "email": _("อีเมล"),
        "facebook_hook": _("Facebook แจ้งมา"),
        "facebook_feed": _("Facebook เราถาม: หน้าเพจ"),
        "facebook_visitor_posts": _("Facebook เราถาม: โพสต์ผู้มาเยือน"),
        "facebook_tagged": _("Facebook เราถาม: ที่แท็กเพจ"),
        "line_hook": _("LINE แจ้งมา"),
    }
    return names.get(door) or door


@register.filter
def why_missed(reason: str) -> str:
    """Why hours were not collected."""
    said = {
        "token": _("กุญแจหมดอายุหรือใช้ไม่ได้"),
        "permission": _("ไม่มีสิทธิ์"),
        "quota": _("ใช้ครบโควตา"),
        "outage": _("ปลายทางล่ม"),
        "request": _("ระบบเราถามผิด"),
        "nobody_listened": _("ไม่มีใครคอยรับ"),
        "window": _("เลยช่วงที่บริการให้ถามย้อนหลัง"),
    }
    return said.get(reason) or reason


@register.filter
def job_name(path: str) -> str:
    """What a job does."""
    said = {
        "parse_deliveries": _("อ่านสิ่งที่ส่งมา"),
        "understand_stories": _("อ่านเรื่องที่ยังไม่ได้อ่าน"),
        "answer_line": _("ตอบทาง LINE"),
        "poll_facebook": _("ถาม Facebook"),
        "copy_footage": _("กำลังทำฉบับสำหรับเปิดดู"),
    }
    name = path.rpartition(".")[2]
    return said.get(name) or name


@register.filter
def hour(moment: datetime) -> str:
    """9 ธ.ค. 2563 14.00."""
    local = moment.astimezone(BANGKOK)
    return f"{short_day(moment)} {local:%H.%M}"


@register.filter
def matter_without_a_story(matter: Matter) -> str:
    """Which hours were not collected and why, or which job lies; else what the matter is about."""
    if matter.kind == Matter.Kind.GAP:
        door, since, until, reason = matter.signs
        hours = " – ".join(hour(datetime.fromisoformat(one)) for one in (since, until))
        return f"{door_name(door)} · {hours} · {why_missed(reason)}"
    return job_name(matter.signs[0]) if matter.kind == Matter.Kind.JOB else matter.about


@register.simple_tag
def drawn_hours(drawn: str) -> SafeString:
    return mark_safe(drawn)  # noqa: S308 - numbers of our own, no word of anybody
