"""Fitting the polarity of each office: views of its words, and trees on what they say unseen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import lightgbm
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from sangsuk.core.terms.reading import Polarity, Span
from sangsuk.core.thai.fold import FoldedTexts
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.denials import count_told
from sangsuk.core.understand.grams import model_texts, weigh_grams
from sangsuk.core.understand.heads import SENTIMENTS, VIEWS, split_views
from sangsuk.core.understand.hidden_names import HiddenNames
from sangsuk.core.understand.labels import LabelledStory
from sangsuk.core.understand.office_spans import lay_out
from sangsuk.core.understand.places import Places
from sangsuk.core.understand.polarity import gather_views, share_out, stack_rows, story_shares
from sangsuk.core.understand.trees import Forest
from sangsuk.core.understand.windows import Windows, cut_windows
from sangsuk.flow.fitting.fit_link import flatten_forest
from sangsuk.flow.fitting.fit_story import (
    Floats,
    Recipe,
    StoryFit,
    fit_label,
    pack_heads,
    used_cells,
)

SEVERAL_WEIGH: Final = 3.0  # an office beside others, against one that stands alone
PARTS: Final = ("whole", "forward", "around")  # the words that a view may be asked about


@dataclass(frozen=True, slots=True, eq=False)
class Mentions:
    """Every labelled mention: its story, its windows and n-grams by PARTS, its polarity."""

    owner: NDArray[np.int64]
    windows: Windows
    grams: Mapping[str, sparse.csr_array]
    wanted: NDArray[np.bool_]  # mentions x SENTIMENTS
    worth: NDArray[np.float64]
    stories: sparse.csr_array  # n-grams of all stories
    moods: NDArray[np.bool_]  # stories x SENTIMENTS


def fit_polarity(
    rest: FoldedTexts,
    places: Places,
    stories: Sequence[LabelledStory],
    story: StoryFit,
    fold: NDArray[np.int64],
    recipe: Recipe,
) -> dict[str, NDArray[Any]]:
    """Fit the views on all mentions and the trees on what they say unseen."""
    mentions = gather_mentions(rest, places, stories, story, recipe)
    rows = unseen_rows(mentions, story, fold, recipe)
    everything = np.ones(mentions.owner.size, bool)
    every_story = np.ones(fold.size, bool)
    sure = recipe["polarity"]["sure_from"]
    return {
        **_fit_views(mentions, everything, every_story, recipe),
        **_grow(rows, mentions, recipe),
        "polarity_sure_from": np.array([sure[mood] for mood in SENTIMENTS], np.float32),
    }


def unseen_polarity(
    mentions: Mentions, rows: NDArray[np.float64], fold: NDArray[np.int64], recipe: Recipe
) -> Floats:
    """What views and trees that never saw a mention's story say of it: shares of SENTIMENTS."""
    own_fold = fold[mentions.owner]
    shares = np.zeros(mentions.wanted.shape, np.float32)
    for each in np.unique(fold):
        seen = own_fold != each
        arrays = _grow(rows, mentions, recipe, seen)
        forests = [Forest.of(arrays, f"polarity_{mood}") for mood in SENTIMENTS]
        shares[~seen] = share_out([forest.score(rows[~seen]) for forest in forests])
    return shares


def gather_mentions(
    rest: FoldedTexts,
    places: Places,
    stories: Sequence[LabelledStory],
    story: StoryFit,
    recipe: Recipe,
) -> Mentions:
    """All labelled mentions, in the order of stories and their offices."""
    shown = model_texts(rest.codes, rest.bounds[:-1], rest.bounds[1:])
    windows = cut_windows(rest, shown, lay_out(_spans(places, stories)))
    owner, whole = windows.owner, shown.strings()
    names = HiddenNames.kept(story.arrays)

    def grams(texts: Sequence[str]) -> sparse.csr_array:
        counts = count_told(names.hide(Texts.of(texts)), bits=recipe["story"]["bits"])
        return weigh_grams(counts, story.arrays["story_rarity"].astype(np.float32))

    return Mentions(
        owner,
        windows,
        {part: grams(texts) for part, texts in _texts_of(windows, whole).items()},
        _one_hot([polarity for each in stories for polarity in each.districts.values()]),
        np.where(np.bincount(owner)[owner] > 1, SEVERAL_WEIGH, 1.0),
        grams(whole),
        _one_hot([each.sentiment for each in stories]),
    )


