"""When a round opens and closes, to the minute; why a story does not come to a juror."""

from datetime import datetime

from django import template
from django.utils.translation import gettext as _

from sangsuk.core.terms.juror import Conflict
from sangsuk.core.thai.dates import BANGKOK, thai_moment
from sangsuk.web.components.templatetags.names import in_english

register = template.Library()


@register.filter
def deadline(moment: datetime) -> str:
    """8 กุมภาพันธ์ 2564 เวลา 16.30 น.; 8 February 2021, 16:30."""
    if not in_english():
        return thai_moment(moment)
    local = moment.astimezone(BANGKOK)
    return f"{local.day} {local:%B %Y, %H:%M}"


@register.filter
def kept_out_words(reason: Conflict) -> str:
    """Why a story must not come to a juror, in words."""
    return {
        Conflict.OWN_STORY: _("เพราะเป็นเรื่องของคุณเอง"),
        Conflict.HELPED: _("เพราะคุณช่วยเล่า"),
        Conflict.HOUSEHOLD: _("เพราะคนในบ้านคุณเป็นคนเล่า"),
        Conflict.RELATION: _("เพราะคุณแจ้งไว้ว่าเกี่ยวข้อง"),
        Conflict.WORKPLACE: _("เพราะอยู่ในจังหวัดที่คุณทำงาน"),
        Conflict.HOME_DISTRICT: _("เพราะเป็นอำเภอบ้านคุณ"),
        Conflict.HOME_PROVINCE: _("เพราะเป็นจังหวัดบ้านคุณ"),
        Conflict.RECUSED: _("เพราะคุณขอไม่ตัดสิน"),
    }[reason]
