"""Fitting the name model: full names labelled in the stories, and common names put together."""

import random
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from sangsuk.core.terms.reading import Span
from sangsuk.core.thai.fold import fold
from sangsuk.core.understand.labels import LabelledStory
from sangsuk.core.understand.person_names import (
    NAME_BITS,
    hash_marks,
    name_cells,
    pairs_of_words,
    place_marks,
    word_marks,
)
from sangsuk.flow.fitting.fit_story import Recipe

NAMES: Final = "names.toml"
_TITLE: Final = re.compile(r"(?:นางสาว|นาย|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.) ?")
_FULL: Final = re.compile(r"[ก-๎]+ (?:ณ )?[ก-๎]+")


def read_names(data: Path) -> dict[str, list[str]]:
    """The lists of given names and surnames beside the stories."""
    with (data / NAMES).open("rb") as file:
        return tomllib.load(file)


def fit_names(
    stories: Sequence[LabelledStory], names: dict[str, list[str]], recipe: Recipe
) -> dict[str, NDArray[Any]]:
    """Fit on every pair of words of the stories, and on names put into the places of real ones."""
    cells, right, places = _pairs(stories)
    made = _put_together(names, places, recipe)
    wanted = np.array([*right, *(True for _ in made)])
    worth = np.where(wanted, recipe["names"]["worth"], 1.0)
    worth[len(right) :] = recipe["names"]["made_worth"]
    if wanted.all() or not wanted.any():
        return {"name_weights": np.zeros(1 << NAME_BITS, np.float16), "name_bias": np.array(-9.0)}
    model = LogisticRegression(
        C=recipe["names"]["strength"], solver="liblinear", random_state=recipe["seed"]
    ).fit(_rows([*cells, *made]), wanted, sample_weight=worth)
    return {
        "name_weights": model.coef_[0].astype(np.float16),
        "name_bias": np.array(model.intercept_[0], np.float32),
    }


def _pairs(
    stories: Sequence[LabelledStory],
) -> tuple[list[list[int]], list[bool], list[list[str]]]:
    """Cells of every pair of words, whether it is a labelled name, and the places of names."""
    cells, right, places = [], [], []
    for story in stories:
        text = fold(story.post.text).text
        labelled = _labelled(text, story.pii)
        for span in pairs_of_words(text):
            cells.append(name_cells(text, *span))
            right.append(span in labelled)
            if span in labelled:
                places.append(list(place_marks(text, *span)))
    return cells, right, places


def _put_together(
    names: dict[str, list[str]], places: Sequence[list[str]], recipe: Recipe
) -> list[list[int]]:
    """Cells of names drawn from the lists, each in the place of a real one."""
    drawn = random.Random(recipe["seed"])  # noqa: S311 - no secret
    made = []
    for _ in range(recipe["names"]["made"] if places else 0):
        place = drawn.choice(places)
        words = word_marks(drawn.choice(names["given"]), drawn.choice(names["surnames"]))
        made.append(hash_marks([*words, *place]))
    return made


def _labelled(text: str, pii: Sequence[str]) -> set[Span]:
    """Where the labelled full names stand, without their titles."""
    spans = set()
    for part in pii:
        folded = fold(part).text
        title = _TITLE.match(folded)
        name = folded[title.end() :] if title else folded
        if _FULL.fullmatch(name) and (start := text.find(name)) >= 0:
            spans.add((start, start + len(name)))
    return spans


def _rows(cells: Sequence[Sequence[int]]) -> sparse.csr_matrix:
    """One row a pair, of length 1."""
    bounds = np.concatenate([[0], np.cumsum([len(some) for some in cells])]).astype(np.int32)
    data = np.concatenate([np.full(len(some), 1 / np.sqrt(len(some))) for some in cells])
    columns = np.concatenate([np.array(some, np.int32) for some in cells])
    return sparse.csr_matrix((data, columns, bounds), shape=(len(cells), 1 << NAME_BITS))
