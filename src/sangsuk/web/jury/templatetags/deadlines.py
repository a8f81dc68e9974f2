"""When a round opens and closes, to the minute."""

from datetime import datetime

from django import template

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
