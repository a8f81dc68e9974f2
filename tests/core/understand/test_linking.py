"""How candidates of one text are compared, and which of them are worth weighing."""

import json
import random
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from twins.slow_beside import keep_slowly, tell_slowly

from sangsuk.core.thai.fold import fold_texts
from sangsuk.core.thai.texts import Texts, bounds_of
from sangsuk.core.understand.candidates import Kept
from sangsuk.core.understand.grams import model_texts
from sangsuk.core.understand.heads import StoryModel
from sangsuk.core.understand.linking import HARDLY, Linker, worth_weighing
from sangsuk.core.understand.linking_loops import keep_each, tell_each
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.places import find_places
from sangsuk.flow.reading.gazetteer import load_gazetteer

STEPS = st.integers(-8, 3).map(lambda steps: steps / 4)
LEANINGS = st.lists(st.lists(STEPS, max_size=6), max_size=5)
TOLD, OTHER = (
    [
        json.loads(line)["text"]
        for path in sorted(Path("training/stories").glob(name))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    for name in ("[!o]*.jsonl", "other_talk.jsonl")
)


def flat(leanings):
    firsts = bounds_of([len(own) for own in leanings])
    return firsts, np.array([each for own in leanings for each in own], np.float32)


@given(LEANINGS, STEPS, STEPS)
def test_who_leans_far_away_and_far_behind_another_is_left_out(leanings, away, behind):
    which, bounds = keep_each(*flat(leanings), away, behind)
    kept = [which[first:last].tolist() for first, last in pairwise(bounds)]
    assert kept == keep_slowly(leanings, away, behind)


@given(LEANINGS, st.randoms(use_true_random=False))
def test_each_leaning_is_compared_with_those_of_its_own_text(leanings, chance):
    story = np.arange(2 * len(leanings), dtype=np.float32).reshape(-1, 2)
    firsts, each = flat(leanings)
    which = np.array([at for at in range(each.size) if chance.random() < 0.5], np.int64)
    rows = tell_each(firsts, each, story, Kept(which, np.searchsorted(which, firsts)))
    slow = tell_slowly(leanings, story.tolist())
    assert rows.tolist() == [slow[at] for at in which]


def weighed(texts):
    """The probability of every candidate; by the whole forest, by the linker; who is left out."""
    with np.load(str(files("sangsuk") / "assets" / "reader" / "reader.npz")) as arrays:
        linker, model = Linker(arrays), StoryModel(arrays)
    folded = fold_texts(Texts.of(texts))
    bounds = folded.bounds
    stories = model.read(model_texts(folded.codes, bounds[:-1], bounds[1:]))
    places = find_places(Names(load_gazetteer()), *folded.run_together())
    leaning = linker.lean(places)
    out = np.ones(leaning.size, bool)
    out[worth_weighing(places.candidates, leaning).which] = False
    every = linker.weigh_some(places, stories, leaning, places.candidates.all())
    return every, linker.weigh(places, stories), out


def test_who_is_left_out_is_no_office_by_the_whole_forest():
    """In stories, and in stories between other talk, which names many more places."""
    chance = random.Random(4)
    mixed = [" ".join([*chance.sample(OTHER, 2), told]) for told in TOLD[::20]]
    every, short, out = weighed([*TOLD[::10], *mixed])
    assert every[out].max() < HARDLY / 1.5
    assert (short[out] == 0).all()
    assert short[~out].tolist() == every[~out].tolist()
    assert out.mean() > 0.6  # so that most are not weighed at all
