"""How sure a place is, in words."""

from django import template
from django.utils.translation import gettext as _

from sangsuk.records.standings.models import Standing

register = template.Library()


@register.filter
def sureness(standing: Standing) -> str:
    """Between which places the district likely stands; "" where that was not reckoned.

    A place won from many equals by the tie chain may lie outside of what is likely.
    """
    place, low, high = standing.place, standing.place_low, standing.place_high
    if place is None or low is None or high is None:
        return ""
    if low == high == place:
        return _("ค่อนข้างแน่ว่าอยู่อันดับนี้")
    span = {"span": f"{low}" if low == high else f"{low}–{high}"}
    if low <= place <= high:
        return _("น่าจะอยู่อันดับ %(span)s") % span
    return _("ถ้านับใหม่จากเรื่องชุดอื่น น่าจะอยู่ราวอันดับ %(span)s") % span
