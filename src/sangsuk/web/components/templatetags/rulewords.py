"""The campaign's rules in plain words."""

from datetime import datetime, timedelta

from django import template
from django.utils.translation import gettext as _

from sangsuk.core.terms.campaign import TieRule
from sangsuk.web.components.templatetags.moments import day

register = template.Library()


@register.filter
def tie_words(rule: TieRule) -> str:
    return {
        TieRule.FEWER_NEGATIVE_VOICES: _("มีเสียงอยากให้ปรับปรุงน้อยกว่า"),
        TieRule.MORE_PRAISE_DAYS: _("มีคนชื่นชมหลายวันกว่า"),
        TieRule.MORE_SERVICES_PRAISED: _("ได้รับคำชมหลายงานบริการกว่า"),
        TieRule.HIGHER_PER_100K: _("เสียงชื่นชมต่อประชากรหนึ่งแสนคนสูงกว่า"),
    }[rule]


@register.filter
def group_words(group: str) -> str:
    return {
        "agenda": _("งานตามนโยบาย"),
        "function": _("งานตามกฎหมาย"),
        "area": _("งานในพื้นที่"),
    }[group]


@register.filter
def last_day_before(moment: datetime) -> str:
    """The last day that lies wholly or partly before a half-open end."""
    return day(moment - timedelta(microseconds=1))
