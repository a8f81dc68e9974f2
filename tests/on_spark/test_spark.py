"""The Spark engine: run by `make test-spark`, for it needs Java and 500 MB of packages."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sangsuk.core.errors import SangsukError
from sangsuk.engines.spark import read_parts
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.reading.read import read_to_file
from sangsuk.flow.reading.reading_run import Way

STORIES = Path(__file__).parents[2] / "training" / "stories"
CAMPAIGN = load_campaign("amphoe-sangsuk-2563")
SANGSUK = str(Path(sys.executable).with_name("sangsuk"))
KILLS = 20
COLUMNS = ("id", "platform", "posted_at", "author", "text")


@pytest.fixture(scope="module")
def posts(tmp_path_factory) -> Path:
    """Some parts of posts, with a repeat, a copy and a row that is no post."""
    rows = [
        {name: row[name] for name in COLUMNS}
        for file in sorted(STORIES.glob("*.jsonl"))
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    ][:3000]
    again = [{**row, "id": f"{row['id']}-{n}"} for n, row in enumerate(rows * 2)]
    rows = [*rows, *again, rows[0], {**rows[1], "text": " "}]
    path = tmp_path_factory.mktemp("posts") / "posts.parquet"
    pq.write_table(pa.Table.from_pylist(rows), path)
    return path


def read(posts: Path, out: Path, way: Way) -> tuple[bytes, bytes]:
    read_to_file(posts, CAMPAIGN, out, on_progress=lambda _: None, way=way)
    return out.read_bytes(), out.with_suffix(".rejected.jsonl").read_bytes()


@pytest.fixture(scope="module")
def by_threads(posts: Path, tmp_path_factory) -> tuple[bytes, bytes]:
    out = tmp_path_factory.mktemp("threads") / "r.jsonl"
    return read(posts, out, Way(careful=False))


def test_spark_gives_the_same_bytes(posts: Path, tmp_path: Path, by_threads):
    way = Way(careful=False, engine="spark", workers=2)
    assert read(posts, tmp_path / "r.jsonl", way) == by_threads
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.jsonl", "r.rejected.jsonl"]


def test_a_worker_that_is_killed_is_started_again_by_spark(posts: Path, tmp_path: Path, by_threads):
    killed: list[int] = []
    watch = threading.Thread(target=kill_workers, args=(killed,), daemon=True)
    watch.start()
    way = Way(careful=False, engine="spark", master="local[2, 4]")  # 4: tries of a task
    assert read(posts, tmp_path / "r.jsonl", way) == by_threads
    assert killed


@pytest.mark.slow
def test_workers_killed_twenty_times_the_readings_are_whole(
    posts: Path, tmp_path: Path, by_threads
):
    chance, killed, runs = random.Random(4), [], 0
    while len(killed) < KILLS:
        over = threading.Event()
        watch = threading.Thread(target=kill_at_random, args=(killed, over, chance))
        watch.start()
        way = Way(careful=False, engine="spark", master="local[2, 100]")  # 100: tries of a task
        try:
            assert read(posts, tmp_path / f"{runs}.jsonl", way) == by_threads
        finally:
            over.set()
            watch.join()
        runs += 1
        assert runs <= KILLS
    ids = [json.loads(line)["id"] for line in by_threads[0].decode().splitlines()]
    assert len(ids) == len(set(ids)) > 0
    print(f"Workers killed {len(killed)} times in {runs} runs, nothing lost")  # noqa: T201 - told with -s


@pytest.mark.slow
def test_the_command_killed_ten_times_under_spark_the_readings_are_whole(
    posts: Path, tmp_path: Path, by_threads
):
    chance, kills, out = random.Random(4), 0, tmp_path / "r.jsonl"
    words = ["read", str(posts), "--campaign", "amphoe-sangsuk-2563", "--out", str(out)]
    words += ["--tiers", "fast", "--engine", "spark", "--workers", "2"]
    for _ in range(KILLS // 2):
        process = subprocess.Popen([SANGSUK, *words], stderr=subprocess.DEVNULL)
        try:
            process.wait(chance.uniform(1, 20))
        except subprocess.TimeoutExpired:
            process.kill()
        if process.wait() == -signal.SIGKILL:
            kills += 1
            assert not out.exists()
        else:
            out.unlink()  # it was done before it could be killed; again from the start
    assert kills
    subprocess.run([SANGSUK, *words], check=True, stderr=subprocess.DEVNULL)
    assert out.read_bytes() == by_threads[0]
    print(f"Command killed {kills} times, nothing lost")  # noqa: T201 - told with -s


def kill_at_random(killed: list[int], over: threading.Event, chance: random.Random) -> None:
    """Kill one of Spark's Python workers every now and then while it reads."""
    while not over.wait(chance.uniform(0.2, 2)) and len(killed) < KILLS:
        if workers := workers_of_spark():
            os.kill(chance.choice(workers), signal.SIGKILL)
            killed.append(1)


def workers_of_spark() -> list[int]:
    told = subprocess.run(
        ["pgrep", "-f", "pyspark.daemon"], capture_output=True, text=True, check=False
    )
    # The first is the daemon, the others are its workers.
    return [pid for pid in map(int, told.stdout.split()) if is_ours(pid)][1:]


def kill_workers(killed: list[int]) -> None:
    """Kill two of Spark's Python workers once they are at work."""
    deadline = time.monotonic() + 120
    while len(killed) < 2 and time.monotonic() < deadline:
        time.sleep(0.5)
        if workers := workers_of_spark():
            os.kill(workers[-1], signal.SIGKILL)
            killed.append(workers[-1])
            time.sleep(2)


def is_ours(pid: int) -> bool:
    """Whether the process descends from this one."""
    while pid > 1:
        if pid == os.getpid():
            return True
        try:
            pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            return False
    return False


def test_without_java_spark_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, posts: Path
):
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    way = Way(careful=False, engine="spark")
    with pytest.raises(SangsukError, match="no Java"):
        read_to_file(posts, CAMPAIGN, tmp_path / "r.jsonl", on_progress=print, way=way)


def test_no_posts_are_no_parts(tmp_path: Path):
    from sangsuk.engines.job import Job
    from sangsuk.engines.parts import Parts

    job = Job(make_reader=print, campaign=CAMPAIGN, parts=Parts(tmp_path))
    assert read_parts([], job, master="local[1]", on_done=print) == 0
