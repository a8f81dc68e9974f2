"""Both tiers on one story: a weighted sum of their log-odds, head by head.

The weights, the thresholds and which stories are read with care at all come
from stories that neither tier had seen.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.heads import ONE_OF, Arrays, Floats, StoryReadings, logistic

SEVERAL_OF: Final = ("services", "drivers")  # each label by itself
LEAST: Final = 1e-6  # probabilities below it tell no more


def log_shares(odds: Floats) -> Floats:
    """Logarithms of the softmax."""
    far = odds - odds.max(axis=1, keepdims=True)
    logs: Floats = far - np.log(np.exp(far).sum(axis=1, keepdims=True))
    return logs


def log_odds(probability: Floats) -> Floats:
    p = np.clip(probability.astype(np.float64), LEAST, 1 - LEAST)
    odds: Floats = np.log(p / (1 - p)).astype(np.float32)
    return odds


def mix_shares(weights: Floats, sources: Sequence[Floats]) -> Floats:
    """Shares of labels that exclude each other.

    Args:
        weights: one a source, then one bias a label.
        sources: log-probabilities, texts x labels.
    """
    parts = zip(weights[: len(sources)], sources, strict=True)
    mixed = sum((weight * source for weight, source in parts), start=weights[len(sources) :])
    shares: Floats = np.exp(log_shares(mixed)).astype(np.float32)
    return shares


def mix_labels(weights: Floats, sources: Sequence[Floats]) -> Floats:
    """Probabilities of labels that may hold together; weights as in `mix_shares`, one bias."""
    parts = zip(weights[: len(sources)], sources, strict=True)
    return logistic(sum((weight * source for weight, source in parts), start=weights[-1]))


class Blend:
    """What to make of the fast and the careful tier together; changed by nothing."""

    def __init__(self, arrays: Arrays) -> None:
        heads = (*ONE_OF, *SEVERAL_OF, "polarity")
        self._weights = {head: arrays[f"blend_{head}"].astype(np.float32) for head in heads}
        self._surest = float(arrays["blend_surest"].astype(float))
        self.service_thresholds = arrays["blend_services_threshold"].astype(np.float32)
        self.driver_thresholds = arrays["blend_drivers_threshold"].astype(np.float32)

    def doubtful(self, fast: StoryReadings) -> NDArray[np.bool_]:
        """The stories that the fast tier is so unsure of that the careful one should read them."""
        doubted: NDArray[np.bool_] = surety(fast) < self._surest
        return doubted

    def stories(self, fast: StoryReadings, careful: Mapping[str, Floats]) -> StoryReadings:
        """The readings of stories that both tiers have read.

        Args:
            fast: probabilities, one row a text.
            careful: `Encoder.heads` of the same texts.
        """

        def shares(head: str, told: Floats) -> Floats:
            sources = [np.log(np.maximum(told, LEAST)), log_shares(careful[head])]
            return mix_shares(self._weights[head], sources)

        def labels(head: str, told: Floats) -> Floats:
            return mix_labels(self._weights[head], [log_odds(told), careful[head]])

        return StoryReadings(
            sentiment=shares("sentiment", fast.sentiment),
            belongs=shares("belongs", fast.belongs),
            services=labels("services", fast.services),
            drivers=labels("drivers", fast.drivers),
            polarity=fast.polarity,
        )

    def polarity(self, fast: Floats, forward: Floats, around: Floats) -> Floats:
        """How it was at each office.

        Args:
            fast: shares of the polarities by the fast tier, offices x 3.
            forward: the careful tier's head `polarity` on the words that follow each office's
                name; on the whole text where an office stands alone.
            around: the same on the words around the name.
        """
        sources = [np.log(np.maximum(fast, LEAST)), log_shares(forward), log_shares(around)]
        return mix_shares(self._weights["polarity"], sources)


def surety(fast: StoryReadings) -> Floats:
    """How sure the fast tier is of the sentiment and of belonging, the lesser of both."""
    least: Floats = np.minimum(fast.sentiment.max(axis=1), fast.belongs.max(axis=1))
    return least
