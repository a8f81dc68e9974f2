"""Draws a paper as a PDF that is read aloud as it is laid out (PDF/UA-1), by a template of ours."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import fontpkg_sarabun  # type: ignore[import-untyped]  # a package of files
import typst

_ASSETS: Final = Path(__file__).parents[2] / "assets"
_FONTS: Final = Path(fontpkg_sarabun.__file__).parent / "files"
STANDARD: Final = "ua-1"


def draw_paper(template: str, told: Mapping[str, Any], *, made: datetime) -> bytes:
    """The paper as a PDF; the same words and moment give the same bytes.

    Args:
        template: a folder of `assets` with a file of its name, like `minutes`.
        told: all that is said on it; drawn as text, never run.
        made: the moment that the file names as its own.
    """
    folder = _ASSETS / template
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS]
    )
    compiler = typst.Compiler(folder / f"{template}.typ", root=folder, font_paths=fonts)
    drawn = compiler.compile(
        format="pdf",
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
        pdf_standards=[STANDARD],
        timestamp=made,
    )
    if not isinstance(drawn, bytes):
        raise TypeError("a paper is one file")
    return drawn
