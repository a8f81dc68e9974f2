"""Names of regions and ways in, and shares, as the answer speaks them."""

from typing import Final

from sangsuk.core.terms.codes import Words

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
