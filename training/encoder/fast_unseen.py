"""What the fast tier says of stories and offices that it has not seen."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.fold import relax
from sangsuk.core.thai.hashtags import read_hashtags
from sangsuk.core.understand.heads import Floats, StoryReadings
from sangsuk.core.understand.labels import LabelledStory
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.namings import find_namings
from sangsuk.flow.fit_polarity import gather_mentions, unseen_polarity, unseen_rows
from sangsuk.flow.fit_story import fit_story
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
    mentions = gather_mentions(rests, found, stories, story, recipe)
    rows = unseen_rows(mentions, story, fold, recipe)
    return story.unseen, unseen_polarity(mentions, rows, fold, recipe)
