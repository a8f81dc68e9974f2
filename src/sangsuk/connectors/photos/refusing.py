"""Files that are no photo, or more than a photo: refused before anybody opens them."""

import io
import re
import zipfile
from typing import Final

from sangsuk.core.errors import UnreadableSourceError

MOST_BYTES: Final = 12_000_000  # a phone's photo has 2 to 8 MB
MOST_PIXELS: Final = 64_000_000  # a phone's largest usual photo has 50 million
MOST_SIDE: Final = 16_000
_HEIF: Final = (b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis", b"hevc")
_MARKUP: Final = re.compile(
    rb"<\s*(?:script|html|svg|iframe|body|\?php|!doctype\s+html)", re.IGNORECASE
)
_OTHERS: Final = re.compile(rb"%PDF-|<\?php|\x7fELF")
_BEGINNING: Final = 1024  # a PDF may begin anywhere in these


def kind_of(raw: bytes) -> str:
    """JPEG, PNG, WEBP or HEIF, by the bytes with which it begins; "" for anything else."""
    if raw[:3] == b"\xff\xd8\xff":
        return "JPEG"
    if raw[:8] == b"\x89PNG\r\n\x1a\n":
        return "PNG"
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "WEBP"
    if raw[4:8] == b"ftyp" and raw[8:12] in _HEIF:
        return "HEIF"
    return ""


def refuse_what_is_no_photo(raw: bytes) -> str:
    """The kind of photo that these bytes are.

    Raises:
        UnreadableSourceError: they are none, too many, or something else too.
    """
    if len(raw) > MOST_BYTES:
        raise refused("too_large", f"The photo has more than {MOST_BYTES:,} bytes.")
    if not (kind := kind_of(raw)):
        if raw.lstrip()[:1] == b"<":
            raise refused("svg", "SVG and pages are no photos: they can carry programs.")
        raise refused("kind", "The file is no JPEG, PNG, WebP or HEIC.")
    if _MARKUP.search(raw) or _OTHERS.search(raw[:_BEGINNING]) or _is_zip(raw):
        raise refused("polyglot", "The file is a photo and something else at once.")
    return kind


def refuse_size(width: int, height: int) -> None:
    """Refuse a photo that would fill the memory when it is drawn.

    Raises:
        UnreadableSourceError: it has too many pixels.
    """
    if width * height > MOST_PIXELS or max(width, height) > MOST_SIDE:
        raise too_many_pixels()


def too_many_pixels() -> UnreadableSourceError:
    return refused("pixels", f"The photo has more than {MOST_PIXELS:,} pixels.")


def refused(code: str, what: str) -> UnreadableSourceError:
    return UnreadableSourceError(
        f"photo.{code}",
        what=what,
        where="the photo",
        remedy="take a photo with a phone, or a screenshot, and send that.",
    )


def _is_zip(raw: bytes) -> bool:
    return zipfile.is_zipfile(io.BytesIO(raw))
