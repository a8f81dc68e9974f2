"""How a juror chooses between two stories: Bradley–Terry with ties, and jurors who may err.

With d the difference of two strengths in logits and nu the readiness to call a tie,

    P(left) : P(tie) : P(right)  =  e^(d/2) : nu : e^(-d/2)

A juror of reliability eta says so with probability eta, and the reverse with 1 - eta: 1 is a juror
like all others, 1/2 one whose choices say nothing, 0 one who turns everything round.

Source:
    Davidson, R. R. (1970), On extending the Bradley-Terry model to accommodate ties in paired
    comparison experiments, JASA 65; Chen, X., Bennett, P. N., Collins-Thompson, K. and Horvitz,
    E. (2013), Pairwise ranking aggregation in a crowdsourced setting, WSDM (Crowd-BT).
"""

from typing import NamedTuple

import numpy as np

from sangsuk.core.judge.comparisons import LEFT, RIGHT, Floats, Ints


class Chances(NamedTuple):
    """The chances of what may be said, each of an array of differences."""

    left: Floats
    tie: Floats
    right: Floats

    def of(self, said: Ints) -> Floats:
        return np.where(said == LEFT, self.left, np.where(said == RIGHT, self.right, self.tie))


def chances(difference: Floats, tie: float) -> Chances:
    """What a reliable juror says of two stories whose strengths differ by so much."""
    half = np.abs(difference) / 2
    weaker = np.exp(-2 * half)  # all divided by the stronger one's, so that nothing overflows
    whole = 1 + weaker + tie * np.exp(-half)
    better, worse = 1 / whole, weaker / whole
    return Chances(
        np.where(difference >= 0, better, worse),
        tie * np.exp(-half) / whole,
        np.where(difference >= 0, worse, better),
    )


def blend(told: Chances, reliability: Floats) -> Chances:
    """What jurors of such reliability say."""
    return Chances(
        reliability * told.left + (1 - reliability) * told.right,
        told.tie,
        reliability * told.right + (1 - reliability) * told.left,
    )


class Slopes(NamedTuple):
    """Of each comparison: how its log chance slopes in the difference; Fisher's information."""

    score: Floats
    information: Floats


def slopes(difference: Floats, said: Ints, tie: float, reliability: Floats) -> Slopes:
    told = chances(difference, tie)
    lean = (told.left - told.right) / 2
    steep = Chances(
        told.left * (0.5 - lean), -told.tie * lean, -told.right * (0.5 + lean)
    )  # the derivatives of the chances
    mixed, mixed_steep = blend(told, reliability), blend(steep, reliability)
    least = np.finfo(np.float64).tiny
    information = sum(
        slope**2 / np.maximum(chance, least)
        for chance, slope in zip(mixed, mixed_steep, strict=True)
    )
    score = mixed_steep.of(said) / np.maximum(mixed.of(said), least)
    return Slopes(score, np.asarray(information))
