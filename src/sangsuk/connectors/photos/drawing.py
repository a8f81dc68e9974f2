"""A photo drawn anew: the pixels alone, in two sizes.

Where it was taken, when, with which phone, small previews and whatever else a
file carries is left behind, because nothing but pixels is copied.
"""

import io
import warnings
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Final

import pi_heif
from PIL import Image, ImageOps, UnidentifiedImageError

from sangsuk.connectors.photos.refusing import (
    refuse_size,
    refuse_what_is_no_photo,
    refused,
    too_many_pixels,
)

LARGE: Final = 1600  # pixels of the longer side
SMALL: Final = 640
QUALITY: Final = 80
_drawing: Final = Lock()  # one at a time: a photo of 60 million pixels takes 180 MB
# What the library raises on a file that is damaged, wherever the damage lies.
_BROKEN: Final = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, RuntimeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A photo in WebP, and how large the larger one is."""

    large: bytes
    small: bytes
    width: int
    height: int


def draw_anew(raw: bytes) -> Drawn:
    """The photo as it is kept.

    Raises:
        UnreadableSourceError: it is no photo, too large, or damaged.
    """
    kind = refuse_what_is_no_photo(raw)
    _read_heif()
    with _drawing:
        return _drawn(_opened(raw, kind))


def _opened(raw: bytes, kind: str) -> Image.Image:
    """Upright and not larger than it is kept."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on odd metadata, which is thrown away
            with Image.open(io.BytesIO(raw), formats=[kind]) as opened:
                refuse_size(*opened.size)
                opened.thumbnail((LARGE, LARGE), Image.Resampling.LANCZOS)
                return ImageOps.exif_transpose(opened).convert("RGBA")
    except Image.DecompressionBombError as error:
        raise too_many_pixels() from error
    except _BROKEN as error:
        raise refused("damaged", "The photo cannot be opened; it is damaged or cut off.") from error


def _drawn(picture: Image.Image) -> Drawn:
    # Pixels into a picture that never had anything else; what is seen through is white.
    bare = Image.new("RGB", picture.size, "white")
    bare.paste(picture, mask=picture)
    small = bare.copy()
    small.thumbnail((SMALL, SMALL), Image.Resampling.LANCZOS)
    width, height = bare.size
    return Drawn(large=_webp(bare), small=_webp(small), width=width, height=height)


def _webp(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=QUALITY, method=4)
    return file.getvalue()


@cache
def _read_heif() -> None:
    pi_heif.register_heif_opener(thumbnails=False)
