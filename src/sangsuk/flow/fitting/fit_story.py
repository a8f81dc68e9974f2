"""Fitting the story model: linear heads on hashed n-grams, calibrated out of fold."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.core.terms.reading import Reason
from sangsuk.core.terms.story import AuthorKind
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.denials import count_told
from sangsuk.core.understand.grams import weigh_grams
from sangsuk.core.understand.heads import (
    HEADS,
    NOT_ABOUT,
    OK,
    ONE_OF,
    SENTIMENTS,
    SEVERAL_OF,
    SPAM,
    STAFF,
    StoryReadings,
    beside_each_other,
    calibrate,
    split_heads,
    weigh_labels,
)
from sangsuk.core.understand.hidden_names import HiddenNames
from sangsuk.core.understand.labels import LabelledStory
from sangsuk.flow.fitting.fit_labels import NEVER_SEEN, draw_lines, fit_stack
from sangsuk.flow.reading.gazetteer import load_gazetteer

Floats = NDArray[np.float32]
Recipe = Mapping[str, Any]

MOST_ROUNDS: Final = 60
CLOSE_ENOUGH: Final = 0.01  # liblinear's tolerance; finer takes longer, not better
CODES: Final = {"services": tuple(SERVICES), "drivers": tuple(DRIVERS)}
OTHER_TALK: Final = "other_talk"  # the trap of stories that stand for all that people talk of


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
    names = HiddenNames.of(load_gazetteer())
    counts = count_told(names.hide(Texts.of(texts)), bits=recipe["story"]["bits"])
    targets = story_targets(stories)
    worth = _worth(stories, recipe)
    unseen = _odds_unseen(counts, targets, worth, fold, recipe)
    odds, wanted = split_heads(unseen), split_heads(targets.astype(np.float32))
    arrays = {**_fit_heads(counts, targets, worth, recipe), **names.arrays()}
    for head in ONE_OF:
        arrays[f"story_{head}_calibration"] = fit_calibration(
            odds[head], wanted[head], recipe, worth=worth if head == "belongs" else None
        )
    beside = beside_each_other(unseen)
    told = {}
    for head in SEVERAL_OF:
        stack = fit_stack(beside, wanted[head], strength=recipe["story"]["stack_strength"])
        told[head] = weigh_labels(beside, stack)
        lines = recipe["lines"].get(head, {})
        arrays[f"story_{head}_stack"] = stack
        arrays[f"story_{head}_threshold"] = draw_lines(CODES[head], wanted[head], told[head], lines)
    shares = {head: calibrate(odds[head], arrays[f"story_{head}_calibration"]) for head in ONE_OF}
    return StoryFit(arrays, StoryReadings(**shares, **told, polarity={}))


def _worth(stories: Sequence[LabelledStory], recipe: Recipe) -> NDArray[np.float64]:
    """What a story counts for where it is learned what belongs."""
    other = np.array([story.trap == OTHER_TALK for story in stories])
    return np.where(other, float(recipe["story"]["other_talk_worth"]), 1.0)


def _odds_unseen(
    counts: sparse.csr_array,
    targets: NDArray[np.bool_],
    worth: NDArray[np.float64],
    fold: NDArray[np.int64],
    recipe: Recipe,
) -> Floats:
    """What heads that never saw a story say of it."""
    unseen = np.zeros(targets.shape, np.float32)
    for each in np.unique(fold):
        seen = fold != each
        arrays = _fit_heads(counts[seen], targets[seen], worth[seen], recipe)
        unseen[~seen] = _odds(arrays, counts[~seen])
    return unseen


def _fit_heads(
    counts: sparse.csr_array,
    targets: NDArray[np.bool_],
    worth: NDArray[np.float64],
    recipe: Recipe,
) -> dict[str, NDArray[Any]]:
    """One dual logistic regression a label; weights stored as one byte each."""
    stories = counts.shape[0]
    seen_in = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = (np.log((1 + stories) / (1 + seen_in)) + 1).astype(np.float16)
    rows = weigh_grams(counts, rarity.astype(np.float32))
    used = used_cells(rows)
    heads = np.repeat(list(HEADS), list(HEADS.values()))
    alike = np.ones(stories)
    fits = [
        fit_label(
            used,
            targets[:, column],
            _balance(targets[:, column], worth, recipe) if head == "belongs" else alike,
            strength=recipe["story"]["strength"][head],
            seed=recipe["seed"],
        )
        for column, head in enumerate(heads)
    ]
    return {"story_rarity": rarity, **pack_heads("story", fits)}


class UsedCells(NamedTuple):
    """Rows without the cells that none of them uses, and where those that stay belong."""

    rows: sparse.csr_matrix
    cells: NDArray[np.int64]
    size: int


def used_cells(rows: sparse.csr_array) -> UsedCells:
    cells = np.unique(rows.indices)
    return UsedCells(sparse.csr_matrix(rows[:, cells]), cells, rows.shape[1])


def fit_label(
    used: UsedCells,
    wanted: NDArray[np.bool_],
    worth: NDArray[np.float64],
    *,
    strength: float,
    seed: int,
) -> tuple[Floats, float]:
    """Weights (one a cell) and bias of one logistic regression."""
    weights = np.zeros(used.size, np.float32)
    if not wanted.any() or wanted.all():
        return weights, NEVER_SEEN if not wanted.any() else -NEVER_SEEN
    model = LogisticRegression(
        C=strength,
        solver="liblinear",
        dual=True,
        tol=CLOSE_ENOUGH,
        max_iter=MOST_ROUNDS,
        random_state=seed,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # stopping early is meant
        model.fit(used.rows, wanted, sample_weight=worth)
    weights[used.cells] = model.coef_[0]
    return weights, float(model.intercept_[0])


def pack_heads(part: str, fits: Sequence[tuple[Floats, float]]) -> dict[str, NDArray[Any]]:
    """Heads beside each other, one byte a weight."""
    weights = np.column_stack([weights for weights, _ in fits])
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127
    return {
        f"{part}_weights": np.rint(weights / scale).astype(np.int8),
        f"{part}_scale": scale.astype(np.float32),
        f"{part}_bias": np.array([bias for _, bias in fits], np.float32),
    }


def _balance(
    wanted: NDArray[np.bool_], worth: NDArray[np.float64], recipe: Recipe
) -> NDArray[np.float64]:
    if not wanted.any():
        return worth
    rare = ((~wanted).sum() / wanted.sum()) ** recipe["story"]["belongs_balance"]
    return np.where(wanted, rare, 1.0) * worth


def _odds(arrays: Mapping[str, NDArray[Any]], counts: sparse.csr_array) -> Floats:
    rows = weigh_grams(counts, arrays["story_rarity"].astype(np.float32))
    weights = arrays["story_weights"].astype(np.float32) * arrays["story_scale"]
    odds: Floats = np.asarray(rows @ weights) + arrays["story_bias"]
    return odds


def fit_calibration(
    odds: Floats,
    wanted: Floats,
    recipe: Recipe,
    *,
    strength: float = 1.0,
    worth: NDArray[np.float64] | None = None,
) -> Floats:
    """A linear map of log-odds whose softmax gives honest probabilities; last row: bias."""
    model = LogisticRegression(C=strength, max_iter=1000, random_state=recipe["seed"])
    model.fit(odds, wanted.argmax(axis=1), sample_weight=worth)
    calibration = np.full((odds.shape[1] + 1, wanted.shape[1]), 0, np.float32)
    calibration[-1] = NEVER_SEEN
    slopes, biases = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # scikit-learn then gives the second class alone
        slopes, biases = np.vstack([0 * slopes, slopes]), np.append(0 * biases, biases)
    calibration[:-1, model.classes_] = slopes.T
    calibration[-1, model.classes_] = biases
    return calibration
