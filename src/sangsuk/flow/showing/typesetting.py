"""Typst at work: a template of ours, words as data that is never run, our own letters alone."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final, Literal, TypedDict, Unpack

import fontpkg_sarabun  # type: ignore[import-untyped]  # a package of files
import typst

if TYPE_CHECKING:
    from typst import PDFStandard  # only its stub has the name

_ASSETS: Final = Path(__file__).parents[2] / "assets"
_LETTERS: Final = Path(fontpkg_sarabun.__file__).parent / "files"
_ONE_AT_A_TIME: Final = Lock()


class Form(TypedDict, total=False):
    """What comes of it: `ppi` is pixels an inch of a PNG, `timestamp` seconds of a PDF's moment."""

    format: Literal["pdf", "png"]
    ppi: float
    pdf_standards: "list[PDFStandard]"
    timestamp: int
    pretty: bool


def typeset(template: str, inputs: Mapping[str, str], **form: Unpack[Form]) -> bytes:
    """What is drawn in one file, or on one page; the same words and moment give the same bytes.

    Args:
        template: of `assets`, without its ending, like `cards/card`.
        inputs: what the template reads by name.
        form: what comes of it.

    Raises:
        ValueError: pictures of several pages are no one file.
    """
    [drawn] = typeset_pages(template, inputs, **form)
    return drawn


def typeset_pages(template: str, inputs: Mapping[str, str], **form: Unpack[Form]) -> list[bytes]:
    """A PNG for each page, or one PDF of all."""
    with _ONE_AT_A_TIME:  # a compiler is no one's but its caller's
        drawn = _compiler(template).compile(sys_inputs=dict(inputs), **form)
    return [drawn] if isinstance(drawn, bytes) else list(drawn or ())


@cache
def _compiler(template: str) -> typst.Compiler:
    letters = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[_LETTERS]
    )
    file = _ASSETS / f"{template}.typ"
    return typst.Compiler(file, root=file.parent, font_paths=letters)
