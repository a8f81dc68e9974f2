"""The six regions (ภาค) as the site's addresses and menus name them."""

from dataclasses import dataclass
from typing import Final

from django.http import Http404

from sangsuk.core.terms.codes import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """`value` is the region as districts carry it; `slug` stands in addresses."""

    slug: str
    value: str
    words: Words


REGIONS: Final = tuple(
    Region(slug=slug, value=value, words=Words(f"ภาค{value}", english))
    for slug, value, english in (
        ("north", "เหนือ", "North"),
        ("northeast", "ตะวันออกเฉียงเหนือ", "Northeast"),
        ("central", "กลาง", "Central"),
        ("east", "ตะวันออก", "East"),
        ("west", "ตะวันตก", "West"),
        ("south", "ใต้", "South"),
    )
)


def region_of(slug: str) -> Region | None:
    """The region that an address names; None where it names none.

    Raises:
        Http404: there is no such region.
    """
    if not slug:
        return None
    found = next((region for region in REGIONS if region.slug == slug), None)
    if found is None:
        raise Http404
    return found
