"""How sure a place is, in words."""

from django import template
from django.utils.translation import gettext as _

from sangsuk.records.standings.models import Standing

register = template.Library()


@register.filter
def sureness(standing: Standing) -> str:
    """Between which places the district likely stands; "" where that was not reckoned."""
    low, high = standing.place_low, standing.place_high
    if low is None or high is None:
        return ""
    if low == high:
        return _("ค่อนข้างแน่ว่าอยู่อันดับนี้")
    return _("น่าจะอยู่อันดับ %(low)s–%(high)s") % {"low": low, "high": high}
