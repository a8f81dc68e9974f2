"""Which office a teller means: by name, or near a place that they sent; the teller says which."""

import math
from typing import Final

from sangsuk.connectors.line.hook import Spot
from sangsuk.core.terms.district import District
from sangsuk.flow.line import words
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.flow.telling.finding_districts import find_districts

MOST: Final = 3
NEAR: Final = 12  # districts whose names may stand in the address of a place
CHOSEN: Final = "office:"


def offices_called(query: str) -> words.Messages:
    """The districts that fit what was typed, to choose from."""
    return _choice([one.district for one in find_districts(query, most=MOST)])


def offices_near(spot: Spot, address: str) -> words.Messages:
    """Districts near a place, those that its address names first: never guessed, always asked.

    How far it is goes by a district's centre, so the nearest need not be the right one.
    """
    near = sorted(load_gazetteer().districts, key=lambda one: _distance(spot, one))[:NEAR]
    written = address.casefold().replace(" ", "")
    named = [one for one in near if _is_named(one, written)]
    others = [one for one in near if one not in named]
    return _choice([*named, *others][:MOST])


def office_of(data: str) -> str:
    """The code of the district that a button stands for; "" where it is none."""
    code = data.removeprefix(CHOSEN)
    return code if data.startswith(CHOSEN) and code in load_gazetteer().by_code() else ""


def name_of(code: str) -> str:
    """As it is said in a chat."""
    district = load_gazetteer().by_code()[code]
    return f"อำเภอ{district.name_th} จังหวัด{district.province_th}"


def _choice(found: list[District]) -> words.Messages:
    if not found:
        return words.said(words.NO_SUCH_OFFICE)
    buttons = [
        words.button(f"{one.name_th} {one.province_th}", f"{CHOSEN}{one.code}") for one in found
    ]
    listed = "\n".join(f"• {name_of(one.code)}" for one in found)
    other = words.button(words.CHOOSE, f"{CHOSEN}ask")
    return words.said(f"{words.WHICH_OFFICE}\n{listed}", *buttons, other)


def _is_named(district: District, written: str) -> bool:
    names = (district.name_th, district.name_en.casefold().replace(" ", ""))
    return any(name in written for name in names)


def _distance(spot: Spot, district: District) -> float:
    """In degrees of latitude, good enough for near places."""
    latitude, longitude = spot
    east = (longitude - district.longitude) * math.cos(math.radians(latitude))
    return math.hypot(latitude - district.latitude, east)
