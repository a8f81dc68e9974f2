"""The photo that comes with a story: taken from the form, refused kindly, kept."""

import base64
import logging
from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sangsuk.core.errors import UnreadableSourceError
from sangsuk.flow.telling.photos import (
    MOST_BYTES,
    SMALL,
    Drawn,
    add_photo,
    allow_photos,
    draw_anew,
    picture_of,
    take_away,
)
from sangsuk.records.stories.models import Story
from sangsuk.records.tellers.models import Photo
from sangsuk.records.tellers.photos import photos_of
from sangsuk.web.public.frame import Frame

FIELD: Final = "photo"

log = logging.getLogger(__name__)


def photo_sent(request: HttpRequest) -> Drawn | None:
    """The photo of the form, drawn anew; None where none was chosen.

    Raises:
        UnreadableSourceError: it is no photo, too large, or damaged.
    """
    sent = request.FILES.get(FIELD)
    if sent is None or not sent.size:
        return None
    try:
        return draw_anew(sent.read(MOST_BYTES + 1))
    except UnreadableSourceError as error:
        log.warning("tell refused a photo of %d bytes: %s", sent.size, error.code)
        raise


def keep_sent_photo(drawn: Drawn, story: Story, frame: Frame, *, alt: str, is_shown: bool) -> None:
    """Keep the photo with its story, and whether it may be shown."""
    key = (story.platform, story.native_id)
    add_photo(drawn, frame.campaign, key, at=frame.at, alt=alt)
    allow_photos(frame.campaign, key, is_given=is_shown, at=frame.at)


def change_photos(request: HttpRequest, frame: Frame, story: Story) -> None:
    """What the holder of the receipt asks for: one taken away, or one added.

    Raises:
        SangsukError: the photo is refused.
    """
    key, gone = (story.platform, story.native_id), request.POST.get("photo_gone", "")
    if gone.isascii() and gone.isdecimal():
        take_away(frame.campaign, key, int(gone[:18]))
        return
    if drawn := photo_sent(request):
        alt = request.POST.get("alt", "").replace("\0", "")
        add_photo(drawn, frame.campaign, key, at=frame.at, alt=alt)
    allow_photos(frame.campaign, key, is_given=bool(request.POST.get("show_photo")), at=frame.at)


def own_photos(frame: Frame, story: Story) -> list[tuple[Photo, str]]:
    """A story's photos, each with its smaller picture in the page itself: no address shows it."""
    found = photos_of(frame.campaign, (story.platform, story.native_id))
    pictures = [(one, picture_of(one, SMALL)) for one in found]
    return [
        (one, f"data:image/webp;base64,{base64.b64encode(raw).decode()}")
        for one, raw in pictures
        if raw
    ]


def why_no_photo(code: str) -> str:
    """What a teller reads where a photo is refused."""
    said = {
        "photo.too_large": _("รูปใหญ่เกินไป ขอไม่เกิน 12 ล้านไบต์ ลองย่อรูปหรือถ่ายหน้าจอแล้วส่งใหม่"),
        "photo.pixels": _("รูปละเอียดเกินไป ลองย่อรูปหรือถ่ายหน้าจอแล้วส่งใหม่"),
        "photo.svg": _("ไฟล์ SVG และหน้าเว็บไม่ใช่รูปถ่าย เรารับรูปถ่ายจากโทรศัพท์ หรือภาพหน้าจอ"),
        "photo.kind": _("ไฟล์นี้ไม่ใช่รูปที่เรารับ เรารับ JPEG PNG WebP และ HEIC"),
        "photo.polyglot": _("ไฟล์นี้มีอย่างอื่นซ่อนอยู่ในรูป เราจึงไม่รับ ลองถ่ายหน้าจอแล้วส่งใหม่"),
        "photo.damaged": _("เปิดรูปนี้ไม่ได้ ไฟล์อาจเสียหรือขาดไป ลองเลือกรูปใหม่"),
        "photo.too_many": _("เรื่องหนึ่งมีรูปได้สี่รูป ลบรูปเดิมก่อนแล้วค่อยเพิ่ม"),
    }
    return said.get(code) or _("รับรูปนี้ไม่ได้ ลองเลือกรูปใหม่")
