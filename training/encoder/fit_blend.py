"""The shares of both tiers, thresholds and whom to read with care, from stories unseen by both."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from sangsuk.core.understand.blend import (
    LEAST,
    SEVERAL_OF,
    log_odds,
    log_shares,
    mix_labels,
    surety,
)
from sangsuk.core.understand.encoder import split_care
from sangsuk.core.understand.heads import ONE_OF, Floats, StoryReadings
from sangsuk.flow.fitting.fit_labels import draw_lines
from sangsuk.flow.fitting.fit_story import CODES
from training.encoder.lessons import AROUND, FORWARD, WHOLE, Lessons

HOLD: Final = 1.0  # how strongly weights are held to an even share, in stories


def fit_blend(
    lessons: Lessons,
    careful: Floats,
    fast: StoryReadings,
    fast_polarity: Floats,
    plain: NDArray[np.bool_],
    recipe: Mapping[str, Any],
) -> dict[str, NDArray[Any]]:
    """Fit all arrays of `Blend`.

    Args:
        lessons: texts and answers.
        careful: log-odds of each lesson by an encoder that had not seen its story.
        fast: probabilities of each story by a fast tier that had not seen it.
        fast_polarity: the same of each mention, in the order of stories and their offices.
        plain: which stories are plain.
        recipe: its tables [care] and [lines].
    """
    stories = lessons.kind == WHOLE
    wanted = split_care(lessons.wanted[stories])
    told = split_care(careful[stories])
    arrays: dict[str, NDArray[Any]] = {}
    for head in ONE_OF:
        sources = [np.log(np.maximum(getattr(fast, head), LEAST)), log_shares(told[head])]
        arrays[f"blend_{head}"] = fit_shares(sources, wanted[head])
    for head in SEVERAL_OF:
        sources = [log_odds(getattr(fast, head)), told[head]]
        weights = fit_labels(sources, wanted[head])
        mixed = mix_labels(weights, sources)
        lines = recipe["lines"].get(head, {})
        arrays[f"blend_{head}"] = weights
        arrays[f"blend_{head}_threshold"] = draw_lines(CODES[head], wanted[head], mixed, lines)
    forward, around = mention_rows(lessons)
    mood = split_care(careful)["polarity"]
    sources = [np.log(np.maximum(fast_polarity, LEAST))]
    sources += [log_shares(mood[forward]), log_shares(mood[around])]
    arrays["blend_polarity"] = fit_shares(sources, split_care(lessons.wanted)["polarity"][forward])
    arrays["blend_surest"] = np.array(care_line(surety(fast), plain, recipe["care"]), np.float32)
    return arrays


def drawn_lines(lines: Mapping[str, Mapping[str, float]]) -> dict[str, NDArray[Any]]:
    """The thresholds of heads whose lines a recipe gives; they ask for no story."""
    nothing = {head: np.zeros((0, len(CODES[head])), np.float32) for head in lines}
    return {
        f"blend_{head}_threshold": draw_lines(CODES[head], none, none, lines[head])
        for head, none in nothing.items()
    }


def mention_rows(lessons: Lessons) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each mention the lessons that hold its words forward and around."""
    alone = np.flatnonzero((lessons.kind == WHOLE) & lessons.taught[:, -1])
    forward = np.flatnonzero(lessons.kind == FORWARD)
    around = np.flatnonzero(lessons.kind == AROUND)
    rows = np.append(alone, forward)
    order = np.lexsort((lessons.office[rows], lessons.story[rows]))
    return rows[order], np.append(alone, around)[order]


def care_line(sure: Floats, plain: NDArray[np.bool_], recipe: Mapping[str, Any]) -> float:
    """Below it lies the share of a campaign's stories that is read with care."""
    worth = np.where(plain, recipe["plain"] / plain.sum(), (1 - recipe["plain"]) / (~plain).sum())
    order = np.argsort(sure, kind="stable")
    below = np.cumsum(worth[order])
    return float(sure[order][np.searchsorted(below, recipe["share"])])


def fit_shares(sources: Sequence[Floats], wanted: Floats) -> Floats:
    """Weights for `mix_shares`: the likeliest on stories left out, softly held.

    Args:
        sources: log-probabilities, stories x labels, one matrix a reader.
        wanted: the right label of each story, one column a label.
    """
    number, labels = len(sources), wanted.shape[1]
    beside = np.stack(sources).astype(np.float64)
    even = np.append(np.full(number, 1 / number), np.zeros(labels))

    def lost(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        mixed = np.tensordot(weights[:number], beside, 1) + weights[number:]
        logs = log_shares(mixed)  # type: ignore[arg-type] # in double precision
        wrong = np.exp(logs) - wanted
        slope = np.append((beside * wrong).sum(axis=(1, 2)), wrong.sum(axis=0))
        away = weights - even
        loss = -(logs * wanted).sum() + HOLD * (away**2).sum() / 2
        return float(loss), slope + HOLD * away

    found: Floats = minimize(lost, even, jac=True, method="L-BFGS-B").x.astype(np.float32)
    return found


def fit_labels(sources: Sequence[Floats], wanted: Floats) -> Floats:
    """Weights for `mix_labels`, one set for all labels of a head."""
    number = len(sources)
    beside = np.stack([each.ravel() for each in sources]).astype(np.float64)
    right = wanted.ravel()
    even = np.append(np.full(number, 1 / number), 0.0)

    def lost(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        mixed = weights[:number] @ beside + weights[number]
        wrong = 1 / (1 + np.exp(-mixed)) - right
        away = weights - even
        loss = (np.logaddexp(0, mixed) - right * mixed).sum() + HOLD * (away**2).sum() / 2
        return float(loss), np.append(beside @ wrong, wrong.sum()) + HOLD * away

    found: Floats = minimize(lost, even, jac=True, method="L-BFGS-B").x.astype(np.float32)
    return found
