"""Cross-validation: every story is read by a reader that has never seen it or a copy of it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.errors import CallError
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.reading import Reading
from sangsuk.core.terms.story import Post
from sangsuk.core.thai.fold import relax
from sangsuk.core.thai.hashtags import read_hashtags
from sangsuk.core.understand.changes import list_mistakes
from sangsuk.core.understand.copies import mark_copies, sign_text
from sangsuk.core.understand.figures import Pair
from sangsuk.core.understand.folds import deal_folds, draw_groups, group_stories
from sangsuk.core.understand.labels import LabelledStory
from sangsuk.core.understand.measures import Measures, measure_parts, measure_readings
from sangsuk.core.understand.reader import Reader, version_of
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.fitting.corrections import (
    CORRECTIONS,
    STORIES,
    Lesson,
    read_lessons,
    repeat_lessons,
)
from sangsuk.flow.fitting.fit_names import read_names
from sangsuk.flow.fitting.labels import read_labels
from sangsuk.flow.fitting.training import fit_arrays, read_recipe
from sangsuk.flow.reading.gazetteer import load_gazetteer

FIGURES: Final = "figures.json"
MISTAKES: Final = "mistakes.jsonl"
CURVE: Final = (0.25, 0.5, 0.75)  # shares of the stories, beside all of them
EACH_FOLD: Final = "of the fold"  # stands for the digest: every fold has a model of its own
FEWEST_FOLDS: Final = 2
Tell = Callable[[float], None]


class HeldOut(NamedTuple):
    """Every story with its reading, once as its source may declare the author, once without."""

    declared: list[Pair]
    hidden: list[Pair]


class _Stories(NamedTuple):
    """What is learned from and read, and how it is dealt."""

    lessons: list[Lesson]
    fold: NDArray[np.int64]
    drawn: NDArray[np.float64]  # 0..1, the same for copies; which stories a smaller share holds


def cross_validate(
    data: Path, *, campaign: str, folds: int, smaller: Sequence[float] = (), tell: Tell
) -> tuple[HeldOut, Measures]:
    """Measure the recipe of `sangsuk train` on every story of `data`.

    Each fold is read by a reader that learned from the others.  Copies of a
    story and all stories of one author lie in one fold.  The careful tier has
    no part in it: it is trained elsewhere, on all stories.

    Args:
        data: a folder like training/.
        campaign: slug or path of the campaign whose rules hold.
        folds: how many; at least 2.
        smaller: shares of the stories, below 1, of which readers are measured as well: the
            learning curve.
        tell: called with the portion that is done, 0..1.
    """
    _check_folds(folds)
    rules, recipe = load_campaign(campaign), read_recipe(data)
    stories = _deal(read_lessons(data, recipe), recipe, folds)
    shares = (*smaller, 1.0)
    reached = _Reached(tell, total=sum(shares))
    held_out = {share: _read_unseen(stories, data, rules, share, reached) for share in shares}
    whole = held_out[1.0]
    measures: Measures = {
        "reader": version_of(EACH_FOLD),
        "folds": folds,
        "declared": measure_readings(whole.declared),
        "hidden": measure_readings(whole.hidden),
        "by_file": _measure_files(data, whole.declared),
    }
    if smaller:
        measures["learning_curve"] = [_on_the_curve(s, held_out[s], stories, folds) for s in shares]
    return whole, measures


def _check_folds(folds: int) -> None:
    if folds < FEWEST_FOLDS:
        raise CallError(
            "training.folds",
            what=f"{folds} folds leave nothing to learn from.",
            where="--folds",
            remedy="name 2 or more.",
        )


def _measure_files(data: Path, pairs: Sequence[Pair]) -> Measures:
    """Figures of each file of stories: some are of one region and its dialect."""
    files = sorted((data / STORIES).glob("*.jsonl"))
    written = {
        story.post.key: file.stem
        for file in files
        for story in read_labels(file, tell_author_kind=False)
    }
    return measure_parts(pairs, lambda label: written.get(label.post.key, CORRECTIONS))


def _on_the_curve(share: float, read: HeldOut, stories: _Stories, folds: int) -> Measures:
    learned = int((stories.drawn < share).sum()) * (folds - 1) / folds
    return {"share": share, "stories": round(learned), **measure_readings(read.declared)["scores"]}


class _Reached:
    """How far the work is, in parts of unequal length."""

    def __init__(self, tell: Tell, *, total: float) -> None:
        self._tell, self._total, self._done = tell, total, 0.0

    def add(self, part: float) -> None:
        self._done += part
        self._tell(min(1.0, self._done / self._total))


def _deal(lessons: list[Lesson], recipe: dict[str, Any], folds: int) -> _Stories:
    posts = [lesson.story.post for lesson in lessons]
    rests = [read_hashtags(post.text, recipe["hashtags"]).rest for post in posts]
    signatures = [sign_text(relax(rest, keep=1).squeezed().text) for rest in rests]
    groups = group_stories(signatures, [post.author for post in posts])
    seed = int(recipe["seed"])
    fold = deal_folds(draw_groups(signatures, groups, seed=seed), folds=folds)
    return _Stories(lessons, fold, np.array(draw_groups(signatures, groups, seed=seed + 1)))


def _read_unseen(
    stories: _Stories, data: Path, rules: Campaign, share: float, reached: _Reached
) -> HeldOut:
    """Read every story by a reader of the other folds, of which it learned from a share."""
    recipe, names = read_recipe(data), read_names(data)
    declared: dict[int, Reading] = {}
    hidden: dict[int, Reading] = {}
    numbers = np.unique(stories.fold)
    for each in numbers:
        seen = (stories.fold != each) & (stories.drawn < share)
        lessons = [stories.lessons[at] for at in np.flatnonzero(seen)]
        arrays = fit_arrays(repeat_lessons(lessons), recipe, names)
        reader = Reader(load_gazetteer(), arrays, digest=f"fold {each}")
        left_out = np.flatnonzero(stories.fold == each)
        labels = [stories.lessons[at].story for at in left_out]
        declared |= zip(left_out.tolist(), reader.read(_declared(labels), rules), strict=True)
        posts = [label.post for label in labels]
        hidden |= zip(left_out.tolist(), reader.read(posts, rules), strict=True)
        reached.add(share / len(numbers))
    return HeldOut(_pair(stories, declared), _pair(stories, hidden))


def _declared(labels: Sequence[LabelledStory]) -> list[Post]:
    return [replace(label.post, author_kind=label.author_kind) for label in labels]


def _pair(stories: _Stories, readings: dict[int, Reading]) -> list[Pair]:
    """All stories in their order, copies marked across the folds."""
    marked = mark_copies([readings[at] for at in range(len(stories.lessons))])
    return [
        (lesson.story, reading) for lesson, reading in zip(stories.lessons, marked, strict=True)
    ]


def write_measures(held_out: HeldOut, measures: Measures, out: Path) -> None:
    """Write figures.json, and mistakes.jsonl with what was misread of each story."""
    with staged(out / FIGURES, out / MISTAKES) as (figures, mistakes):
        figures.write_text(json.dumps(measures, ensure_ascii=False, indent=1) + "\n", "utf-8")
        with mistakes.open("w", encoding="utf-8") as file:
            for mistake in list_mistakes(held_out.declared):
                file.write(json.dumps(mistake, ensure_ascii=False) + "\n")
