"""Names of regions and ways in, and shares, as the answer speaks them."""

from datetime import date
from typing import Final

from sangsuk.core.terms.codes import Words
from sangsuk.core.thai.dates import thai_date

REGIONS: Final = {
    "เหนือ": "North",
    "ตะวันออกเฉียงเหนือ": "Northeast",
    "กลาง": "Central",
    "ตะวันออก": "East",
    "ตะวันตก": "West",
    "ใต้": "South",
}
DOORS: Final = {
    "facebook": Words("Facebook", "Facebook"),
    "line": Words("LINE", "LINE"),
    "web": Words("เว็บไซต์", "the site"),
    "counter": Words("เคาน์เตอร์", "the counter"),
    "kiosk": Words("ตู้บริการ", "kiosks"),
    "instagram": Words("Instagram", "Instagram"),
    "youtube": Words("YouTube", "YouTube"),
    "pantip": Words("Pantip", "Pantip"),
    "x": Words("X", "X"),
}


def in_hundred(share: float) -> str:
    """0.337 as 34; below a half in a hundred as <1."""
    return f"{share * 100:.0f}" if share == 0 or share >= 0.005 else "<1"


def day_of(day: date, language: str) -> str:
    """9 ธันวาคม 2563, or 9 December 2020."""
    return f"{day.day} {day:%B %Y}" if language == "en" else thai_date(day)
