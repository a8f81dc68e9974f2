"""Make the careful tier's arrays: `make encoder`, or `python -m training.encoder --out FOLDER`.

The same stories, recipe, packages and machine give the same bytes.
"""

import argparse
import sys
import time
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.encoder import CARE_HEADS, Encoder, pack
from sangsuk.core.understand.heads import Floats
from sangsuk.core.understand.labels import LabelledStory
from sangsuk.flow.fitting.labels import read_labels
from training.encoder.fast_unseen import read_unseen
from training.encoder.fit import fit
from training.encoder.fit_blend import drawn_lines, fit_blend
from training.encoder.lessons import WHOLE, Lessons, gather_lessons
from training.encoder.start import Start, start

HERE = Path(__file__).parent
ARRAYS = "encoder.npz"
Arrays = dict[str, NDArray[Any]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parent, help="stories/ and recipe.toml")
    parser.add_argument("--out", type=Path, required=True, help=f"folder for {ARRAYS}")
    parser.add_argument(
        "--keep-blend", type=Path, help=f"take the shares of this {ARRAYS}: a sixth of the time"
    )
    parser.add_argument(
        "--keep-net", type=Path, help=f"take all of this {ARRAYS} but the recipe's lines: seconds"
    )
    given = parser.parse_args()
    began = time.monotonic()
    recipe = _recipe(given.data)
    if given.keep_net:
        _write({**_kept(given.keep_net), **drawn_lines(recipe["lines"])}, given.out)
        return
    stories = list(read_labels(given.data / "stories", tell_author_kind=False))
    lessons = gather_lessons(stories, recipe)
    _tell(f"{len(stories)} stories, {len(lessons.texts)} texts")
    fresh = start(lessons.texts, seed=recipe["seed"])
    kept = _kept(given.keep_blend, only="blend_") if given.keep_blend else {}
    blend = kept or _new_blend(stories, lessons, fresh, recipe)
    weights = _fit(lessons, fresh, np.arange(len(lessons.texts)), recipe)
    path = _write({**pack(weights), **_vocabulary(fresh), **blend}, given.out)
    _tell(f"{path}: {path.stat().st_size / 1e6:.1f} MB in {time.monotonic() - began:.0f} s")


def _recipe(data: Path) -> dict[str, Any]:
    with (data / "recipe.toml").open("rb") as common, (HERE / "recipe.toml").open("rb") as own:
        recipe = {**tomllib.load(common), **tomllib.load(own)}
    recipe["encoder"]["seed"] = recipe["seed"]
    return recipe


def _new_blend(
    stories: list[LabelledStory], lessons: Lessons, fresh: Start, recipe: Mapping[str, Any]
) -> Arrays:
    """The shares of both tiers from stories left out fold by fold."""
    whole = np.flatnonzero(lessons.kind == WHOLE)
    texts = [lessons.texts[at] for at in whole]
    careful = np.zeros((len(lessons.texts), sum(CARE_HEADS.values())), np.float32)
    for each in np.unique(lessons.fold):
        left_out = np.flatnonzero(lessons.fold == each)
        weights = _fit(lessons, fresh, np.flatnonzero(lessons.fold != each), recipe)
        heads = _encoder(pack(weights), fresh).heads([lessons.texts[at] for at in left_out])
        careful[left_out] = np.hstack([heads[head] for head in CARE_HEADS])
        _tell(f"fold {each} read")
    fast, polarity = read_unseen(texts, stories, lessons.fold[whole], recipe)
    plain = np.array([story.trap == "plain" for story in stories])
    return fit_blend(lessons, careful, fast, polarity, plain, recipe)


def _kept(path: Path, *, only: str = "") -> Arrays:
    """The arrays of an earlier making whose names begin so."""
    with np.load(path, allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files if name.startswith(only)}


def _fit(
    lessons: Lessons, fresh: Start, pick: NDArray[np.int64], recipe: Mapping[str, Any]
) -> dict[str, Floats]:
    unpacked: Arrays = {**fresh.weights, "table_scale": np.ones(len(fresh.weights["table"]))}
    cut = _encoder(unpacked, fresh).cut(lessons.texts)
    return fit(fresh.weights, cut, lessons, pick, recipe["encoder"], _tell)


def _encoder(weights: Mapping[str, NDArray[Any]], fresh: Start) -> Encoder:
    return Encoder({**weights, **_vocabulary(fresh)})


def _vocabulary(fresh: Start) -> Arrays:
    return {
        "pieces": np.frombuffer("\n".join(fresh.pieces).encode(), np.uint8),
        "piece_scores": np.array(fresh.scores, np.float32),
    }


def _write(arrays: Arrays, out: Path) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    path = out / ARRAYS
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **dict(sorted(arrays.items())))
    unfinished.replace(path)
    return path


def _tell(word: str) -> None:
    sys.stderr.write(f"{word}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
