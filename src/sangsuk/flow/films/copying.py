"""A copy of a film that browsers play at once, and one picture of it."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import av
import numpy as np
from av import AudioStream, VideoStream
from av.container import InputContainer
from django.db import transaction
from django_tasks import task
from PIL import Image, ImageOps

from sangsuk.core.errors import CallError
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.films.checking import opened, upright_of
from sangsuk.flow.films.shelf import erase_files, picture, playable, sent
from sangsuk.records.films.actions import hold_film, keep_state
from sangsuk.records.films.models import Footage
from sangsuk.records.films.queries import whole_footage

LONG_SIDE: Final = 1280  # pixels of a copy
MOST_PICTURES: Final = 30  # a second
RATE: Final = 48_000
CARD: Final = (1200, 630)  # as pages are shared with
WIDE: Final = 1.5  # from this shape on a card cuts a little off above and below
BAND: Final = (27, 21, 18)  # the house at night


@task()
def copy_footage(footage: int, *, at: datetime) -> None:  # noqa: ARG001 every job is handed it
    """Make the copy and the picture of a file that came whole; again where they are there."""
    kept = whole_footage(footage)
    if kept is None:
        return
    try:
        digest = _copied(kept)
    except (CallError, FileNotFoundError):
        if whole_footage(footage) is not None:
            raise
        digest = ""  # erased with its story while it was being read
    _settle(kept, digest)


def _copied(kept: Footage) -> str:
    """The digest of what was sent, once its copy and picture lie beside it."""
    with staged(playable(kept), picture(kept)) as (copy, still):
        make_copy(sent(kept), copy)
        draw_picture(copy, still, kept.seconds / 3)
        return _digest(sent(kept))


@transaction.atomic
def _settle(footage: Footage, digest: str) -> None:
    """It plays from now on; unless its story was taken back while it was copied."""
    hold_film(pk=footage.film_id)
    if whole_footage(footage.pk) is None:
        erase_files(footage.film_id)
        return
    keep_state(footage=footage, state=Footage.State.PLAYABLE, sha256=digest)


def make_copy(source: Path, out: Path) -> None:
    """An MP4 (H.264, AAC) of at most 1280 pixels, ready to play from its first bytes.

    Raises:
        CallError: the source is broken.
    """
    with (
        opened(source) as film,
        av.open(str(out), "w", format="mp4", options={"movflags": "+faststart"}) as made,
    ):
        has_sound = bool(film.streams.audio)
        rate = _rate(film.streams.video[0])
        video = made.add_stream("libx264", rate=rate, options={"preset": "veryfast", "crf": "25"})
        sound = made.add_stream("aac", rate=RATE, layout="stereo") if has_sound else None
        video.width, video.height = size_of_copy(*_seen_size(source))
        video.pix_fmt = "yuv420p"
        for packet in _encoded(film, video, sound, rate):
            made.mux(packet)


def _encoded(
    film: InputContainer, video: VideoStream, sound: AudioStream | None, rate: int
) -> Iterator[Sequence[Any]]:
    last = -1
    for frame in film.decode(*film.streams.video[:1], *film.streams.audio[:1]):
        if isinstance(frame, av.AudioFrame):
            yield sound.encode(frame) if sound else []
        if not isinstance(frame, av.VideoFrame):
            continue
        number = round((frame.time or 0.0) * rate)
        if number > last:  # of sixty pictures a second every other one falls
            last = number
            yield video.encode(_fitted(frame, video, number, rate))
    yield video.encode(None)
    yield sound.encode(None) if sound else []


def _fitted(frame: av.VideoFrame, video: VideoStream, number: int, rate: int) -> av.VideoFrame:
    upright = upright_of(frame).reformat(video.width, video.height, "yuv420p")
    upright.pts, upright.time_base = number, Fraction(1, rate)
    upright.pict_type = av.video.frame.PictureType.NONE  # the copy's own choice, not the source's
    return upright


def _rate(video: VideoStream) -> int:
    return min(MOST_PICTURES, max(1, round(float(video.average_rate or MOST_PICTURES))))


def _seen_size(source: Path) -> tuple[int, int]:
    with opened(source) as film:
        upright = upright_of(next(film.decode(video=0)))
        return upright.width, upright.height


def size_of_copy(width: int, height: int) -> tuple[int, int]:
    """In the same shape, in even numbers, and no side longer than a copy's."""
    scale = min(1.0, LONG_SIDE / max(width, height))
    return max(2, int(width * scale) // 2 * 2), max(2, int(height * scale) // 2 * 2)


def draw_picture(film: Path, out: Path, second: float) -> None:
    """What is seen at this second, in the shape of a card, with bands beside what is narrow."""
    with opened(film, "mov") as played:
        played.seek(int(second * av.time_base))
        shot = next(played.decode(video=0)).to_ndarray(format="rgb24")
    seen = Image.fromarray(np.asarray(shot, np.uint8))
    is_wide = seen.width >= WIDE * seen.height
    card = ImageOps.fit(seen, CARD) if is_wide else ImageOps.pad(seen, CARD, color=BAND)
    card.save(out, "JPEG", quality=85)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
