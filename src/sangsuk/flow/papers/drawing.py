"""Draws papers: PDF/UA-1 and PDF/A-2a for what is handed out, PNG for what is shared."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from sangsuk.core.terms.paper import PaperKind
from sangsuk.flow.showing.copied_text import tell_once
from sangsuk.flow.showing.posters import qr_code
from sangsuk.flow.showing.typesetting import typeset, typeset_pages
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
    PaperKind.MINUTES: "minutes/minutes",
}
# Words of papers that typst, too, would part: ประจำ|ปี, สร้าง|สุข, ที่ว่าการ|อำเภอ.
WHOLE: Final = (
    *("ประจำปี", "อำเภอสร้างสุข", "ออกนาม", "ถ้วน", "เสียงชื่นชม", "ภาพเคลื่อนไหว", "ยกคำพูด"),
    *("จังหวัด", "ที่ว่าการอำเภอ"),
)
HASHTAG: Final = r"#[ก-๙\w]+"
PIXEL_A_POINT: Final = 72.0


def draw_paper(kind: PaperKind, told: Mapping[str, object], *, at: datetime) -> bytes:
    """The paper as a PDF; the same words at the same moment are the same bytes."""
    return draw_pdf(TEMPLATES[kind], told, at=at)


def draw_pdf(template: str, told: Mapping[str, object], *, at: datetime) -> bytes:
    drawn = typeset(
        template if "/" in template else f"papers/{template}",
        _inputs(told),
        format="pdf",
        pdf_standards=["1.7", "ua-1", "a-2a"],  # tagged for who listens; for archives
        timestamp=int(at.timestamp()),
        pretty=True,
    )
    return tell_once(drawn)


def draw_pictures(
    template: str, told: Mapping[str, object], *, ppi: float = PIXEL_A_POINT
) -> Sequence[bytes]:
    """Each page as a PNG."""
    return typeset_pages(f"papers/{template}", _inputs(told), format="png", ppi=ppi)


def _inputs(told: Mapping[str, object]) -> dict[str, str]:
    link = str(told.get("link") or "")
    more = {"code": qr_code(link) if link else "", "unbroken": unbroken_in(told)}
    return {"told": json.dumps({**told, **more}, ensure_ascii=False)}


def unbroken_in(told: Mapping[str, object]) -> str:
    """A pattern of the words in it that a line must not break in, the longest first."""
    text = json.dumps(told, ensure_ascii=False, default=str)
    words = {part for part, is_whole in load_unbroken().parts(text) if is_whole}
    words |= {word for word in WHOLE if word in text}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join([HASHTAG, *map(re.escape, longest_first)])
