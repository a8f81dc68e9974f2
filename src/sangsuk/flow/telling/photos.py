"""Photos of stories: drawn anew, kept under their hash as files, erased with the story."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction

from sangsuk.connectors.photos.drawing import Drawn, draw_anew
from sangsuk.connectors.photos.refusing import MOST_BYTES
from sangsuk.core.errors import CallError
from sangsuk.core.terms.codes import Words
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.reading.masking import load_masker
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.tellers.actions import keep_consents
from sangsuk.records.tellers.models import Photo
from sangsuk.records.tellers.photos import (
    forget_photos,
    keep_photo,
    photos_of,
    photos_of_posts,
)
from sangsuk.records.tellers.queries import PHOTO, Key

__all__ = ["MOST_BYTES", "Drawn", "draw_anew"]  # so that the entrances need no connector

MOST: Final = 4  # of one story
LONGEST_ALT: Final = 300
LARGE, SMALL = "large", "small"
ASKS: Final = Words(
    "ให้เราแสดงรูปนี้ข้างเรื่องบนเว็บไซต์ คนที่เห็นหน้าในรูปรู้และยินยอมแล้ว",
    "May we show this photo beside the story on this site? Everyone whose face is on it agrees.",
)


def add_photo(
    drawn: Drawn,
    campaign: Campaign,
    key: Key,
    *,
    at: datetime,
    alt: str = "",
    kind: Photo.Kind = Photo.Kind.SHOWN,
    by: str = "",
) -> Photo:
    """Keep a photo of a post.

    Raises:
        CallError: the post has as many as it may.
    """
    _check_room(campaign, key, kind)
    digest = hashlib.sha256(drawn.large).hexdigest()
    _lay_down(drawn, digest)
    photo = Photo(campaign=campaign, platform=key[0], native_id=key[1], kind=kind, sha256=digest)
    photo.width, photo.height = drawn.width, drawn.height
    photo.alt, photo.by, photo.at = _masked(alt.strip()[:LONGEST_ALT]), by, at
    return keep_photo(photo)


def allow_photos(campaign: Campaign, key: Key, *, is_given: bool, at: datetime) -> None:
    """Keep whether a post's photos may be shown."""
    keep_consents(
        campaign=campaign, key=key, given={PHOTO: is_given}, asked={PHOTO: ASKS.th}, at=at
    )


def erase_photos(campaign: Campaign, keys: Iterable[Key]) -> None:
    """Erase all pictures of posts that are gone, with their bytes."""
    _erase(photos_of_posts(campaign, keys))


def take_away(campaign: Campaign, key: Key, pk: int) -> None:
    """Erase one photo of a post."""
    _erase([photo for photo in photos_of(campaign, key) if photo.pk == pk])


def picture_of(photo: Photo, size: str = LARGE) -> bytes | None:
    """The bytes, as WebP; None where they are gone."""
    path = _path(photo.sha256, size)
    return path.read_bytes() if path.is_file() else None


def _check_room(campaign: Campaign, key: Key, kind: Photo.Kind) -> None:
    if len(photos_of(campaign, key, kind)) >= MOST:
        raise CallError(
            "photo.too_many",
            what=f"The story has {MOST} photos already.",
            where="the photo",
            remedy="take one away first.",
        )


def _masked(alt: str) -> str:
    return load_masker()(alt).masked[:LONGEST_ALT] if alt else ""


def _erase(photos: Iterable[Photo]) -> None:
    unused = forget_photos(photos)
    transaction.on_commit(lambda: _remove(unused))


def _remove(digests: Iterable[str]) -> None:
    for digest in digests:
        for size in (LARGE, SMALL):
            _path(digest, size).unlink(missing_ok=True)


def _lay_down(drawn: Drawn, digest: str) -> None:
    for size, raw in ((LARGE, drawn.large), (SMALL, drawn.small)):
        path = _path(digest, size)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with staged(path) as (partial,):
            partial.write_bytes(raw)


def _path(digest: str, size: str) -> Path:
    return settings.SANGSUK_HOME / "photos" / digest[:2] / f"{digest}-{size}.webp"
