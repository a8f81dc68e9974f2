"""What is wrong with a line of a list of offices."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def fault_words(why: str) -> str:
    said = {
        "no_such_district": _("ไม่มีอำเภอรหัสนี้"),
        "no_email": _("ไม่ใช่อีเมล"),
        "twice": _("ซ้ำกับบรรทัดก่อน"),
    }
    return said[why]
