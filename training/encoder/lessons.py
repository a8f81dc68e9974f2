"""What the encoder learns from: whole stories, and the words around each of several offices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.fold import FoldedTexts
from sangsuk.core.thai.hashtags import read_all_hashtags
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.encoder import CARE_HEADS
from sangsuk.core.understand.grams import model_texts
from sangsuk.core.understand.heads import HEADS, SENTIMENTS, Floats
from sangsuk.core.understand.labels import LabelledStory
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.office_spans import lay_out
from sangsuk.core.understand.places import find_places
from sangsuk.core.understand.windows import cut_windows
from sangsuk.flow.fitting.fit_story import story_targets
from sangsuk.flow.fitting.training import fold_stories
from sangsuk.flow.reading.gazetteer import load_gazetteer

WHOLE, FORWARD, AROUND = range(3)
STORY_COLUMNS: Final = sum(HEADS.values())


@dataclass(frozen=True, slots=True, eq=False)
class Lessons:
    """Texts with their right answers; a column that a text does not answer is not taught."""

    texts: tuple[str, ...]
    kind: NDArray[np.int64]  # WHOLE, or a window of one office
    story: NDArray[np.int64]  # each text's story
    office: NDArray[np.int64]  # which of the story's offices a window is of
    fold: NDArray[np.int64]
    wanted: Floats  # texts x all heads
    taught: NDArray[np.bool_]


def gather_lessons(stories: Sequence[LabelledStory], recipe: Mapping[str, Any]) -> Lessons:
    """Every story whole; each office of several also by its two windows."""
    raw = Texts.of([story.post.text for story in stories])
    rest = read_all_hashtags(raw, recipe["hashtags"]).rest
    texts = model_texts(rest.codes, rest.bounds[:-1], rest.bounds[1:]).strings()
    folds = fold_stories(texts, recipe)
    windows = [(WHOLE, at, 0, text) for at, text in enumerate(texts)]
    windows += _windows(stories, rest)
    kind, story, office = (np.array([row[i] for row in windows]) for i in range(3))
    wanted = np.zeros((len(windows), sum(CARE_HEADS.values())), np.float32)
    taught = np.zeros(wanted.shape, bool)
    wanted[: len(texts), :STORY_COLUMNS] = story_targets(stories)
    taught[: len(texts), :STORY_COLUMNS] = True
    for row in range(len(windows)):
        moods = list(stories[story[row]].districts.values())
        if len(moods) == 1 or kind[row] != WHOLE:
            wanted[row, STORY_COLUMNS:] = [moods[office[row]] is mood for mood in SENTIMENTS]
            taught[row, STORY_COLUMNS:] = True
    words = tuple(row[3] for row in windows)
    return Lessons(words, kind, story, office, folds[story], wanted, taught)


def _windows(
    stories: Sequence[LabelledStory], rest: FoldedTexts
) -> list[tuple[int, int, int, str]]:
    places = find_places(Names(load_gazetteer()), *rest.run_together())
    named = [
        [places.spans_of(at, code) for code in story.districts if len(story.districts) > 1]
        for at, story in enumerate(stories)
    ]
    shown = model_texts(rest.codes, rest.bounds[:-1], rest.bounds[1:])
    cut = cut_windows(rest, shown, lay_out(named))
    rows: list[tuple[int, int, int, str]] = []
    for at, forward, around in zip(cut.owner.tolist(), cut.forward, cut.around, strict=True):
        office = rows[-1][2] + 1 if rows and rows[-1][1] == at else 0
        rows += [(FORWARD, at, office, forward), (AROUND, at, office, around)]
    return rows
