"""What the fast tier says of stories and offices that it has not seen."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.fold import relax
from sangsuk.core.thai.hashtags import read_hashtags
from sangsuk.core.understand.heads import (
    SENTIMENTS,
    VIEWS,
    Floats,
    StoryReadings,
    calibrate,
    split_views,
)
from sangsuk.core.understand.labels import LabelledStory
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.namings import find_namings
from sangsuk.flow import fit_polarity as views
from sangsuk.flow.fit_story import fit_calibration, fit_story
from sangsuk.flow.gazetteer import load_gazetteer


def read_unseen(
    texts: Sequence[str],
    stories: Sequence[LabelledStory],
    fold: NDArray[np.int64],
    recipe: Mapping[str, Any],
) -> tuple[StoryReadings, Floats]:
    """Probabilities of each story, and shares of the polarities of each mention."""
    story = fit_story(texts, stories, fold, recipe)
    rests = [read_hashtags(each.post.text, recipe["hashtags"]).rest for each in stories]
    names = Names(load_gazetteer())
    found = [find_namings(names, relax(rest, keep=1)) for rest in rests]
    mentions = views._gather(rests, found, stories, story.arrays["story_rarity"], recipe)  # noqa: SLF001
    own_fold = fold[mentions.owner]
    unseen = np.zeros((mentions.owner.size, len(VIEWS) * len(SENTIMENTS)), np.float32)
    for each in np.unique(own_fold):
        seen = own_fold != each
        fitted = views._fit_views(mentions, seen, recipe)  # noqa: SLF001
        unseen[~seen] = views._odds(fitted, mentions, ~seen)  # noqa: SLF001
    rows = views._stack(story.unseen.sentiment, split_views(unseen), mentions).astype(np.float32)  # noqa: SLF001
    stack = fit_calibration(
        rows,
        mentions.wanted.astype(np.float32),
        recipe,
        strength=recipe["polarity"]["stack_strength"],
        worth=mentions.worth,
    )
    return story.unseen, calibrate(rows, stack)
