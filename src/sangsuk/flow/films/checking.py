"""Looks into a file that was sent: a film by its content, whatever it is called.

The kind is told by the first bytes, and only that reader is opened: a list of
other files or addresses, which a reader of films would follow, is never one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import av
import numpy as np
from av.container import InputContainer

from sangsuk.core.errors import CallError, refusals_of

LONGEST: Final = 3 * 60 * 60  # seconds
SHORTEST: Final = 1.0
LARGEST_SIDE: Final = 8192
NEAR_END: Final = 2.0  # seconds before the end in which a picture must be there
HEAD: Final = 16  # bytes by which kinds are told
SLACK: Final = 5.0  # seconds by which the last picture may come before the end that was said
_refused = refusals_of("films")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a film is."""

    form: str
    seconds: float
    width: int
    height: int
    has_sound: bool


def form_of(head: bytes) -> str:
    """Which reader opens a file that begins so; "" where it is no film."""
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"):
        return "mov"
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "matroska"
    if head.startswith(b"RIFF") and head[8:12] == b"AVI ":
        return "avi"
    return "mxf" if head.startswith(b"\x06\x0e\x2b\x34") else ""


def look_into(path: Path) -> Seen:
    """What the film is, if it can be played from its first picture to its last.

    Raises:
        CallError: it is no film, broken, cut off, too long or too short, or has no pictures.
    """
    form = _known_form(path)
    with opened(path, form) as film:
        seen = _seen(film, form)
        _check_length(seen, path)
        _check_pictures(film, seen, path)
    return seen


@contextmanager
def opened(path: Path, form: str = "") -> Iterator[InputContainer]:
    """The film, open for reading by the one reader of its kind.

    Raises:
        CallError: it is broken.
    """
    try:
        with av.open(str(path), format=form or form_of(_head(path))) as film:
            yield film
    except (av.FFmpegError, IndexError, StopIteration) as error:
        raise broken(path) from error


def upright_of(frame: av.VideoFrame) -> av.VideoFrame:
    """The picture as it is looked at: phones lie on their side and say so."""
    if frame.rotation % 360 == 0:
        return frame
    lying = np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)
    upright = np.ascontiguousarray(np.rot90(lying, frame.rotation // 90))
    return av.VideoFrame.from_ndarray(upright, format="rgb24")


def broken(path: Path) -> CallError:
    remedy = "export it again from where it was made, and send that."
    return _refused("broken", "The file is broken or was cut off.", path.name, remedy)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)


def _known_form(path: Path) -> str:
    head = _head(path)
    if head.startswith((b"MZ", b"\x7fELF", b"#!")):
        remedy = "send the film itself: MP4, MOV, MKV, WebM, AVI or MXF."
        raise _refused("program", "This is a program, not a film.", path.name, remedy)
    form = form_of(head)
    if not form:
        remedy = "send MP4, MOV, MKV, WebM, AVI or MXF."
        raise _refused("no_film", "This is no film that we know.", path.name, remedy)
    return form


def _seen(film: InputContainer, form: str) -> Seen:
    if not film.streams.video:
        remedy = "send a film with moving pictures."
        raise _refused("no_picture", "It has no moving pictures.", form, remedy)
    first = next(film.decode(video=0))
    is_turned = first.rotation % 180 != 0
    return Seen(
        form=form,
        seconds=round((film.duration or 0) / av.time_base, 3),
        width=first.height if is_turned else first.width,
        height=first.width if is_turned else first.height,
        has_sound=bool(film.streams.audio),
    )


def _check_length(seen: Seen, path: Path) -> None:
    if seen.seconds > LONGEST:
        hours = seen.seconds / 3600
        what = f"It lasts {hours:.1f} hours; at most {LONGEST // 3600} can be taken."
        raise _refused("too_long_film", what, path.name, "cut it shorter, or send it in parts.")
    if seen.seconds < SHORTEST:
        raise _refused("too_short", "It lasts less than a second.", path.name, "send the whole.")
    if max(seen.width, seen.height) > LARGEST_SIDE:
        remedy = "export it in 4K or smaller."
        raise _refused("too_wide", "Its pictures are too large.", path.name, remedy)


def _check_pictures(film: InputContainer, seen: Seen, path: Path) -> None:
    """One near the end that was said."""
    film.seek(int(max(0.0, seen.seconds - NEAR_END) * av.time_base))
    last = max((one.time or 0.0 for one in film.decode(video=0)), default=0.0)
    if last < seen.seconds - SLACK:
        raise broken(path)
