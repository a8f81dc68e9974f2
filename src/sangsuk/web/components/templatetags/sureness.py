"""How sure a place is, in words and as a line."""

from math import log
from typing import Any

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
        return _("อาจอยู่อันดับ %(low)s ถึง %(high)s") % {"low": low, "high": high}
    return _("สูสีกันหลายอำเภอ ถ้าเล่ากันใหม่อาจอยู่ถึงอันดับ %(high)s") % {"high": max(low, high)}


@register.inclusion_tag("components/place_span.html")
def place_span(standing: Standing, last: int) -> dict[str, Any]:
    """The likely places as a line on the way from first to last, and the place on it.

    The way is drawn by doubling: from 1 to 2 is as far as from 100 to 200.  It
    says nothing that the words beside it do not.
    """
    place, low, high = standing.place, standing.place_low, standing.place_high
    if place is None or low is None or high is None:
        return {}
    low, high = min(low, place), max(high, place)
    whole = log(max(last, 2))
    at = {name: round(100 * log(value) / whole, 1) for name, value in _named(place, low, high)}
    return at | {"wide": max(round(at["high"] - at["low"], 1), 1.0)}


def _named(place: int, low: int, high: int) -> tuple[tuple[str, int], ...]:
    return (("place", place), ("low", low), ("high", high))


@register.filter
def in_hundred(likelihood: float) -> int:
    """0.878 as 88: how often in a hundred."""
    return round(100 * likelihood)
