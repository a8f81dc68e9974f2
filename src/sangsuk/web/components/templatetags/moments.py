"""Days and spans of days: พ.ศ. in Thai, the common era in English."""

from datetime import date, datetime, timedelta

from django import template
from django.utils.translation import gettext as _

from sangsuk.core.terms.campaign import Window
from sangsuk.core.thai.dates import BANGKOK, BE_AHEAD, MONTHS, thai_date
from sangsuk.web.components.templatetags.names import in_english

register = template.Library()


@register.filter
def day(moment: date) -> str:
    """9 ธันวาคม 2563; 9 December 2020."""
    return _english_day(moment) if in_english() else thai_date(moment)


@register.filter
def short_day(moment: date) -> str:
    """9 ธ.ค. 2563; 9 Dec 2020."""
    if in_english():
        local = _local(moment)
        return f"{local.day} {local:%b %Y}"
    return thai_date(moment, short=True)


@register.simple_tag
def span_of_days(opens: datetime, closes: datetime) -> str:
    """1–31 ธันวาคม พ.ศ. 2563; the close is the first moment outside."""
    first, last = _local(opens), _local(closes - timedelta(microseconds=1))
    if (first.year, first.month) != (last.year, last.month):
        return f"{day(first)} – {day(last)}"
    if in_english():
        return f"{first.day}–{last.day} {last:%B %Y}"
    return f"{first.day}–{last.day} {MONTHS[last.month - 1]} พ.ศ. {last.year + BE_AHEAD}"


@register.simple_tag
def days_of(window: Window, asked: date | None) -> list[date]:
    """The days of a half-open window in order, and among them the day asked for, if outside."""
    first = _bangkok_day(window.opens)
    length = _bangkok_day(window.closes - timedelta(microseconds=1)) - first
    days = {first + timedelta(days=at) for at in range(length.days + 1)}
    return sorted(days | ({asked} if asked else set()))


@register.simple_tag
def window_state(opens: datetime, closes: datetime, now: datetime) -> str:
    """Whether stories are being taken, in words."""
    if now < opens:
        return _("เปิดรับเรื่องเล่าวันที่ %(day)s") % {"day": day(opens)}
    if now >= closes:
        return _("ปิดรับเรื่องเล่าแล้ว")
    left = (_bangkok_day(closes - timedelta(microseconds=1)) - _bangkok_day(now)).days
    if left == 0:
        return _("เปิดรับอยู่ วันนี้เป็นวันสุดท้าย")
    return _("เปิดรับอยู่ เหลืออีก %(left)s วัน") % {"left": left}


def _local(moment: date) -> date:
    return moment.astimezone(BANGKOK) if isinstance(moment, datetime) else moment


def _bangkok_day(moment: datetime) -> date:
    return moment.astimezone(BANGKOK).date()


def _english_day(moment: date) -> str:
    local = _local(moment)
    return f"{local.day} {local:%B %Y}"