def _spans(places: Places, stories: Sequence[LabelledStory]) -> list[list[list[Span]]]:
    """By story and labelled office, the raw spans that name it."""
    return [
        [places.spans_of(at, code) for code in each.districts] for at, each in enumerate(stories)
    ]


def _texts_of(windows: Windows, whole: Sequence[str]) -> dict[str, list[str]]:
    """The words of every mention, part by part."""
    return {
        "whole": [whole[at] for at in windows.owner],
        "forward": windows.forward,
        "around": windows.around,
    }


def _one_hot(polarities: Sequence[Polarity]) -> NDArray[np.bool_]:
    return np.array([[each is mood for mood in SENTIMENTS] for each in polarities], bool)


def unseen_rows(
    mentions: Mentions, story: StoryFit, fold: NDArray[np.int64], recipe: Recipe
) -> NDArray[np.float64]:
    """The trees' columns for every mention, by views that never saw its story."""
    own_fold = fold[mentions.owner]
    said = {
        part: np.zeros((own_fold.size, len(VIEWS) * len(SENTIMENTS)), np.float32) for part in PARTS
    }
    for each in np.unique(fold):
        seen = own_fold != each
        if not (~seen).any():
            continue
        arrays = _fit_views(mentions, seen, fold != each, recipe)
        for part in PARTS:
            said[part][~seen] = _odds(arrays, mentions.grams[part][~seen])
    shares = {part: split_views(odds) for part, odds in said.items()}
    views = gather_views(*(shares[part] for part in PARTS))
    return stack_rows(story_shares(story.unseen), views, mentions.windows)


def _fit_views(
    mentions: Mentions, seen: NDArray[np.bool_], stories: NDArray[np.bool_], recipe: Recipe
) -> dict[str, NDArray[Any]]:
    """One head a view and sentiment; `mood` on whole stories, the others on mentions' words."""
    fits = []
    for view in VIEWS:
        of_stories = view == "mood"
        rows = mentions.stories[stories] if of_stories else mentions.grams[view][seen]
        wanted = mentions.moods[stories] if of_stories else mentions.wanted[seen]
        used = used_cells(rows)
        worth = np.ones(wanted.shape[0]) if of_stories else mentions.worth[seen]
        strength = (
            recipe["story"]["strength"]["sentiment"]
            if of_stories
            else recipe["polarity"]["strength"]
        )
        fits += [
            fit_label(used, wanted[:, mood], worth, strength=strength, seed=recipe["seed"])
            for mood in range(len(SENTIMENTS))
        ]
    return pack_heads("polarity", fits)


def _odds(arrays: Mapping[str, NDArray[Any]], grams: sparse.csr_array) -> Floats:
    """Log-odds of all views beside each other."""
    weights = arrays["polarity_weights"].astype(np.float32) * arrays["polarity_scale"]
    odds: Floats = np.asarray(grams @ weights) + arrays["polarity_bias"]
    return odds


def _grow(
    rows: NDArray[np.float64],
    mentions: Mentions,
    recipe: Recipe,
    seen: NDArray[np.bool_] | None = None,
) -> dict[str, NDArray[Any]]:
    """One forest a sentiment."""
    seen = np.ones(mentions.owner.size, bool) if seen is None else seen
    lessons = lightgbm.Dataset(
        rows[seen], mentions.wanted[seen].argmax(axis=1), weight=mentions.worth[seen]
    )
    booster = lightgbm.train(_settings(recipe), lessons, recipe["polarity"]["rounds"])
    arrays: dict[str, NDArray[Any]] = {}
    for at, mood in enumerate(SENTIMENTS):
        arrays |= flatten_forest(booster, f"polarity_{mood}", at, len(SENTIMENTS))
    return arrays


def _settings(recipe: Recipe) -> dict[str, Any]:
    polarity = recipe["polarity"]
    return {
        "objective": "multiclass",
        "num_class": len(SENTIMENTS),
        "learning_rate": polarity["learning_rate"],
        "num_leaves": polarity["leaves"],
        "min_data_in_leaf": polarity["fewest_in_leaf"],
        "feature_fraction": 0.4,
        "bagging_fraction": 0.7,
        "bagging_freq": 1,
        "lambda_l2": 5.0,
        "num_threads": 1,
        "deterministic": True,
        "force_row_wise": True,
        "seed": recipe["seed"],
        "verbose": -1,
    }
