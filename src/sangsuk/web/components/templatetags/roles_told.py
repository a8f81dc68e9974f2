"""Roles and parts of the country in words."""

from django import template
from django.utils.translation import gettext as _

from sangsuk.web.components.templatetags.rulings import office_coded

register = template.Library()
DISTRICT_DIGITS = 4


@register.filter
def role_words(role: str) -> str:
    said = {
        "national": _("ส่วนกลาง"),
        "province": _("จังหวัด"),
        "district": _("อำเภอ"),
        "volunteer": _("อาสาสมัคร พิมพ์เรื่องให้ผู้เล่า"),
        "juror": _("กรรมการ"),
        "finance": _("การเงิน"),
        "film": _("ภาพยนตร์"),
        "auditor": _("ผู้ตรวจสอบ"),
        "read_only": _("ดูอย่างเดียว"),
    }
    return said.get(role, role)


@register.filter
def place_words(scope: str) -> str:
    """The part of the country that an account is for."""
    return office_coded(scope) if len(scope) == DISTRICT_DIGITS else scope
