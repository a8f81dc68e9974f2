import io
import json
from pathlib import Path

import numpy as np
import pytest
from a_training_folder import HOUSE, small_training
from click.testing import CliRunner

from sangsuk.cli.training import evaluate
from sangsuk.core.errors import CallError, UnreadableSourceError
from sangsuk.flow.fitting.evaluation import evaluate_reader
from sangsuk.flow.fitting.labels import read_labels
from sangsuk.flow.fitting.training import train_reader
from sangsuk.flow.reading.reader import ARRAYS, SHIPPED, open_reader

GOLD = HOUSE / "demo" / "stories" / "gold_dev.jsonl"
CAMPAIGN = "amphoe-sangsuk-2563"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_training(tmp_path_factory.mktemp("training"))


def quietly(_: str) -> None:
    pass


@pytest.mark.slow
def test_the_same_stories_and_recipe_give_the_same_bytes(small: Path, tmp_path: Path):
    once = train_reader(small, tmp_path / "once", tell=quietly).read_bytes()
    again = train_reader(small, tmp_path / "again", tell=quietly).read_bytes()
    assert once == again


@pytest.mark.slow
def test_a_trained_reader_can_be_opened_and_measured(small: Path, tmp_path: Path):
    train_reader(small, tmp_path, tell=quietly)
    figures = evaluate_reader(GOLD, campaign=CAMPAIGN, folder=tmp_path)
    assert figures["eligible"] > 0.5


def test_the_shipped_reader_keeps_its_bars_on_the_stories_for_choosing():
    figures = evaluate_reader(GOLD, campaign=CAMPAIGN)
    least = {"eligible": 0.95, "reason": 0.85, "place_precision": 0.95, "place_f1": 0.93}
    least |= {"award_precision": 0.89, "award_f1": 0.83, "abstain": 0.86}
    least |= {"sentiment_acc": 0.85, "sentiment_macro": 0.8, "driver_f1": 0.67, "service_f1": 0.8}
    least |= {"pii_recall": 0.97, "pii_precision": 0.9}
    assert {name: figures[name] for name in least if figures[name] < least[name]} == {}


def test_evaluate_prints_one_json_object():
    printed = CliRunner().invoke(evaluate, [str(GOLD), "--json"])
    assert printed.exit_code == 0
    assert list(json.loads(printed.output)) == [
        *("eligible", "reason", "place_precision", "place_recall", "place_f1", "abstain"),
        *("award_precision", "award_recall", "award_f1", "sentiment_acc", "sentiment_macro"),
        *("service_f1", "driver_f1", "pii_recall", "pii_precision"),
    ]


def test_the_stories_for_choosing_are_not_trained_on():
    trained = {s.post.text for s in read_labels(HOUSE / "training/stories", tell_author_kind=False)}
    chosen_on = {s.post.text for s in read_labels(GOLD, tell_author_kind=False)}
    assert trained & chosen_on == set()


def test_arrays_that_are_damaged_or_of_another_version_are_refused(tmp_path: Path):
    arrays = tmp_path / ARRAYS
    shipped = SHIPPED.read_bytes()
    with np.load(io.BytesIO(shipped)) as whole:
        np.savez(arrays, **{name: whole[name] for name in whole.files if name != "story_names"})
    with pytest.raises(CallError, match="another version"):
        open_reader(tmp_path)
    for damaged in (b"", b"no arrays", shipped[: len(shipped) // 2]):
        arrays.write_bytes(damaged)
        with pytest.raises(CallError, match="damaged"):
            open_reader(tmp_path)


def test_faults_are_told_with_place_and_remedy(tmp_path: Path):
    broken = tmp_path / "gold.jsonl"
    broken.write_text('{"id": "1"}\n', "utf-8")
    with pytest.raises(UnreadableSourceError, match=r"gold\.jsonl, line 1"):
        list(read_labels(broken, tell_author_kind=False))
    with pytest.raises(CallError, match=ARRAYS):
        open_reader(tmp_path)
    with pytest.raises(CallError, match=r"recipe\.toml"):
        train_reader(tmp_path, tmp_path, tell=quietly)
    empty = tmp_path / "none.jsonl"
    empty.touch()
    with pytest.raises(UnreadableSourceError, match="no labelled story"):
        evaluate_reader(empty, campaign=CAMPAIGN)
