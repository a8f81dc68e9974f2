"""The day of closing rehearsed: every step on a copy, and the memory itself only read."""

import json
import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from command import ask, done, write_posts

from sangsuk.core.errors import CallError
from sangsuk.flow.desk.rehearsing import rehearse

AT = datetime.fromisoformat("2021-01-08T00:00:00+07:00")
POST = {
    "id": "1",
    "platform": "facebook",
    "posted_at": "2020-12-05T09:00:00+07:00",
    "author": "u1",
    "text": "พาแม่ไปทำบัตรประชาชนที่อำเภอปากช่อง พูดเพราะมาก แม่ยิ้มกลับบ้าน #สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น",
}
STEPS = ["manage", "understand", "matters", "rank", "rank", "doors", "acts", "acts", "bundle"]


@pytest.mark.slow
def test_all_that_closing_needs_is_done_on_the_copy_and_the_memory_stays_as_it_is(
    a_migrated_home: Path, tmp_path: Path
):
    home, out = tmp_path / "home", tmp_path / "closing"
    shutil.copytree(a_migrated_home, home)
    done(home, "intake", str(write_posts(tmp_path / "posts.jsonl", POST)))

    ended = [
        step.ended
        for step in rehearse(
            home / "sangsuk.sqlite3",
            out,
            slug="amphoe-sangsuk-2563",
            clock=AT,
            environ=os.environ,
            on_step=lambda _: None,
        )
    ]

    kept = json.loads((out / "rehearsal.json").read_text("utf-8"))
    assert [one["command"].split()[1] for one in kept["steps"]] == [*STEPS, "verify"]
    assert (kept["clock"], ended) == (AT.isoformat(), [0] * 10)
    counted = "SELECT count(*) FROM stories_reading"
    assert (ask(home, counted), ask(out, counted)) == ([(0,)], [(1,)])
    assert (out / "result.zip").is_file()


def refused(database: Path, out: Path) -> None:
    rehearse(database, out, slug="x", clock=AT, environ=os.environ, on_step=lambda _: None)


def test_a_memory_that_is_no_file_and_a_folder_that_holds_something_are_refused(tmp_path: Path):
    database = tmp_path / "sangsuk.sqlite3"
    with pytest.raises(CallError, match="a file of SQLite"):
        refused(database, tmp_path / "out")
    database.touch()
    with pytest.raises(CallError, match="Something lies in the folder"):
        refused(database, tmp_path)

    assert sorted(tmp_path.iterdir()) == [database]
