"""Names in the reader's language: districts, services, drivers, polarity, platforms, numbers."""

from typing import Final

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sangsuk.core.terms.codes import DRIVERS, SERVICES, Words
from sangsuk.records.districts.models import District, Province

register = template.Library()

PLATFORMS: Final = {
    "facebook": "Facebook",
    "instagram": "Instagram",
    "line": "LINE",
    "x": "X",
    "youtube": "YouTube",
    "pantip": "Pantip",
}


def in_english() -> bool:
    return (get_language() or "th").startswith("en")


@register.filter
def spoken(words: Words) -> str:
    """The Thai or the English of a pair of words."""
    return words.en if in_english() else words.th


@register.filter
def name(place: District | Province) -> str:
    """The bare name of a district or a province."""
    return place.name_en if in_english() else place.name_th


@register.filter
def office(district: District) -> str:
    """อำเภอปากช่อง; Pak Chong District."""
    return f"{district.name_en} District" if in_english() else f"อำเภอ{district.name_th}"


@register.filter
def province_name(province: Province) -> str:
    """จังหวัดนครราชสีมา; Nakhon Ratchasima."""
    return province.name_en if in_english() else f"จังหวัด{province.name_th}"


@register.filter
def service_name(code: str) -> str:
    return spoken(SERVICES[code])


@register.filter
def driver_name(code: str) -> str:
    return spoken(DRIVERS[code])


@register.filter
def polarity_word(polarity: str) -> str:
    return {
        "positive": _("ชื่นชม"),
        "neutral": _("เล่าสู่กันฟัง"),
        "negative": _("อยากให้ปรับปรุง"),
    }[polarity]


@register.filter
def platform_name(platform: str) -> str:
    """A platform by its own name; a door of the campaign by what it is."""
    doors = {"web": _("เว็บไซต์"), "counter": _("เคาน์เตอร์"), "kiosk": _("ตู้บริการ")}
    return PLATFORMS.get(platform) or doors.get(platform) or platform


@register.filter
def grouped(number: int) -> str:
    """1234 as 1,234."""
    return f"{number:,}"
