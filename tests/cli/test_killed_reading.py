"""Killed at any moment and called again, a reading comes to what an undisturbed one comes to."""

import json
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest
from command import SANGSUK, done, environment

STORIES = Path(__file__).parents[2] / "training" / "stories"
COLUMNS = ("platform", "posted_at", "author", "text")
POSTS, KILLS = 20_000, 20


@pytest.fixture(scope="module")
def posts(tmp_path_factory) -> Path:
    told = [
        json.loads(line)
        for file in sorted(STORIES.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    path = tmp_path_factory.mktemp("posts") / "posts.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for n in range(POSTS):
            story = told[n % len(told)]
            row = {"id": str(n), **{name: story[name] for name in COLUMNS}}
            file.write(json.dumps(row) + "\n")
        file.write(json.dumps(row) + "\n")  # the last once more
    return path


def call(posts: Path, out: Path) -> list[str]:
    return [
        *("read", str(posts), "--campaign", "amphoe-sangsuk-2563", "--out", str(out)),
        *("--tiers", "fast", "--workers", "2"),
    ]


@pytest.mark.slow
def test_killed_twenty_times_the_readings_are_whole_and_no_id_is_twice(posts: Path, tmp_path: Path):
    chance, kills = random.Random(4), 0
    out = tmp_path / "killed" / "readings.jsonl"
    for _ in range(KILLS):
        process = subprocess.Popen(
            [SANGSUK, *call(posts, out)],
            env=environment(tmp_path),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.3, 8))
        process.send_signal(signal.SIGKILL)
        if process.wait() == -signal.SIGKILL:
            kills += 1
            assert not out.exists() or whole(out)
        else:
            out.unlink()  # it was done before it could be killed; again from the start
    assert kills > KILLS / 2
    done(tmp_path, *call(posts, out))

    done(tmp_path, *call(posts, tmp_path / "once.jsonl"))
    assert out.read_bytes() == (tmp_path / "once.jsonl").read_bytes()
    assert whole(out)
    assert [path.name for path in sorted(out.parent.iterdir())] == [
        "readings.jsonl",
        "readings.rejected.jsonl",
    ]


def whole(out: Path) -> bool:
    ids = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    return ids == [str(n) for n in range(POSTS)]
