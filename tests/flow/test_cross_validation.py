import json
from pathlib import Path

import pytest
from a_training_folder import small_training
from click.testing import CliRunner

from sangsuk.cli.cross_validation import cross_validate as command
from sangsuk.core.errors import CallError
from sangsuk.core.understand.changes import list_mistakes
from sangsuk.core.understand.reader import version_of
from sangsuk.flow.fitting.cross_validation import cross_validate
from sangsuk.flow.fitting.labels import read_labels

CAMPAIGN = "amphoe-sangsuk-2563"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_training(tmp_path_factory.mktemp("training"))


@pytest.mark.slow
def test_every_story_is_read_once_unseen_and_measured_the_same_again(small: Path, tmp_path: Path):
    told: list[float] = []
    held_out, measures = cross_validate(
        small, campaign=CAMPAIGN, folds=2, smaller=(0.5,), tell=told.append
    )
    stories = list(read_labels(small / "stories", tell_author_kind=False))
    half, whole = measures["learning_curve"]
    readers = [{reading.reader for _, reading in pairs} for pairs in held_out]

    assert [label for label, _ in held_out.declared] == stories
    assert readers == [{version_of("fold 0"), version_of("fold 1")}] * 2
    assert measures["declared"]["stories"] == len(stories)
    assert measures["declared"]["scores"]["eligible"] > 0.5
    assert measures["by_file"].keys() == {"few"}
    assert (half["share"], whole["share"]) == (0.5, 1.0)
    assert half["stories"] < whole["stories"] == len(stories) / 2
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)

    options = ["--data", str(small), "--folds", "2", "--out", str(tmp_path)]
    shown = CliRunner().invoke(command, options, catch_exceptions=False)
    mistakes = (tmp_path / "mistakes.jsonl").read_text("utf-8").splitlines()
    del measures["learning_curve"]

    assert shown.exit_code == 0
    assert json.loads((tmp_path / "figures.json").read_text("utf-8")) == measures
    assert [json.loads(line) for line in mistakes] == list_mistakes(held_out.declared)
    assert f"{len(stories)} stories, 2 folds" in shown.stdout.splitlines()


def test_one_fold_is_refused(small: Path):
    with pytest.raises(CallError, match="2 or more"):
        cross_validate(small, campaign=CAMPAIGN, folds=1, tell=lambda _: None)
