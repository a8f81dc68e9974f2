"""What the fast tier says of stories and offices that it has not seen."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.hashtags import read_all_hashtags
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.heads import Floats, StoryReadings
from sangsuk.core.understand.labels import LabelledStory
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.places import find_places
from sangsuk.flow.fitting.fit_polarity import gather_mentions, unseen_polarity, unseen_rows
from sangsuk.flow.fitting.fit_story import fit_story
from sangsuk.flow.reading.gazetteer import load_gazetteer


def read_unseen(
    texts: Sequence[str],
    stories: Sequence[LabelledStory],
    fold: NDArray[np.int64],
    recipe: Mapping[str, Any],
) -> tuple[StoryReadings, Floats]:
    """Probabilities of each story, and shares of the polarities of each mention."""
    story = fit_story(texts, stories, fold, recipe)
    raw = Texts.of([each.post.text for each in stories])
    rest = read_all_hashtags(raw, recipe["hashtags"]).rest
    places = find_places(Names(load_gazetteer()), *rest.run_together())
    mentions = gather_mentions(rest, places, stories, story, recipe)
    rows = unseen_rows(mentions, story, fold, recipe)
    return story.unseen, unseen_polarity(mentions, rows, fold, recipe)
