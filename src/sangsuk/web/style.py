"""The whole style of the site as one sheet: a phone on a slow network asks once, not nine times."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from sangsuk.flow.showing.hexmap import load_hexmap_css

PARTS: Final = ("tokens", "base", "frame", "parts", "drawings", "pages", "home", "ranking")
FONTS: Final = ("regular", "extrabold", "semibold")  # in the order in which a page needs them
YEAR: Final = 365 * 24 * 3600
_SHEETS: Final = files("sangsuk") / "web" / "components" / "static" / "sangsuk"
_BESIDE: Final = re.compile(r'url\("([^":]+)"\)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The sheet, and the digest that names it: under one address it never changes."""

    text: str
    digest: str


def site_style() -> Style:
    """All parts, in which fonts and pictures have the addresses that they are served under."""
    beside = sorted(set(_BESIDE.findall(_written())))
    return _addressed(tuple((name, static(f"sangsuk/{name}")) for name in beside))


def font_addresses() -> list[str]:
    return [static(f"sangsuk/fonts/sarabun-{weight}.woff2") for weight in FONTS]


@require_safe
def style_sheet(_request: HttpRequest, digest: str) -> HttpResponse:
    """The sheet; a page of yesterday is given today's, which it may not keep."""
    style = site_style()
    response = HttpResponse(style.text, content_type="text/css; charset=utf-8")
    if digest == style.digest:
        patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
        response.may_be_kept = True  # type: ignore[attr-defined]
    return response


@cache
def _written() -> str:
    parts = [(_SHEETS / f"{name}.css").read_text(encoding="utf-8") for name in PARTS]
    return "\n".join([*parts, load_hexmap_css()])


@lru_cache(maxsize=4)
def _addressed(addresses: tuple[tuple[str, str], ...]) -> Style:
    found = dict(addresses)
    text = _BESIDE.sub(lambda beside: f'url("{found[beside[1]]}")', _written())
    return Style(text=text, digest=hashlib.sha256(text.encode()).hexdigest()[:16])
