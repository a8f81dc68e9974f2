"""Photos drawn anew: nothing hidden comes along, and what is no photo is refused."""

import base64
import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image

from sangsuk.connectors.photos.drawing import LARGE, SMALL, draw_anew
from sangsuk.connectors.photos.refusing import MOST_BYTES
from sangsuk.core.errors import UnreadableSourceError

GPS = 0x8825
# 64 × 64 pixels, as an iPhone packs them: no encoder is installed that could make it here.
HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAVZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
    "AAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAABegABAAAAAAAAACsAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAA"
    "AAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA1mlwcnAAAAC3aXBjbwAAAHhodmNDAQNwAAAAkAAAAAAAHvAA/P34"
    "+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqSSmu"
    "bgIaDAgAAAMAyAAAAwAIQGIAAQAHRAHBcrAiQAAAABNjb2xybmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAABAAAAA"
    "QAAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgQIDBAAAADNtZGF0AAAAJygBrwtg+sbB1//5ZXv1"
    "FEHQi9s0/CKM3EhP4ThdG/rYuBbWf29zzw=="
)


def a_picture(size=(2400, 1200), mode="RGB") -> Image.Image:
    picture = Image.new(mode, size, "white")
    picture.paste((200, 30, 30), (0, 0, size[0] // 2, size[1] // 2))
    return picture


def packed(kind: str, picture: Image.Image | None = None, **more) -> bytes:
    file = io.BytesIO()
    (picture or a_picture()).save(file, kind, **more)
    return file.getvalue()


def with_a_place() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "SecretPhone"
    exif[0x0112] = 6  # lies on its side
    exif[GPS] = {1: "N", 2: (18.0, 54.0, 12.0), 3: "E", 4: (98.0, 56.0, 1.0)}
    return packed("JPEG", exif=exif, comment=b"taken at home")


def opened(raw: bytes) -> Image.Image:
    return Image.open(io.BytesIO(raw))


def code_of(raw: bytes) -> str:
    with pytest.raises(UnreadableSourceError) as refused:
        draw_anew(raw)
    return refused.value.code


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_becomes_webp_in_two_sizes(kind: str):
    drawn = draw_anew(packed(kind))

    assert (drawn.width, drawn.height) == (LARGE, LARGE // 2)
    assert (opened(drawn.large).format, opened(drawn.small).size) == ("WEBP", (SMALL, SMALL // 2))


def test_an_iphones_photo_is_read():
    drawn = draw_anew(HEIC)

    assert (opened(drawn.large).format, drawn.width, drawn.height) == ("WEBP", 64, 64)


def test_place_phone_and_comment_are_left_behind_and_the_photo_stands_upright():
    raw = with_a_place()
    drawn = draw_anew(raw)

    assert b"SecretPhone" in raw
    assert b"taken at home" in raw
    for kept in (drawn.large, drawn.small):
        assert dict(opened(kept).getexif()) == {}
        assert b"SecretPhone" not in kept
        assert b"taken at home" not in kept
        assert b"EXIF" not in kept
        assert b"XMP" not in kept
    assert (drawn.width, drawn.height) == (LARGE // 2, LARGE)


def test_what_is_seen_through_is_white():
    drawn = draw_anew(packed("PNG", Image.new("RGBA", (40, 40), (0, 0, 0, 0))))

    assert opened(drawn.large).getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "photo.svg"),
        (b"\n <?xml version='1.0'?><svg/>", "photo.svg"),
        (b"GIF89a" + b"\0" * 40, "photo.kind"),
        (b"%PDF-1.7", "photo.kind"),
        (b"", "photo.kind"),
        (packed("JPEG") + b"<script>alert(1)</script>", "photo.polyglot"),
        (packed("JPEG", comment=b"<?php system(1); ?>"), "photo.polyglot"),
        (packed("PNG") + b"<HTML>", "photo.polyglot"),
        (packed("JPEG")[:900], "photo.damaged"),
        (b"\xff\xd8\xff" + b"\0" * 400, "photo.damaged"),
        (b"\xff\xd8\xff" + b"\0" * MOST_BYTES, "photo.too_large"),
    ],
)
def test_what_is_no_photo_or_more_than_one_is_refused(raw: bytes, code: str):
    assert code_of(raw) == code


def test_a_photo_that_is_an_archive_too_is_refused():
    file = io.BytesIO(packed("JPEG"))
    file.seek(0, 2)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("payload.txt", "x")

    assert code_of(file.getvalue()) == "photo.polyglot"


def test_a_bomb_of_pixels_is_refused_before_it_is_drawn():
    side = 30_000
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (side // 8 + 1) * 64)
    chunks = b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    )

    assert code_of(b"\x89PNG\r\n\x1a\n" + chunks) == "photo.pixels"
