"""The story model: linear heads on hashed n-grams, their calibration and thresholds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.core.terms.reading import Polarity
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.denials import write_denied
from sangsuk.core.understand.hidden_names import HiddenNames

Floats = NDArray[np.float32]
Arrays = Mapping[str, NDArray[np.generic]]

SENTIMENTS: Final = tuple(Polarity)
# What the words say a post is, hashtags and window aside.
BELONGS: Final = ("ok", "not_about_district_office", "staff", "spam")
OK, NOT_ABOUT, STAFF, SPAM = range(4)
HEADS: Final = {
    "sentiment": len(SENTIMENTS),
    "belongs": len(BELONGS),
    "services": len(SERVICES),
    "drivers": len(DRIVERS),
}
_COLUMNS_OF: Final = {
    head: slice(last - number, last)
    for (head, number), last in zip(HEADS.items(), accumulate(HEADS.values()), strict=True)
}
ONE_OF: Final = ("sentiment", "belongs")  # the labels exclude each other
SEVERAL_OF: Final = ("services", "drivers")  # each label by itself
FARTHEST: Final = (-12.0, 8.0)  # log-odds beyond tell no more
SHARE_SCALE: Final = 4.0  # makes probabilities as wide as log-odds, for they are held alike
PARTS: Final = ("story", "polarity")  # trained apart, read in one look-up
COLUMNS: Final = 48  # weights of an n-gram: all heads, and the views by all polarities
TOGETHER: Final = 512  # rows in one product: of more, it would wait for threads of its own
LINE: Final = 64  # bytes for one n-gram: four quarters, each some weights and its rarity
QUARTER: Final = 16
IN_QUARTER: Final = 12  # weights; behind them the rarity in two bytes
FINE: Final = 1024  # steps of rarity between two whole numbers: as learned, it has no finer ones
# Where the weight of each head stands in a line.
PLACES: Final = np.arange(COLUMNS) + (QUARTER - IN_QUARTER) * (np.arange(COLUMNS) // IN_QUARTER)
# What an n-gram is worth that stands 0, 1, 2, … times in a text.
_REPEATS: Final = np.append(np.float32(0), 1 + np.log(np.arange(1, 1024, dtype=np.float32)))
# By which an office's polarity is seen; `mood` learned from the sentiment of whole stories.
VIEWS: Final = ("whole", "forward", "around", "mood")


@dataclass(frozen=True, slots=True, eq=False)
class StoryReadings:
    """Probabilities, one row a text."""

    sentiment: Floats
    belongs: Floats
    services: Floats
    drivers: Floats
    polarity: dict[str, Floats]  # VIEWS, each as if the whole text spoke of one office


class StoryModel:
    """Arrays in, probabilities out."""

    def __init__(self, arrays: Arrays) -> None:
        weights = np.hstack([arrays[f"{part}_weights"] for part in PARTS])
        self._lines = in_lines(weights, arrays["story_rarity"])
        self._names = HiddenNames.kept(arrays)
        self._scale = _beside(arrays, "scale")
        self._bias = _beside(arrays, "bias")
        self._calibration = {
            head: arrays[f"story_{head}_calibration"].astype(np.float32) for head in ONE_OF
        }
        self._stacks = {
            head: arrays[f"story_{head}_stack"].astype(np.float32) for head in SEVERAL_OF
        }
        self.service_thresholds = arrays["story_services_threshold"].astype(np.float32)
        self.driver_thresholds = arrays["story_drivers_threshold"].astype(np.float32)

    def read(self, texts: Texts | Sequence[str]) -> StoryReadings:
        """Probabilities of every head for each folded text."""
        odds = self._odds(texts)
        stories = sum(HEADS.values())
        heads = split_heads(odds[:, :stories])
        beside = beside_each_other(odds[:, :stories])
        return StoryReadings(
            sentiment=calibrate(heads["sentiment"], self._calibration["sentiment"]),
            belongs=calibrate(heads["belongs"], self._calibration["belongs"]),
            services=weigh_labels(beside, self._stacks["services"]),
            drivers=weigh_labels(beside, self._stacks["drivers"]),
            polarity=split_views(odds[:, stories:]),
        )

    def view(self, texts: Texts | Sequence[str]) -> dict[str, Floats]:
        """The polarity of windows of text under each of VIEWS."""
        return split_views(self._odds(texts)[:, sum(HEADS.values()) :])

    def _odds(self, texts: Texts | Sequence[str]) -> Floats:
        # why: compiled loops are slow to load, and not every command reads
        from sangsuk.core.understand.odds_loops import Heads, odds_of_each  # noqa: PLC0415

        given = texts if isinstance(texts, Texts) else Texts.of(texts)
        some = write_denied(self._names.hide(given))
        odds = np.empty((len(some), self._bias.size), np.float32)
        words = self._lines.view(np.uint16)
        heads = Heads(self._lines, words, self._scale, self._bias, _REPEATS)
        odds_of_each(some.codes, some.bounds, heads, odds)
        return odds


def _beside(arrays: Arrays, name: str) -> Floats:
    """What the parts hold under one name, beside each other."""
    return np.concatenate([arrays[f"{part}_{name}"] for part in PARTS]).astype(np.float32)


def in_lines(weights: NDArray[np.generic], rarity: NDArray[np.generic]) -> NDArray[np.int8]:
    """Rows behind each other, each in one line of the processor's cache.

    Args:
        weights: one row an n-gram, at most COLUMNS heads.
        rarity: of each n-gram, below 64, in whole steps of 1 / FINE.

    Raises:
        ValueError: a rarity is finer or greater.
    """
    steps = rarity.astype(np.float32) * FINE
    if (steps != steps.astype(np.uint16)).any():
        raise ValueError("rarity is not told in two bytes")
    room = np.zeros(weights.shape[0] * LINE + LINE, np.int8)
    aligned = room[-room.ctypes.data % LINE :][: weights.shape[0] * LINE]
    aligned.reshape(-1, LINE)[:, PLACES[: weights.shape[1]]] = weights
    quarters = aligned.view(np.uint16).reshape(-1, LINE // QUARTER, QUARTER // 2)
    quarters[:, :, IN_QUARTER // 2] = steps[:, None]
    return aligned


def split_views(odds: Floats) -> dict[str, Floats]:
    """Log-odds of all views beside each other -> shares of the polarities, view by view."""
    # Label by label: each is a long row, and going through short ones is slow.
    power = logistic(np.ascontiguousarray(odds.T)).reshape(len(VIEWS), len(SENTIMENTS), len(odds))
    shares = power / power.sum(axis=1, keepdims=True)
    return dict(zip(VIEWS, shares.transpose(0, 2, 1), strict=True))


def split_heads(odds: Floats) -> dict[str, Floats]:
    """Columns of all heads beside each other -> head by head."""
    return {head: odds[:, columns] for head, columns in _COLUMNS_OF.items()}


def beside_each_other(odds: Floats) -> Floats:
    """Log-odds and probabilities of all heads: what each label's stack is told of the others."""
    heads = odds.shape[1]
    beside = np.empty((len(odds), 2 * heads), np.float32)
    near = within(odds, *FARTHEST)
    beside[:, :heads] = near
    beside[:, heads:] = SHARE_SCALE * logistic(near)
    return beside


