"""Posts, readings and results in a store that speaks S3."""

import json
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from a_store import AStore, a_store
from command import SANGSUK, done, environment, sangsuk

STORIES = Path(__file__).parents[2] / "training" / "stories"
COLUMNS = ("id", "platform", "posted_at", "author", "text")
CAMPAIGN = ("--campaign", "amphoe-sangsuk-2563")
FAST = (*CAMPAIGN, "--tiers", "fast")


@pytest.fixture(scope="module")
def store():
    with a_store() as running:
        running.make_bucket("posts")
        running.make_bucket("results")
        yield running


@pytest.fixture(scope="module")
def posts(tmp_path_factory, store: AStore) -> Path:
    """A folder of two files here, and the same in the store; one row is no post, one a repeat."""
    told = (STORIES / "other_talk.jsonl").read_text(encoding="utf-8").splitlines()[:40]
    told += (STORIES / "thanks.jsonl").read_text(encoding="utf-8").splitlines()[:40]
    rows = [{name: row[name] for name in COLUMNS} for row in map(json.loads, told)]
    folder = tmp_path_factory.mktemp("here") / "a month"
    folder.mkdir()
    pq.write_table(pa.Table.from_pylist(rows), folder / "posts.parquet")
    lines = [*map(json.dumps, [{**rows[0], "id": "ใหม่"}, rows[1]]), "{"]
    (folder / "เพิ่ม.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for file in folder.iterdir():
        store.put(f"posts/2563/a month/{file.name}", file.read_bytes())
    store.put("posts/2563/a month/.hidden.jsonl", b"no posts")
    store.put("posts/2563/a month/read me.txt", b"no posts")
    return folder


def test_a_folder_of_a_store_comes_to_the_same_bytes_as_one_here(
    posts: Path, store: AStore, tmp_path: Path
):
    done(tmp_path, "read", str(posts), *FAST, "--out", str(tmp_path / "r.parquet"))
    told = done(
        tmp_path,
        *("read", "s3://posts/2563/a month", *FAST, "--out", "s3://results/ก/r.parquet"),
        **store.environment,
    )
    assert told == "read 73 posts, rejected 2 rows: s3://results/ก/r.parquet\n"
    for name in ("r.parquet", "r.rejected.jsonl"):
        assert store.get(f"results/ก/{name}") == (tmp_path / name).read_bytes()
    assert store.names("results/ก") == ["results/ก/r.parquet", "results/ก/r.rejected.jsonl"]
    assert list((tmp_path / "s3").iterdir()) == []


def test_run_and_rank_put_what_they_put_here(posts: Path, store: AStore, tmp_path: Path):
    file = posts / "posts.parquet"
    done(tmp_path, "run", str(file), *FAST, "--out", str(tmp_path / "run"))
    here = {
        path.relative_to(tmp_path).as_posix(): path.read_bytes()
        for path in (tmp_path / "run").rglob("*")
        if path.is_file()
    }
    address = "s3://posts/2563/a month/posts.parquet"
    done(tmp_path, "run", address, *FAST, "--out", "s3://results/run", **store.environment)
    there = {name.removeprefix("results/"): name for name in store.names("results/run")}
    assert {name: store.get(path) for name, path in there.items()} == here

    readings = "s3://results/run/readings.parquet"
    for more in ((), ("--standings-alone",)):
        out = f"ranked{len(more)}"
        words = ("rank", readings, *CAMPAIGN, *more, "--out")
        done(tmp_path, *words, f"s3://results/{out}", **store.environment)
        assert store.get(f"results/{out}/standings.csv") == here["run/standings.csv"]
    done(tmp_path, *words, str(tmp_path / "from there"), **store.environment)
    assert (tmp_path / "from there/standings.csv").read_bytes() == here["run/standings.csv"]


def test_the_endpoint_may_stand_in_the_address_and_a_secret_there_is_not_said(
    posts: Path, store: AStore, tmp_path: Path
):
    host = store.endpoint.removeprefix("http://")
    how = f"?endpoint_override={host}&scheme=http&region=us-east-1"
    out = f"s3://AKIAOFATEST:secret-of-a-test@results/said.jsonl{how}"
    told = sangsuk(tmp_path, "read", str(posts / "posts.parquet"), *FAST, "--out", out)
    assert (told.returncode, told.stdout, told.stderr) == (
        0,
        "read 72 posts, rejected 0 rows: s3://results/said.jsonl\n",
        "",
    )
    assert len(store.get("results/said.jsonl").splitlines()) == 72


GOOD = "s3://posts/2563/a month/posts.parquet"


@pytest.mark.parametrize(
    ("source", "out", "what", "where"),
    [
        ("s3://no-such/p.jsonl", "r.jsonl", "There is no such bucket.", "s3://no-such/p.jsonl"),
        (GOOD, "s3://no-such/r.jsonl", "There is no such bucket.", "s3://no-such/r.jsonl"),
        ("s3://posts/p.jsonl", "r.jsonl", "There is no such object.", "s3://posts/p.jsonl"),
        ("s3://posts/2563", "s3://results/r.txt", "'.txt'", "s3://results/r.txt"),
        (GOOD, GOOD, "over the posts or among them", GOOD),
        ("s3://posts", "s3://posts/r.jsonl", "over the posts or among", "s3://posts/r.jsonl"),
        ("s3://", "r.jsonl", "It is no address of S3.", "s3:///"),
        ("s3://posts/../p.jsonl", "r.jsonl", "no address of S3", "s3://posts/../p.jsonl"),
        ("s3://posts/p.jsonl?ending=x", "r.jsonl", "no address of S3", "s3://posts/p.jsonl"),
        ("s3://posts/2563/a month/read me.txt", "r.jsonl", "'.txt'", "read me.txt"),
    ],
)
def test_what_a_store_does_not_have_is_said(
    posts: Path, store: AStore, tmp_path: Path, source: str, out: str, what: str, where: str
):
    out = out if out.startswith("s3:") else str(tmp_path / out)
    told = sangsuk(tmp_path, "read", source, *FAST, "--out", out, **store.environment)
    assert told.returncode == 2
    assert what in told.stderr
    assert f"where: {where}\n" in told.stderr


def test_a_store_that_cannot_be_reached_is_said(tmp_path: Path, store: AStore):
    nobody = store.environment | {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}
    told = sangsuk(tmp_path, "read", GOOD, *FAST, "--out", str(tmp_path / "r.jsonl"), **nobody)
    assert told.returncode == 2
    assert "The store cannot be reached." in told.stderr
    assert f"where: {GOOD}\n" in told.stderr


def test_a_store_that_refuses_who_asks_is_said(posts: Path, store: AStore, tmp_path: Path):
    here = str(posts / "posts.parquet")
    with store.knowing_nobody():
        for source, out in ((GOOD, str(tmp_path / "r.jsonl")), (here, "s3://results/no.jsonl")):
            told = sangsuk(tmp_path, "read", source, *FAST, "--out", out, **store.environment)
            assert told.returncode == 2
            assert "The store refuses who asks." in told.stderr
            assert "AWS_SECRET_ACCESS_KEY" in told.stderr
            assert "secret-of-a-test" not in told.stderr


@pytest.mark.parametrize("key", ["month/../../out.jsonl", "month//out.jsonl", "month/./out.jsonl"])
def test_a_key_that_is_no_path_of_a_file_is_said(tmp_path: Path, store: AStore, key: str):
    bucket = f"hostile{len(key)}"
    store.make_bucket(bucket)
    store.put_raw(bucket, key)
    told = sangsuk(
        tmp_path,
        *("read", f"s3://{bucket}", *FAST, "--out", str(tmp_path / "r.jsonl")),
        **store.environment,
    )
    assert told.returncode == 2
    assert "The key of an object is no path of a file." in told.stderr
    assert not list(tmp_path.rglob("out.jsonl"))


@pytest.mark.slow
def test_killed_a_run_into_a_store_goes_on_with_its_parts(
    posts: Path, store: AStore, tmp_path: Path
):
    rows = pq.read_table(posts / "posts.parquet").to_pylist()
    many = [{**row, "id": f"{n}-{row['id']}"} for n in range(400) for row in rows]
    pq.write_table(pa.Table.from_pylist(many), tmp_path / "many.parquet")
    store.put("posts/many.parquet", (tmp_path / "many.parquet").read_bytes())
    words = ("read", "s3://posts/many.parquet", *FAST, "--out", "s3://results/many.jsonl")
    process = subprocess.Popen(
        [SANGSUK, *words], env=environment(tmp_path, **store.environment), stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 300
    while not list((tmp_path / "s3").rglob("*.arrow")):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    (first, *_) = (tmp_path / "s3").rglob("*.arrow")
    kept = first.stat().st_mtime_ns

    again = subprocess.Popen([SANGSUK, *words], env=environment(tmp_path, **store.environment))
    still = set()
    while again.poll() is None:
        with suppress(FileNotFoundError):  # it goes when the result is put
            still.add(first.stat().st_mtime_ns)
        time.sleep(0.01)
    assert (again.returncode, still) == (0, {kept})
    done(
        tmp_path, "read", str(tmp_path / "many.parquet"), *FAST, "--out", str(tmp_path / "r.jsonl")
    )
    assert store.get("results/many.jsonl") == (tmp_path / "r.jsonl").read_bytes()
    assert list((tmp_path / "s3").iterdir()) == []
