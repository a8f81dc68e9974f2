"""A quiet bed of music, made of sines: nobody's work but this program's, free for any use (CC0)."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

RATE: Final = 44_100
# Five steps of a scale without half tones, as in much Thai music: do re mi sol la.
STEPS: Final = (0, 2, 4, 7, 9)
ROOT: Final = 220.0  # Hz
BEAT: Final = 0.75  # seconds
CHORD: Final = 8  # beats
LOUD: Final = 0.32
Sound = NDArray[np.float32]


def music(seconds: float, *, seed: int) -> Sound:
    """Two channels of so many seconds; the same seed plays the same.

    A slow chord breathes below; above it a soft plucked note now and then.
    """
    draw = np.random.default_rng(seed)
    length = int(seconds * RATE)
    both = np.zeros((2, length), np.float32)
    left, right = both
    for at in range(0, int(seconds / BEAT) + 1, CHORD):
        _add(left, right, at * BEAT, _chord(int(draw.integers(0, 3)), CHORD * BEAT + 2.0), 0.5)
    for beat in range(2, int(seconds / BEAT) - 2):
        if draw.random() < (0.8 if beat % 4 == 0 else 0.4):
            step = STEPS[int(draw.integers(0, len(STEPS)))] + 12 * int(draw.integers(1, 3))
            _add(left, right, beat * BEAT, _plucked(step), float(draw.uniform(0.25, 0.75)))
    both *= LOUD / max(float(both.max()), -float(both.min()), 1e-6)
    both *= _fades(length)
    return both


def _hertz(step: int) -> float:
    return float(ROOT * 2 ** (step / 12))


def _chord(place: int, seconds: float) -> Sound:
    t = np.arange(int(seconds * RATE), dtype=np.float32) / RATE
    swell = np.sin(np.pi * np.minimum(t / seconds, 1.0)) ** 1.5
    steps = (STEPS[place], STEPS[(place + 2) % 5], STEPS[(place + 4) % 5] - 12)
    tones = sum(
        np.sin(2 * np.pi * _hertz(step) * t * (1 + drift)) for step in steps for drift in (0, 0.002)
    )
    return np.asarray(tones * swell * 0.06, np.float32)


def _plucked(step: int) -> Sound:
    t = np.arange(int(1.6 * RATE), dtype=np.float32) / RATE
    hertz = _hertz(step)
    tone = np.sin(2 * np.pi * hertz * t) + 0.35 * np.sin(4 * np.pi * hertz * t) * np.exp(-6 * t)
    return np.asarray(tone * np.exp(-3.2 * t) * np.minimum(t / 0.008, 1) * 0.14, np.float32)


def _add(left: Sound, right: Sound, at: float, sound: Sound, side: float) -> None:
    start = int(at * RATE)
    part = sound[: max(0, len(left) - start)]
    left[start : start + len(part)] += part * (1 - side)
    right[start : start + len(part)] += part * side


def _fades(length: int) -> Sound:
    t = np.arange(length, dtype=np.float32) / RATE
    return np.asarray(np.minimum(1, t / 1.5) * np.minimum(1, t[::-1] / 2.5), np.float32)
