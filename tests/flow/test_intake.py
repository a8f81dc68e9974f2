import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from command import ask, done, kill_when, write_posts
from kept import TAGS, TENTH, a_kept_campaign

from sangsuk.flow.files.intake import Intake, take_in
from sangsuk.records.inbox.models import Arrival
from sangsuk.records.stories.models import Revision, Story


def a_row(name: str, text: str = "ไปทำบัตรที่อำเภอแม่ริม เร็วมาก", **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "platform": "facebook",
        "posted_at": "2020-12-05T09:00:00+07:00",
        "author": f"u-{name}",
        "text": f"{text} {TAGS}",
    } | more


def intake_of(path: Path, home: Path) -> tuple[Intake, Path | None]:
    return take_in(path, a_kept_campaign(), rejected_in=home / "rejected", at=TENTH)


@pytest.mark.django_db
def test_a_second_import_of_a_file_changes_nothing(tmp_path: Path):
    path = write_posts(tmp_path / "posts.jsonl", a_row("a"), a_row("b"))

    assert intake_of(path, tmp_path) == (Intake(new=2), None)
    assert intake_of(path, tmp_path) == (Intake(known=2), None)
    assert (Arrival.objects.count(), Story.objects.count(), Revision.objects.count()) == (2, 2, 2)


@pytest.mark.django_db
def test_a_file_in_which_one_text_changed_gives_one_revision(tmp_path: Path):
    path = write_posts(tmp_path / "posts.jsonl", a_row("a"), a_row("b"))
    intake_of(path, tmp_path)
    write_posts(path, a_row("a", "เล่าใหม่"), a_row("b"), a_row("c"))

    assert intake_of(path, tmp_path)[0] == Intake(new=1, revised=1, known=1)
    assert list(Revision.objects.filter(story__native_id="a").values_list("number", flat=True)) == [
        1,
        2,
    ]


@pytest.mark.django_db
def test_rejected_rows_are_listed_in_a_file_that_goes_when_they_are_mended(tmp_path: Path):
    path = write_posts(tmp_path / "posts.jsonl", a_row("a"), a_row("b") | {"text": " "})

    intake, listed = intake_of(path, tmp_path)

    assert (intake.new, intake.rows) == (1, 2)
    assert listed == tmp_path / "rejected" / "posts.jsonl.rejected.jsonl"
    rows = [json.loads(line) for line in listed.read_text("utf-8").splitlines()]
    assert [row["where"] for row in rows] == ["posts.jsonl, line 2"]

    write_posts(path, a_row("a"), a_row("b"))
    assert intake_of(path, tmp_path) == (Intake(new=1, known=1), None)
    assert not listed.exists()


@pytest.mark.django_db
def test_all_files_of_a_folder_come_in(tmp_path: Path):
    folder = tmp_path / "posts"
    folder.mkdir()
    write_posts(folder / "one.jsonl", a_row("a"))
    write_posts(folder / "two.jsonl", a_row("b"), a_row("a"))

    assert intake_of(folder, tmp_path)[0] == Intake(new=2, known=1)


@pytest.mark.slow
def test_an_intake_that_is_killed_and_run_again_comes_to_the_same(
    a_migrated_home: Path, tmp_path: Path
):
    rows = [a_row(f"p{n}", f"เรื่องที่ {n}", likes=n) for n in range(5000)]
    path = write_posts(tmp_path / "posts.jsonl", *rows, a_row("p3", "เล่าใหม่"))
    quiet, killed = tmp_path / "quiet", tmp_path / "killed"
    for home in (quiet, killed):
        shutil.copytree(a_migrated_home, home)
    done(quiet, "intake", str(path), "--campaign", "amphoe-sangsuk-2563")

    for some in (0, 2000):
        kill_when(
            killed,
            *("intake", str(path), "--campaign", "amphoe-sangsuk-2563"),
            so_far=lambda home, some=some: arrivals_in(home) > some,
        )
    assert 2000 < arrivals_in(killed) < 5001
    done(killed, "intake", str(path), "--campaign", "amphoe-sangsuk-2563")

    assert memory_of(killed) == memory_of(quiet)
    assert len(memory_of(quiet)) == 5001


def arrivals_in(home: Path) -> int:
    return ask(home, "SELECT count(*) FROM inbox_arrival")[0][0]


def memory_of(home: Path) -> list[tuple[Any, ...]]:
    return ask(
        home,
        "SELECT stories_story.platform, stories_story.native_id, likes, number, text, raw FROM stories_story "
        "JOIN stories_revision ON story_id = stories_story.id "
        "JOIN inbox_arrival ON inbox_arrival.id = arrival_id ORDER BY stories_story.native_id, number",
    )
