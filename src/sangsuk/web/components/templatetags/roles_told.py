"""Roles and parts of the country in words."""

from django import template
from django.utils.translation import gettext as _

from sangsuk.core.terms.bureaux import BUREAUX
from sangsuk.web.components.templatetags.names import spoken
from sangsuk.web.components.templatetags.rulings import office_coded

register = template.Library()
DISTRICT_DIGITS = 4


@register.filter
def role_words(role: str) -> str:
    said = {
        "national": _("ส่วนกลาง"),
        "province": _("จังหวัด"),
        "district": _("อำเภอ"),
        "bureau": _("สำนักหรือกองของกรม"),
        "volunteer": _("อาสาสมัคร พิมพ์เรื่องให้ผู้เล่า"),
        "juror": _("กรรมการ"),
        "finance": _("การเงิน"),
        "film": _("ภาพยนตร์"),
        "auditor": _("ผู้ตรวจสอบ"),
        "read_only": _("ดูอย่างเดียว"),
        "public": _("ประชาชน"),
        "teller": _("ประชาชน"),
        "appears": _("ประชาชน"),
        "winner": _("ผู้รับรางวัล"),
        "command": _("ผู้ดูแลระบบ"),
    }
    return said.get(role, role)


@register.filter
def place_words(scope: str) -> str:
    """The part of the country, or the bureau, that an account is for."""
    if scope in BUREAUX:
        return spoken(BUREAUX[scope])
    return office_coded(scope) if len(scope) == DISTRICT_DIGITS else scope
