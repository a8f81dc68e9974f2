"""Fitting the polarity of each office: three views of its words, stacked out of fold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from sangsuk.core.terms.reading import Polarity
from sangsuk.core.thai.fold import Folded
from sangsuk.core.understand.candidates import find_candidates
from sangsuk.core.understand.grams import count_grams, model_text, weigh_grams
from sangsuk.core.understand.heads import SENTIMENTS, VIEWS, split_views
from sangsuk.core.understand.labels import LabelledStory
from sangsuk.core.understand.namings import Found
from sangsuk.core.understand.polarity import cut_windows, stack_rows
from sangsuk.flow.fit_story import (
    Floats,
    Recipe,
    StoryFit,
    fit_calibration,
    fit_label,
    pack_heads,
    used_cells,
)

SEVERAL_WEIGH: Final = 3.0  # an office beside others, against one that stands alone


@dataclass(frozen=True, slots=True, eq=False)
class _Mentions:
    """Every labelled mention: its story, its words by VIEWS, its polarity."""

    owner: NDArray[np.int64]
    order: NDArray[np.int64]
    views: Mapping[str, sparse.csr_array]
    wanted: NDArray[np.bool_]  # mentions x SENTIMENTS
    worth: NDArray[np.float64]


def fit_polarity(
    rests: Sequence[Folded],
    found: Sequence[Found],
    stories: Sequence[LabelledStory],
    story: StoryFit,
    fold: NDArray[np.int64],
    recipe: Recipe,
) -> dict[str, NDArray[Any]]:
    """Fit the views on all mentions and the stack on what they say unseen."""
    mentions = _gather(rests, found, stories, story.arrays["story_rarity"], recipe)
    own_fold = fold[mentions.owner]
    unseen = np.zeros((mentions.owner.size, len(VIEWS) * len(SENTIMENTS)), np.float32)
    for each in np.unique(fold):
        seen = own_fold != each
        if (~seen).any():
            unseen[~seen] = _odds(_fit_views(mentions, seen, recipe), mentions, ~seen)
    everything = np.ones(mentions.owner.size, bool)
    stack = fit_calibration(
        _stack(story.unseen.sentiment, split_views(unseen), mentions).astype(np.float32),
        mentions.wanted.astype(np.float32),
        recipe,
        strength=recipe["polarity"]["stack_strength"],
        worth=mentions.worth,
    )
    return {**_fit_views(mentions, everything, recipe), "polarity_stack": stack}


def _gather(
    rests: Sequence[Folded],
    found: Sequence[Found],
    stories: Sequence[LabelledStory],
    rarity: NDArray[np.float16],
    recipe: Recipe,
) -> _Mentions:
    told = [_told(rests[at], found[at], story) for at, story in enumerate(stories)]
    owner = np.repeat(np.arange(len(stories)), [len(mentions) for mentions in told])
    flat = [mention for mentions in told for mention in mentions]
    views = {
        view: weigh_grams(
            count_grams([mention.words[view] for mention in flat], bits=recipe["story"]["bits"]),
            rarity.astype(np.float32),
        )
        for view in VIEWS
    }
    several = np.bincount(owner, minlength=len(stories))[owner] > 1
    return _Mentions(
        owner,
        np.array([mention.order for mention in flat]),
        views,
        np.array([[mention.polarity is mood for mood in SENTIMENTS] for mention in flat]),
        np.where(several, SEVERAL_WEIGH, 1.0),
    )


class _Told(NamedTuple):
    """One labelled mention."""

    words: Mapping[str, str]  # by VIEWS
    order: int
    polarity: Polarity


def _told(rest: Folded, found: Found, story: LabelledStory) -> list[_Told]:
    """The labelled mentions of one story, with the words that may speak of each."""
    if not story.districts:
        return []
    places = {
        candidate.code: [found.squeezed.raw_span(*place) for place in candidate.places]
        for candidate in find_candidates(found)
    }
    whole = model_text(rest)
    windows = cut_windows(rest, [places.get(code, []) for code in story.districts])
    alone = len(windows) == 1
    return [
        _Told(
            {
                "whole": whole,
                "forward": whole if alone else window.forward,
                "around": whole if alone else window.around,
            },
            window.order,
            polarity,
        )
        for window, polarity in zip(windows, story.districts.values(), strict=True)
    ]


def _fit_views(
    mentions: _Mentions, seen: NDArray[np.bool_], recipe: Recipe
) -> dict[str, NDArray[Any]]:
    used = {view: used_cells(rows[seen]) for view, rows in mentions.views.items()}
    fits = [
        fit_label(
            used[view],
            mentions.wanted[seen, mood],
            mentions.worth[seen],
            strength=recipe["polarity"]["strength"],
            seed=recipe["seed"],
        )
        for view in VIEWS
        for mood in range(len(SENTIMENTS))
    ]
    return pack_heads("polarity", fits)


def _odds(
    arrays: Mapping[str, NDArray[Any]], mentions: _Mentions, which: NDArray[np.bool_]
) -> Floats:
    """Log-odds of all views beside each other, each on its own words."""
    weights = arrays["polarity_weights"].astype(np.float32) * arrays["polarity_scale"]
    parts = np.split(weights, len(VIEWS), axis=1)
    odds = [
        np.asarray(mentions.views[view][which] @ part)
        for view, part in zip(VIEWS, parts, strict=True)
    ]
    beside: Floats = np.hstack(odds) + arrays["polarity_bias"]
    return beside


def _stack(
    sentiment: Floats, shares: Mapping[str, Floats], mentions: _Mentions
) -> NDArray[np.float64]:
    rows = []
    for at in np.unique(mentions.owner):
        mine = np.flatnonzero(mentions.owner == at)
        mood = np.repeat(sentiment[at : at + 1], mine.size, axis=0)
        whole, forward, around = (shares[view][mine] for view in VIEWS)
        rows.append(stack_rows(mood, whole, forward, around, mentions.order[mine]))
    return np.vstack(rows)
