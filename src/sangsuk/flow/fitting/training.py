"""Training: labelled stories and a recipe in, the reader's arrays out, byte for byte the same."""

import hashlib
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.errors import CallError
from sangsuk.core.thai.hashtags import read_all_hashtags
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.grams import model_texts
from sangsuk.core.understand.labels import LabelledStory
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.places import find_places
from sangsuk.flow.fitting.corrections import read_corrections, read_lessons, repeat_lessons
from sangsuk.flow.fitting.fit_link import fit_link
from sangsuk.flow.fitting.fit_names import fit_names, read_names
from sangsuk.flow.fitting.fit_polarity import fit_polarity
from sangsuk.flow.fitting.fit_story import fit_story
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.flow.reading.reader import ARRAYS

RECIPE: Final = "recipe.toml"
SAME_BEGINNING: Final = 60  # letters by which copies are kept in one fold


def train_reader(data: Path, out: Path, *, tell: Callable[[str], None]) -> Path:
    """Make the reader's arrays from `data` and write them to `out` when complete.

    Args:
        data: a folder with recipe.toml, stories/*.jsonl and corrections/*.jsonl, if any.
        out: the folder for reader.npz.
        tell: called with a word on what is being done.
    """
    recipe = read_recipe(data)
    lessons = read_lessons(data, recipe)
    tell(f"{len(lessons)} stories, {len(read_corrections(data))} of them corrections")
    return _write(fit_arrays(repeat_lessons(lessons), recipe, read_names(data)), out)


def fit_arrays(
    stories: Sequence[LabelledStory], recipe: Mapping[str, Any], given: dict[str, list[str]]
) -> dict[str, NDArray[Any]]:
    """Fit all parts of the reader on the stories."""
    raw = Texts.of([story.post.text for story in stories])
    rest = read_all_hashtags(raw, recipe["hashtags"]).rest
    texts = model_texts(rest.codes, rest.bounds[:-1], rest.bounds[1:]).strings()
    fold = fold_stories(texts, recipe)
    story = fit_story(texts, stories, fold, recipe)
    places = find_places(Names(load_gazetteer()), *rest.run_together())
    link = fit_link(places, stories, story.unseen, fold, recipe)
    polarity = fit_polarity(rest, places, stories, story, fold, recipe)
    return {**story.arrays, **link, **polarity, **fit_names(stories, given, recipe)}


def fold_stories(texts: Sequence[str], recipe: Mapping[str, Any]) -> NDArray[np.int64]:
    """The fold of each story, drawn by its beginning, so that copies stay together."""
    seed = str(recipe["seed"]).encode()
    beginnings = (text[:SAME_BEGINNING].encode("utf-8", "surrogatepass") for text in texts)
    digests = (hashlib.blake2b(words, key=seed, digest_size=8).digest() for words in beginnings)
    return np.array([int.from_bytes(digest, "big") % recipe["folds"] for digest in digests])


def read_recipe(data: Path) -> dict[str, Any]:
    """The recipe of a folder like training/."""
    path = data / RECIPE
    if not path.is_file():
        raise CallError(
            "training.no_recipe",
            what=f"There is no {RECIPE}.",
            where=str(data),
            remedy="name the folder training/ of the project, or one made like it.",
        )
    with path.open("rb") as file:
        return tomllib.load(file)


def _write(arrays: Mapping[str, NDArray[Any]], out: Path) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    path = out / ARRAYS
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("wb") as file:
        np.savez_compressed(
            file, allow_pickle=False, **dict(sorted(arrays.items()))
        )  # entries are dated 1980
    unfinished.replace(path)
    return path
