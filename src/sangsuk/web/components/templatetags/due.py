"""What is due in a campaign, in words."""

from django import template
from django.utils.translation import gettext as _

from sangsuk.flow.desk.due import Due
from sangsuk.web.components.templatetags.names import spoken

register = template.Library()


@register.filter
def due_words(due: Due) -> str:
    """What is to be done."""
    if due.name:
        return _("ปิดรอบตัดสิน %(name)s") % {"name": spoken(due.name)}
    said = {
        "rules": _("ตรึงกติกาก่อนเปิด"),
        "opens": _("เปิดรับเรื่องเล่า"),
        "closes": _("ปิดรับเรื่องเล่า"),
        "collects": _("วันสุดท้ายของการรวบรวม"),
        "published": _("ประกาศผล"),
        "audit": _("การสุ่มตรวจโดยคนยืนยันผล"),
        "certified": _("รับรองผล"),
    }
    return said[due.what]


@register.filter
def stand_words(due: Due) -> str:
    """Where it stands."""
    return {"done": _("แล้ว"), "late": _("เลยกำหนด"), "waits": _("รอ")}[due.stand]
