"""Papers of the answer: PDF/UA-1, drawn by typst in the campaign's own letters."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import fontpkg_sarabun  # type: ignore[import-untyped]  # a package of files
import typst

FONTS: Final = Path(fontpkg_sarabun.__file__).parent / "files"
_TEMPLATES: Final = Path(__file__).parents[2] / "assets" / "answers"


def draw_answer_paper(template: str, told: Mapping[str, Any], *, at: datetime) -> bytes:
    """The paper; the same words at the same moment are the same bytes."""
    drawn = _compiler(template).compile(
        format="pdf",
        sys_inputs={"told": json.dumps(told, ensure_ascii=False, default=str)},
        pdf_standards=["ua-1"],
        timestamp=int(at.timestamp()),
    )
    if not isinstance(drawn, bytes):
        raise TypeError("a PDF is one file")
    return drawn


@cache
def _compiler(template: str) -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )
    return typst.Compiler(_TEMPLATES / f"{template}.typ", root=_TEMPLATES, font_paths=fonts)
