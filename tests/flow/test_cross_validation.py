import json
from pathlib import Path

import pytest
from a_training_folder import small_training
from click.testing import CliRunner

from sangsuk.cli.cross_validation import cross_validate as command
from sangsuk.core.errors import CallError
from sangsuk.flow.cross_validation import cross_validate
from sangsuk.flow.labels import read_labels

CAMPAIGN = "amphoe-sangsuk-2563"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_training(tmp_path_factory.mktemp("training"))


@pytest.mark.slow
def test_every_story_is_read_once_unseen_and_measured(small: Path):
    told: list[float] = []
    held_out, measures = cross_validate(
        small, campaign=CAMPAIGN, folds=2, curve=True, tell=told.append
    )
    stories = list(read_labels(small / "stories", tell_author_kind=False))

    assert [label for label, _ in held_out.declared] == stories
    assert {reading.reader for _, reading in held_out.declared} == {
        reading.reader for _, reading in held_out.hidden
    }
    assert len({reading.reader for _, reading in held_out.declared}) == 2
    assert measures["declared"]["stories"] == len(stories)
    assert measures["by_file"].keys() == {"few"}
    assert measures["declared"]["scores"]["eligible"] > 0.5
    assert [point["share"] for point in measures["learning_curve"]] == [0.25, 0.5, 0.75, 1.0]
    learned = [point["stories"] for point in measures["learning_curve"]]
    assert learned == sorted(learned)
    assert learned[-1] == len(stories) / 2
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)


@pytest.mark.slow
def test_the_command_gives_the_same_figures_again(small: Path, tmp_path: Path):
    once, again = (
        CliRunner().invoke(
            command,
            ["--data", str(small), "--folds", "2", "--json", "--out", str(tmp_path / name)],
            catch_exceptions=False,
        )
        for name in ("once", "again")
    )
    written = [
        (tmp_path / name / file).read_bytes()
        for file in ("figures.json", "mistakes.jsonl")
        for name in ("once", "again")
    ]

    assert (once.exit_code, once.stdout) == (0, again.stdout)
    assert (written[0], written[2]) == (written[1], written[3])
    assert json.loads(written[0]) == json.loads(once.stdout)
    shown = CliRunner().invoke(command, ["--data", str(small), "--folds", "2"])
    assert "award pairs" in shown.stdout
    assert "sarcasm" in shown.stdout


def test_one_fold_is_refused(small: Path):
    with pytest.raises(CallError, match="2 or more"):
        cross_validate(small, campaign=CAMPAIGN, folds=1, curve=False, tell=lambda _: None)
