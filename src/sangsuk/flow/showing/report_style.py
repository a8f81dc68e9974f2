"""The report's style: the site's colours and type, the map's and its own, with the fonts inside."""

import base64
import re
from functools import cache
from importlib.resources import files
from typing import Final

from sangsuk.flow.showing.hexmap import load_hexmap_css

SITE: Final = files("sangsuk") / "web" / "components" / "static" / "sangsuk"
REPORT: Final = files("sangsuk") / "assets" / "report"

_FONT: Final = re.compile(r'url\("fonts/([a-z-]+\.woff2)"\)')
# What lies inside never comes late.
_LATE: Final = re.compile(r'@font-face \{\s*font-family: "Sarabun Late";[^}]*\}\n')


@cache
def load_report_css() -> str:
    """Everything that report.html needs to look right, without a request."""
    tokens = (SITE / "tokens.css").read_text(encoding="utf-8")
    own = (REPORT / "report.css").read_text(encoding="utf-8")
    return "\n".join([_FONT.sub(_within, _LATE.sub("", tokens)), load_hexmap_css(), own])


def _within(font: re.Match[str]) -> str:
    content = base64.b64encode((SITE / "fonts" / font[1]).read_bytes()).decode()
    return f'url("data:font/woff2;base64,{content}")'
