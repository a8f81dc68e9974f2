"""How sure a place is, in words."""

from django import template
from django.utils.translation import gettext as _

from sangsuk.records.standings.models import Standing

register = template.Library()


@register.filter
def sureness(standing: Standing) -> str:
    """How firm the place is; "" where that was not reckoned.

    A place won from many equals by the tie chain may lie outside of what is likely.
    """
    place, low, high = standing.place, standing.place_low, standing.place_high
    if place is None or low is None or high is None:
        return ""
    if low == high == place:
        return _("ค่อนข้างแน่ว่าอยู่อันดับนี้")
    if low <= place <= high:
        return _("อาจขยับได้ระหว่างอันดับ %(low)s กับ %(high)s") % {"low": low, "high": high}
    return _("สูสีกันหลายอำเภอ ถ้าเล่ากันใหม่อาจอยู่ถึงอันดับ %(high)s") % {"high": max(low, high)}
