"""Photos and voices of chats, fetched before LINE forgets them; they are shown nowhere."""

import os
from datetime import datetime
from typing import Final

from django_tasks import task

from sangsuk.connectors.line.client import MOST_BYTES, LineClient, LineError
from sangsuk.flow.doors.settings import line_door
from sangsuk.records.chats.enclosures import enclosure, forget_enclosure, keep_bytes
from sangsuk.records.chats.models import Enclosure

NO_LONGER_THERE: Final = frozenset({400, 404, 410})
PHOTOS: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
VOICES: Final = (b"ID3", b"\xff\xfb", b"\xff\xf1", b"OggS")


@task()
def fetch_enclosure(message_id: str, *, at: datetime) -> None:  # noqa: ARG001 - every job is given it
    """Fetch the bytes of a photo or a voice; one that is none, or too large, is forgotten.

    Raises:
        LineError: LINE cannot be reached or is busy; the job is tried again.
    """
    door, kept = line_door(os.environ), enclosure(message_id)
    if door is None or kept is None or kept.raw is not None:
        return
    try:
        raw, media_type = LineClient(door.url, door.token).content(door.data_url, message_id)
    except LineError as error:
        if error.status not in NO_LONGER_THERE:
            raise
        forget_enclosure(of=kept)
        return
    if len(raw) > MOST_BYTES or not _is_what_it_says(kept, raw):
        forget_enclosure(of=kept)
        return
    keep_bytes(of=kept, raw=raw, media_type=media_type)


def _is_what_it_says(kept: Enclosure, raw: bytes) -> bool:
    """By its first bytes: what pretends to be a photo may be a page or a program."""
    if kept.kind == Enclosure.Kind.PHOTO:
        return raw.startswith(PHOTOS)
    return raw.startswith(VOICES) or raw[4:8] == b"ftyp"  # m4a, as LINE's own app sends it
