"""A draft of a film that moves: words on a rising sun, a bed of music, captions beside it."""

import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final, NamedTuple

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pythainlp.tokenize import word_tokenize

from sangsuk.core.tell.films.scenes import OPENING, Scene, seconds_of
from sangsuk.flow.films.bed import RATE, music
from sangsuk.flow.films.ground import shown_at, tall_ground
from sangsuk.flow.showing.typesetting import typeset
from sangsuk.flow.showing.unbroken import load_unbroken

SIZES: Final = {"vertical": (1080, 1920), "wide": (1920, 1080)}
PER_SECOND: Final = 15
FADE: Final = 0.5  # seconds in which words come and go
FULL: Final = np.uint16(255)
LIFT: Final = 18  # pixels that words rise while they come
PIXEL_A_POINT: Final = 72.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a draft says; `seed` chooses its music."""

    over: str
    title: str
    under: str
    thanks: str
    credits: str
    demo: str
    scenes: Sequence[Scene]
    seed: int

    @property
    def seconds(self) -> float:
        return seconds_of(self.scenes)


class _Box(NamedTuple):
    """A part of a layer in which there is anything: its colours, and how solid they are."""

    colours: NDArray[np.uint16]
    solid: NDArray[np.uint16]  # 0 to 255
    top: int
    left: int


@dataclass(frozen=True, slots=True)
class _Layer:
    """Words of one scene, and when they come and go."""

    boxes: list[_Box]
    start: float
    end: float


def draw_animatic(
    draft: Draft,
    shape: str,
    out: Path,
    *,
    on_progress: Callable[[float], None] = lambda _: None,
    scale: float = 1.0,
) -> None:
    """Write the draft as an MP4 (H.264, AAC) that browsers play.

    Args:
        draft: what it says.
        shape: vertical or wide.
        out: the file.
        on_progress: is told the portion that is done.
        scale: smaller pictures for a quick look.
    """
    wide, high = (int(side * scale) // 2 * 2 for side in SIZES[shape])
    with av.open(str(out), "w", format="mp4", options={"movflags": "+faststart"}) as film:
        video = film.add_stream("libx264", rate=PER_SECOND)
        video.width, video.height, video.pix_fmt = wide, high, "yuv420p"
        video.options = {
            "preset": "superfast",
            "crf": "25",
            # No picture waits for later ones: a third less memory for a sixth larger files.
            "x264-params": "rc-lookahead=0:bframes=0:threads=2",
        }
        audio = film.add_stream("aac", rate=RATE, layout="stereo")
        for frame in _frames(draft, shape, (wide, high), scale, on_progress):
            film.mux(video.encode(frame))
        film.mux(video.encode(None))
        for sound in _sounds(draft):
            film.mux(audio.encode(sound))
        film.mux(audio.encode(None))


def _frames(
    draft: Draft,
    shape: str,
    size: tuple[int, int],
    scale: float,
    on_progress: Callable[[float], None],
) -> Iterator[av.VideoFrame]:
    wide, high = size
    tall, total = tall_ground(wide, high), int(draft.seconds * PER_SECOND)
    layers = _layers(draft, shape, scale)
    hem, words = next(layers), next(layers)
    for n in range(total):
        moment = n / PER_SECOND
        if moment >= words.end:
            words = next(layers)
        picture = shown_at(tall, high, n / total).copy()
        for layer in (hem, words):
            _lay(picture, layer, moment)
        frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
        frame.pts, frame.time_base = n, Fraction(1, PER_SECOND)
        yield frame
        on_progress(n / total)


def _layers(draft: Draft, shape: str, scale: float) -> Iterator[_Layer]:
    """The hem, which stays, then the words of each moment; each is drawn when it is needed."""
    shared = {"shape": shape, "demo": draft.demo}
    always = (-1.0, draft.seconds + 1)
    for kind, told, times in [("hem", {"text": ""}, always), *_moments(draft)]:
        yield _layer(kind, told | shared, times, scale)


def _moments(draft: Draft) -> list[tuple[str, dict[str, str], tuple[float, float]]]:
    first = {"text": draft.title, "over": draft.over, "under": draft.under}
    last = {"text": draft.thanks, "over": draft.title, "under": draft.credits}
    spoken = [("scene", {"text": one.text}, (one.start, one.end)) for one in draft.scenes]
    ends = draft.scenes[-1].end
    return [
        ("opening", first, (0.0, OPENING)),
        *spoken,
        ("ending", last, (ends, draft.seconds + 1)),
    ]


def _layer(kind: str, told: dict[str, str], times: tuple[float, float], scale: float) -> _Layer:
    drawn = _words(kind, told, scale)
    return _Layer(list(_boxes(drawn)), *times)


def _words(kind: str, told: dict[str, str], scale: float) -> NDArray[np.uint8]:
    told = {"kind": kind, "over": "", "under": "", **told}
    told["unbroken"] = "|".join(map(re.escape, _whole_words(told["text"])))
    words = {"told": json.dumps(told, ensure_ascii=False)}
    drawn = typeset("films/layer", words, format="png", ppi=PIXEL_A_POINT * scale)
    return np.asarray(Image.open(io.BytesIO(drawn)).convert("RGBA"))


def _whole_words(text: str) -> list[str]:
    """Words that a line must not break in, the longest first."""
    parts = (part for part, is_whole in load_unbroken().parts(text) if is_whole)
    words = {*parts, *word_tokenize(text, keep_whitespace=False)}
    return sorted((one for one in words if len(one) > 1), key=lambda one: (-len(one), one))


def _boxes(drawn: NDArray[np.uint8]) -> Iterator[_Box]:
    """The bands of a picture in which there is anything; what is clear costs nothing."""
    filled = drawn[:, :, 3].any(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], filled, [False]]).astype(np.int8)))
    for top, below in edges.reshape(-1, 2):
        columns = np.flatnonzero(drawn[top:below, :, 3].any(axis=0))
        left, right = int(columns[0]), int(columns[-1]) + 1
        box = drawn[top:below, left:right]
        solid = box[:, :, 3:].astype(np.uint16)
        yield _Box(box[:, :, :3].astype(np.uint16), solid, int(top), left)


def _lay(picture: NDArray[np.uint8], layer: _Layer, moment: float) -> None:
    """Lay the words over the picture, as solid as they are at this moment."""
    come = min(1.0, (moment - layer.start) / FADE)
    much = np.uint16(256 * max(0.0, min(come, (layer.end - moment) / FADE, 1.0)))
    lift = round(LIFT * (1 - come) ** 2)
    for box in layer.boxes:
        top = box.top + lift
        high = min(len(box.colours), len(picture) - top)
        below = picture[top : top + high, box.left : box.left + box.colours.shape[1]]
        wide = below.shape[1]  # a scaled picture may be a point narrower than the words'
        solid = (box.solid[:high, :wide] * much) >> 8  # 255 · 256 still fits into 16 bits
        mixed = below * (FULL - solid) + box.colours[:high, :wide] * solid
        below[:] = ((mixed + FULL) >> 8).astype(np.uint8)


def _sounds(draft: Draft) -> Iterator[av.AudioFrame]:
    played = music(draft.seconds, seed=draft.seed)
    for at in range(0, played.shape[1], RATE):
        part = np.ascontiguousarray(played[:, at : at + RATE])
        frame = av.AudioFrame.from_ndarray(part, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, at, Fraction(1, RATE)
        yield frame