def weigh_labels(beside: Floats, stack: Floats) -> Floats:
    """Probabilities of labels, each of which may hold; the stack's last row is the bias."""
    odds = np.empty((len(beside), stack.shape[1]), np.float32)
    for first in range(0, len(beside), TOGETHER):
        some = slice(first, first + TOGETHER)
        np.matmul(beside[some], stack[:-1], out=odds[some])
    return logistic(odds + stack[-1])


def within(odds: Floats, least: float, most: float) -> Floats:
    """`np.clip`, which takes several times as long."""
    near = np.maximum(odds, least)
    return np.minimum(near, most, out=near)


def logistic(odds: Floats) -> Floats:
    probability = within(odds, -30, 30)  # and all else in the same memory
    np.negative(probability, out=probability)
    np.exp(probability, out=probability)
    probability += 1
    np.divide(1, probability, out=probability)
    return probability.astype(np.float32, copy=False)


def calibrate(odds: Floats, calibration: Floats) -> Floats:
    """Softmax of a linear map of the heads' log-odds; the map's last row is the bias."""
    mapped = np.ascontiguousarray((odds @ calibration[:-1]).T) + calibration[-1][:, None]
    power = np.exp(mapped - mapped.max(axis=0))
    shares: Floats = np.ascontiguousarray((power / power.sum(axis=0)).T, np.float32)
    return shares
