"""Fitting the linker: a context model and a boosted forest over the candidates of all stories."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from sangsuk.core.understand.candidates import Candidates
from sangsuk.core.understand.context import hash_contexts
from sangsuk.core.understand.heads import StoryReadings
from sangsuk.core.understand.labels import LabelledStory
from sangsuk.core.understand.linking import link_rows
from sangsuk.core.understand.places import Places

Recipe = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class _Trial:
    """All candidates of all stories in one table."""

    candidates: Candidates
    right: NDArray[np.bool_]
    contexts: sparse.csr_matrix


def fit_link(
    places: Places,
    stories: Sequence[LabelledStory],
    unseen: StoryReadings,
    fold: NDArray[np.int64],
    recipe: Recipe,
) -> dict[str, NDArray[Any]]:
    """Fit on all stories; the forest learns from what context and story model say unseen."""
    trial = _gather(places, stories)
    leaning = np.zeros(trial.right.size, np.float32)
    own_fold = fold[trial.candidates.owner]
    for each in np.unique(fold):
        seen = own_fold != each
        arrays = _fit_context(trial.contexts[seen], trial.right[seen], recipe)
        leaning[~seen] = _lean(arrays, trial.contexts[~seen])
    rows = link_rows(places, leaning, unseen)
    forest = _grow(rows, trial.right, recipe)
    return {**_fit_context(trial.contexts, trial.right, recipe), **flatten_forest(forest, "link")}


def _gather(places: Places, stories: Sequence[LabelledStory]) -> _Trial:
    candidates = places.candidates
    right = [
        places.code(candidate) in stories[at].districts
        for candidate, at in enumerate(candidates.owner.tolist())
    ]
    contexts = sparse.csr_matrix(hash_contexts(places))
    return _Trial(candidates, np.array(right, bool), contexts)


def _fit_context(
    contexts: sparse.csr_matrix, right: NDArray[np.bool_], recipe: Recipe
) -> dict[str, NDArray[Any]]:
    model = LogisticRegression(
        C=recipe["link"]["context_strength"], solver="liblinear", random_state=recipe["seed"]
    ).fit(contexts, right)
    scale = max(float(np.abs(model.coef_).max()), 1e-9) / 127
    return {
        "context_weights": np.rint(model.coef_[0] / scale).astype(np.int8),
        "context_scale": np.array(scale, np.float32),
        "context_bias": np.array(model.intercept_[0], np.float32),
    }


def _lean(arrays: Mapping[str, NDArray[Any]], contexts: sparse.csr_matrix) -> NDArray[np.float32]:
    weights = arrays["context_weights"].astype(np.float32) * arrays["context_scale"]
    leaning: NDArray[np.float32] = np.asarray(contexts @ weights) + arrays["context_bias"]
    return leaning


def _grow(rows: NDArray[np.float64], right: NDArray[np.bool_], recipe: Recipe) -> lightgbm.Booster:
    link = recipe["link"]
    settings = {
        "objective": "binary",
        "learning_rate": link["learning_rate"],
        "num_leaves": link["leaves"],
        "min_data_in_leaf": link["fewest_in_leaf"],
        "feature_fraction": 0.6,
        "bagging_fraction": 0.8,
        "bagging_freq": 1,
        "lambda_l2": 2.0,
        "num_threads": 1,
        "deterministic": True,
        "force_row_wise": True,
        "seed": recipe["seed"],
        "verbose": -1,
    }
    return lightgbm.train(settings, lightgbm.Dataset(rows, right), link["rounds"])


def flatten_forest(
    booster: lightgbm.Booster, name: str, label: int = 0, labels: int = 1
) -> dict[str, NDArray[Any]]:
    """All trees of a label as the arrays of `trees.Forest`; lightgbm sends x <= threshold left."""
    nodes: list[list[float]] = []  # feature, threshold, left, right, value
    roots, deepest = [], 0
    for tree in booster.dump_model()["tree_info"][label::labels]:
        roots.append(len(nodes))
        deepest = max(deepest, _flatten(tree["tree_structure"], nodes))
    feature, threshold, left, right, value = (
        np.array(column) for column in zip(*nodes, strict=True)
    )
    return {
        f"{name}_feature": feature.astype(np.int16),
        f"{name}_threshold": threshold.astype(np.float64),
        f"{name}_left": left.astype(np.int32),
        f"{name}_right": right.astype(np.int32),
        f"{name}_value": value.astype(np.float64),
        f"{name}_roots": np.array(roots, np.int32),
        f"{name}_depth": np.array(deepest, np.int32),
    }


def _flatten(tree: Mapping[str, Any], nodes: list[list[float]]) -> int:
    """Append a node and all below it; how deep they lie."""
    at = len(nodes)
    nodes.append([0, np.inf, at, at, 0.0])
    if "split_feature" not in tree:
        nodes[at][4] = tree["leaf_value"]
        return 0
    nodes[at][:2] = [tree["split_feature"], tree["threshold"]]
    nodes[at][2] = len(nodes)
    left = _flatten(tree["left_child"], nodes)
    nodes[at][3] = len(nodes)
    right = _flatten(tree["right_child"], nodes)
    return 1 + max(left, right)
