"""The ground of a draft: an evening sky with a sun that rises as the story goes on."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
ABOVE: Final = np.array((60, 14, 30), np.float32)  # maroon of the house, deeper
BELOW: Final = np.array((168, 62, 34), np.float32)
SUN: Final = np.array((233, 162, 59), np.float32)
RINGS: Final = ((0.30, 0.50), (0.46, 0.26), (0.66, 0.15))  # radius by width or height, strength
MIDDLE: Final = 1.06  # of the sun, in heights of the screen
REACH: Final = 1.15  # of its rings, in the screen's shorter side
BAND: Final = 128  # rows
RISE: Final = 0.16  # of the height, from first picture to last


def tall_ground(wide: int, high: int) -> Picture:
    """A sky higher than the screen; what is shown moves over it."""
    rows = high + int(high * RISE)
    tall = np.empty((rows, wide, 3), np.uint8)
    for top in range(0, rows, BAND):  # band by band: the whole in floats would be 90 MB
        part = np.arange(top, min(top + BAND, rows), dtype=np.float32)
        tall[top : top + BAND] = _band(part, rows, wide, high)
    return tall


def _band(down: NDArray[np.float32], rows: int, wide: int, high: int) -> Picture:
    part = (down / rows)[:, None, None]
    sky = np.repeat(ABOVE + (BELOW - ABOVE) * part**1.6, wide, axis=1)
    across = np.arange(wide, dtype=np.float32)[None, :] - wide / 2
    away = np.hypot(across, (down - high * MIDDLE)[:, None])
    reach = min(wide, high) * REACH
    for radius, much in RINGS:
        inside = np.clip((radius * reach - away) / 2 + 0.5, 0, 1)[:, :, None] * np.float32(much)
        sky += (SUN - sky) * inside
    return np.asarray(np.clip(sky, 0, 255), np.uint8)


def shown_at(tall: Picture, high: int, part: float) -> Picture:
    """What is seen of the ground at a part of the draft, 0 to 1: the sun rises."""
    travel = tall.shape[0] - high
    top = round(travel * part)
    return tall[top : top + high]
