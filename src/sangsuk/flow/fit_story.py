"""Fitting the story model: linear heads on hashed n-grams, calibrated out of fold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.core.terms.reading import Reason
from sangsuk.core.terms.story import AuthorKind
from sangsuk.core.understand.grams import count_grams, weigh_grams
from sangsuk.core.understand.heads import (
    HEADS,
    NOT_ABOUT,
    OK,
    ONE_OF,
    SENTIMENTS,
    SPAM,
    STAFF,
    StoryReadings,
    calibrate,
    logistic,
    split_heads,
)
from sangsuk.core.understand.labels import LabelledStory

Floats = NDArray[np.float32]
Recipe = Mapping[str, Any]

NEVER_SEEN: Final = -9.0  # log-odds of a label without a single story
MOST_ROUNDS: Final = 80
THRESHOLDS: Final = np.arange(0.04, 0.61, 0.02)


@dataclass(frozen=True, slots=True, eq=False)
class StoryFit:
    """The arrays to ship, and what the model says of each training story unseen."""

    arrays: dict[str, NDArray[Any]]
    unseen: StoryReadings


def belonging(story: LabelledStory) -> int:
    """What the words say the post is; hashtag and window are settled by rules and do not count."""
    if story.author_kind is AuthorKind.STAFF:
        return STAFF
    if story.author_kind is AuthorKind.COMMERCIAL or story.reason is Reason.SPAM:
        return SPAM
    told = bool(story.districts or story.ambiguous or story.services)
    if story.reason is Reason.NOT_ABOUT or (story.reason is Reason.HASHTAG and not told):
        return NOT_ABOUT
    return OK


def story_targets(stories: Sequence[LabelledStory]) -> NDArray[np.bool_]:
    """One column a label, in the order of HEADS."""
    columns = [[story.sentiment is mood for story in stories] for mood in SENTIMENTS]
    kinds = [belonging(story) for story in stories]
    columns += [[kind == which for kind in kinds] for which in range(HEADS["belongs"])]
    columns += [[code in story.services for story in stories] for code in SERVICES]
    columns += [[code in story.drivers for story in stories] for code in DRIVERS]
    return np.array(columns, bool).T


def fit_story(
    texts: Sequence[str], stories: Sequence[LabelledStory], fold: NDArray[np.int64], recipe: Recipe
) -> StoryFit:
    """Fit on all stories; calibration and thresholds come from folds left out."""
    counts = count_grams(texts, bits=recipe["story"]["bits"])
    targets = story_targets(stories)
    unseen = np.zeros(targets.shape, np.float32)
    for each in np.unique(fold):
        seen = fold != each
        arrays = _fit_heads(counts[seen], targets[seen], recipe)
        unseen[~seen] = _odds(arrays, counts[~seen])
    arrays = _fit_heads(counts, targets, recipe)
    odds = split_heads(unseen)
    wanted = split_heads(targets.astype(np.float32))
    for head in ONE_OF:
        arrays[f"story_{head}_calibration"] = _fit_calibration(odds[head], wanted[head], recipe)
    for head in ("services", "drivers"):
        chosen = _best_threshold(wanted[head], logistic(odds[head]))
        arrays[f"story_{head}_threshold"] = np.full(HEADS[head], chosen, np.float32)
    return StoryFit(
        arrays,
        StoryReadings(
            sentiment=calibrate(odds["sentiment"], arrays["story_sentiment_calibration"]),
            belongs=calibrate(odds["belongs"], arrays["story_belongs_calibration"]),
            services=logistic(odds["services"]),
            drivers=logistic(odds["drivers"]),
        ),
    )


def _fit_heads(
    counts: sparse.csr_array, targets: NDArray[np.bool_], recipe: Recipe
) -> dict[str, NDArray[Any]]:
    """One dual logistic regression a label; weights stored as one byte each."""
    stories = counts.shape[0]
    seen_in = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = (np.log((1 + stories) / (1 + seen_in)) + 1).astype(np.float16)
    rows = weigh_grams(counts, rarity.astype(np.float32))
    used = np.flatnonzero(seen_in)
    inside = sparse.csr_matrix(rows[:, used])
    weights = np.zeros((counts.shape[1], targets.shape[1]), np.float32)
    bias = np.full(targets.shape[1], NEVER_SEEN, np.float32)
    heads = np.repeat(list(HEADS), list(HEADS.values()))
    for column, head in enumerate(heads):
        wanted = targets[:, column]
        if not wanted.any() or wanted.all():
            continue
        model = LogisticRegression(
            C=recipe["story"]["strength"][head],
            solver="liblinear",
            dual=True,
            max_iter=MOST_ROUNDS,
            random_state=recipe["seed"],
        ).fit(inside, wanted, sample_weight=_balance(wanted, head, recipe))
        weights[used, column] = model.coef_[0]
        bias[column] = model.intercept_[0]
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127
    return {
        "story_rarity": rarity,
        "story_weights": np.rint(weights / scale).astype(np.int8),
        "story_scale": scale.astype(np.float32),
        "story_bias": bias,
    }


def _balance(wanted: NDArray[np.bool_], head: str, recipe: Recipe) -> NDArray[np.float64]:
    if head != "belongs":
        return np.ones(wanted.size)
    worth = ((~wanted).sum() / wanted.sum()) ** recipe["story"]["belongs_balance"]
    return np.where(wanted, worth, 1.0)


def _odds(arrays: Mapping[str, NDArray[Any]], counts: sparse.csr_array) -> Floats:
    rows = weigh_grams(counts, arrays["story_rarity"].astype(np.float32))
    weights = arrays["story_weights"].astype(np.float32) * arrays["story_scale"]
    odds: Floats = np.asarray(rows @ weights) + arrays["story_bias"]
    return odds


def _fit_calibration(odds: Floats, wanted: Floats, recipe: Recipe) -> Floats:
    """A linear map of log-odds whose softmax gives honest probabilities; last row: bias."""
    model = LogisticRegression(C=1.0, max_iter=1000, random_state=recipe["seed"])
    model.fit(odds, wanted.argmax(axis=1))
    calibration = np.full((odds.shape[1] + 1, wanted.shape[1]), 0, np.float32)
    calibration[-1] = NEVER_SEEN
    for row, which in enumerate(model.classes_):
        calibration[:-1, which] = model.coef_[row]
        calibration[-1, which] = model.intercept_[row]
    return calibration


def _best_threshold(wanted: Floats, probability: Floats) -> float:
    """The one threshold of a head with the best micro-F1 on stories left out."""

    def micro_f1(threshold: float) -> float:
        given = probability > threshold
        hit = float((wanted * given).sum())
        return 2 * hit / max(1.0, float(wanted.sum() + given.sum()))

    return float(THRESHOLDS[int(np.argmax([micro_f1(t) for t in THRESHOLDS]))])
