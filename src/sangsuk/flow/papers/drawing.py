"""Draws papers: PDF/UA-1 and PDF/A-2a for what is handed out, PNG for what is shared."""

import io
import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Final

import fontpkg_sarabun  # type: ignore[import-untyped]  # a package of files
import segno
import typst

from sangsuk.core.terms.paper import PaperKind
from sangsuk.flow.papers.copied_text import tell_once
from sangsuk.flow.showing.unbroken import load_unbroken

TEMPLATES: Final = {
    PaperKind.CERTIFICATE: "certificate",
    PaperKind.PLAQUE: "plaque",
    PaperKind.LETTER: "letter",
    PaperKind.PAYMENT: "payment",
    PaperKind.WITHHOLDING: "payment",
    PaperKind.POSTER: "poster",
    PaperKind.PRESS: "press",
    PaperKind.INVITATION: "press",
    PaperKind.PROGRAMME: "programme",
    PaperKind.NAMES: "programme",
    PaperKind.SLIDES: "slides",
}
# Words of papers that typst, too, would part: ประจำ|ปี, สร้าง|สุข, ที่ว่าการ|อำเภอ.
WHOLE: Final = ("ประจำปี", "อำเภอสร้างสุข", "ออกนาม", "ถ้วน", "เสียงชื่นชม", "ภาพเคลื่อนไหว", "ยกคำพูด")
INK: Final = "#14251d"
PIXEL_A_POINT: Final = 72.0
_PAPERS: Final = Path(__file__).parents[2] / "assets" / "papers"
FONTS: Final = Path(fontpkg_sarabun.__file__).parent / "files"
_ONE_AT_A_TIME: Final = Lock()


def draw_paper(kind: PaperKind, told: Mapping[str, object], *, at: datetime) -> bytes:
    """The paper as a PDF; the same words at the same moment are the same bytes."""
    return draw_pdf(TEMPLATES[kind], told, at=at)


def draw_pdf(template: str, told: Mapping[str, object], *, at: datetime) -> bytes:
    with _ONE_AT_A_TIME:  # the compiler is no one's but its caller's
        drawn = _compiler(template).compile(
            format="pdf",
            sys_inputs=_inputs(told),
            pdf_standards=["1.7", "ua-1", "a-2a"],  # tagged for who listens; for archives
            timestamp=int(at.timestamp()),
            pretty=True,
        )
    if not isinstance(drawn, bytes):
        raise TypeError("a PDF is one file")
    return tell_once(drawn)


def draw_pictures(
    template: str, told: Mapping[str, object], *, ppi: float = PIXEL_A_POINT
) -> Sequence[bytes]:
    """Each page as a PNG."""
    with _ONE_AT_A_TIME:
        drawn = _compiler(template).compile(format="png", ppi=ppi, sys_inputs=_inputs(told))
    return [drawn] if isinstance(drawn, bytes) else list(drawn or ())


def qr_code(words: str) -> str:
    """The words as an SVG that a phone reads, also where a tenth of it is smudged."""
    file = io.BytesIO()
    code = segno.make(words, error="m", micro=False)
    code.save(file, kind="svg", border=0, dark=INK, light=None, omitsize=True)
    return file.getvalue().decode()


def _inputs(told: Mapping[str, object]) -> dict[str, str]:
    link = str(told.get("link") or "")
    more = {"code": qr_code(link) if link else "", "unbroken": _unbroken(told)}
    return {"told": json.dumps({**told, **more}, ensure_ascii=False)}


def _unbroken(told: Mapping[str, object]) -> str:
    """A pattern of the words in it that a line must not break in, the longest first."""
    text = json.dumps(told, ensure_ascii=False)
    words = {part for part, is_whole in load_unbroken().parts(text) if is_whole}
    words |= {word for word in WHOLE if word in text}
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _compiler(template: str) -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )
    return typst.Compiler(_PAPERS / f"{template}.typ", root=_PAPERS, font_paths=fonts)
