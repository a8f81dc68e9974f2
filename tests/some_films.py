"""Small moving pictures for tests: made here, of no meaning."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np


def write_film(
    path: Path,
    seconds: float = 3.0,
    *,
    size: tuple[int, int] = (160, 90),
    rate: int = 10,
    faststart: bool = True,
    sound: bool = True,
    last_at: float | None = None,
) -> Path:
    """An MP4 whose grey goes from dark to bright; `last_at` puts its last picture later."""
    options = {"movflags": "+faststart"} if faststart else {}
    with av.open(str(path), "w", format="mp4", options=options) as film:
        video = film.add_stream("libx264", rate=rate, options={"preset": "ultrafast"})
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        audio = film.add_stream("aac", rate=44_100, layout="mono") if sound else None
        total = int(seconds * rate)
        for n in range(total):
            grey = np.full((size[1], size[0], 3), 255 * n // total, np.uint8)
            grey[: n % size[1], : size[0] // 2] = (200, 40, 40)
            frame = av.VideoFrame.from_ndarray(grey, format="rgb24")
            is_last = last_at is not None and n == total - 1
            frame.pts = int(last_at * rate) if is_last and last_at else n
            frame.time_base = Fraction(1, rate)
            film.mux(video.encode(frame))
        film.mux(video.encode(None))
        if audio is not None:
            tone = np.sin(np.arange(int(seconds * 44_100), dtype=np.float32) / 20) * 0.1
            for at in range(0, len(tone), 1024):
                part = tone[None, at : at + 1024]
                heard = av.AudioFrame.from_ndarray(part, format="fltp", layout="mono")
                heard.sample_rate, heard.pts, heard.time_base = 44_100, at, Fraction(1, 44_100)
                film.mux(audio.encode(heard))
            film.mux(audio.encode(None))
    return path
