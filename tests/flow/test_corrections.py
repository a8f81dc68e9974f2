import json
from dataclasses import replace
from pathlib import Path

import pytest
from a_training_folder import HOUSE, small_training
from click.testing import CliRunner

from sangsuk.cli.training import train
from sangsuk.core.errors import CallError
from sangsuk.core.terms.reading import Polarity
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.fitting.corrections import read_corrections, read_lessons, repeat_lessons
from sangsuk.flow.fitting.labels import read_labels
from sangsuk.flow.fitting.training import read_recipe
from sangsuk.flow.reading.reader import load_reader, open_reader

CAMPAIGN = load_campaign("amphoe-sangsuk-2563")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    data = tmp_path / "training"
    data.mkdir()
    return small_training(data)


def rows(data: Path) -> list[dict]:
    lines = (data / "stories" / "few.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def correct(data: Path, name: str, *corrections: dict) -> None:
    folder = data / "corrections"
    folder.mkdir(exist_ok=True)
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in corrections]
    (folder / name).write_text("".join(lines), "utf-8")


def test_the_projects_own_corrections_can_be_read():
    assert read_corrections(HOUSE / "training") == []


def test_a_correction_stands_in_for_the_story_and_weighs_more(small: Path):
    first = rows(small)[0]
    correct(small, "desk.jsonl", first | {"sentiment": "negative"})
    lessons = read_lessons(small, read_recipe(small))

    assert len(lessons) == len(rows(small))
    assert [lesson.worth for lesson in lessons] == [1] * (len(lessons) - 1) + [4]
    assert lessons[-1].story.sentiment is Polarity.NEGATIVE
    assert first["id"] not in [lesson.story.post.id for lesson in lessons[:-1]]
    assert repeat_lessons(lessons)[-4:] == [lessons[-1].story] * 4


def test_the_later_correction_of_a_story_stands(small: Path):
    first = rows(small)[0]
    correct(small, "1.jsonl", first | {"sentiment": "negative"})
    correct(small, "2.jsonl", first | {"sentiment": "neutral"})

    assert [story.sentiment for story in read_corrections(small)] == [Polarity.NEUTRAL]


def test_without_a_folder_there_is_no_correction(small: Path):
    assert read_corrections(small) == []
    assert len(read_lessons(small, {})) == len(rows(small))


def test_a_recipe_that_does_not_weigh_corrections_is_told(small: Path):
    correct(small, "desk.jsonl", rows(small)[0])
    with pytest.raises(CallError, match=r"worth = 4"):
        read_lessons(small, {"corrections": {"worth": 0}})


@pytest.mark.slow
def test_a_correction_flips_what_is_read_and_train_says_so(small: Path, tmp_path: Path):
    """A praise that the shipped reader reads well, corrected to a complaint."""
    praise = next(row for row in rows(small) if row["sentiment"] == "positive")
    flipped = praise | {
        "id": "flipped",
        "sentiment": "negative",
        "districts": [{**office, "polarity": "negative"} for office in praise["districts"]],
    }
    # The story as first labelled is gone: it would say the opposite of its correction.
    kept = [json.dumps(row, ensure_ascii=False) for row in rows(small) if row != praise]
    (small / "stories" / "few.jsonl").write_text("\n".join(kept) + "\n", "utf-8")
    correct(small, "desk.jsonl", flipped)
    out = tmp_path / "reader"
    told = CliRunner().invoke(
        train, ["--data", str(small), "--out", str(out)], catch_exceptions=False
    )

    assert told.exit_code == 0
    assert "flipped: sentiment positive -> negative (mended)" in told.stdout.splitlines()
    assert "stories for choosing, against the shipped reader:" in told.stdout.splitlines()
    [story] = read_labels(small / "corrections" / "desk.jsonl", tell_author_kind=False)
    post = replace(story.post, id="again")
    assert load_reader().read([post], CAMPAIGN)[0].sentiment is Polarity.POSITIVE
    assert open_reader(out).read([post], CAMPAIGN)[0].sentiment is Polarity.NEGATIVE
