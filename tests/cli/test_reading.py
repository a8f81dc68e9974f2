import csv
import json
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from sangsuk.cli import ranking, reading
from sangsuk.cli.main import main
from sangsuk.flow.reading.reader import load_reader

ROW = {
    "id": "1",
    "platform": "facebook",
    "posted_at": "2020-12-02T09:14:35+07:00",
    "author": "u1",
    "author_kind": "citizen",
    "text": "พาแม่ไปทำบัตรประชาชนที่อำเภอปากช่อง พูดเพราะมาก ไม่ถึงสิบนาทีก็เสร็จ แม่ยิ้มกลับบ้าน "
    "#สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น",
}
CAMPAIGN = ["--campaign", "amphoe-sangsuk-2563"]


@pytest.fixture
def sangsuk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run the command; its exit code and what it said on standard output and error."""

    def call(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["sangsuk", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return left.value.code, told.out, told.err

    return call


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    path = tmp_path / "posts.jsonl"
    path.write_text(json.dumps(ROW) + "\n" + json.dumps(ROW)[:50])
    return path


def standings(folder: Path) -> list[dict]:
    with (folder / "standings.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_read_then_rank_comes_to_what_run_comes_to(sangsuk, posts: Path, tmp_path: Path):
    readings = tmp_path / "r.jsonl"
    assert sangsuk("read", posts, *CAMPAIGN, "--out", readings) == (
        0,
        f"read 1 posts, rejected 1 rows: {readings}\n",
        f"why each was rejected: {tmp_path / 'r.rejected.jsonl'}\n",
    )
    assert sangsuk("rank", readings, *CAMPAIGN, "--out", tmp_path / "ranked")[0] == 0
    assert sangsuk("run", posts, *CAMPAIGN, "--out", tmp_path / "run")[0] == 0

    rows = standings(tmp_path / "ranked")
    assert rows == standings(tmp_path / "run")
    assert len(rows) == 878
    assert (rows[0]["place"], rows[0]["code"], rows[0]["positive_voices"]) == ("1", "3021", "1")
    assert {row["place"] for row in rows[1:]} == {""}


def test_rejections_of_run_lie_beside_its_readings(sangsuk, posts: Path, tmp_path: Path):
    told = sangsuk("run", posts, *CAMPAIGN, "--out", f"{tmp_path / 'run'}/")
    assert told[2] == f"why each was rejected: {tmp_path}/run/readings.rejected.jsonl\n"
    (rejected,) = (tmp_path / "run" / "readings.rejected.jsonl").read_text().splitlines()
    assert json.loads(rejected)["where"] == "posts.jsonl, line 2"


HEADER = "id,platform,posted_at,author,text\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("posts.jsonl", b""),
        ("posts.csv", b""),
        ("posts.xlsx", b""),
        ("posts.parquet", b""),
        ("posts.jsonl", json.dumps(ROW, ensure_ascii=False).encode("cp874")),
        ("posts.jsonl", json.dumps(ROW).encode("utf-16")),
        ("posts.csv", HEADER.encode() + "1,x,2,u,très déçu à côté\n".encode("latin-1")),
        ("posts.csv", b"id,platform,message\n1,x,y\n"),
        ("posts.xlsx", b"this is no workbook"),
        ("posts.parquet", b"PAR1 and nothing more PAR1"),
        ("posts.txt", b"hello"),
    ],
)
@pytest.mark.parametrize("command", ["read", "run"])
def test_what_cannot_be_read_exits_2_and_leaves_the_old_result(
    sangsuk, tmp_path: Path, name: str, content: bytes, command: str
):
    (tmp_path / name).write_bytes(content)
    out = tmp_path / ("r.jsonl" if command == "read" else "out")
    code, _, told = sangsuk(command, tmp_path / name, *CAMPAIGN, "--out", out)
    what, where, remedy = told.splitlines()
    assert code == 2
    assert what
    assert where.startswith("  where: ")
    assert name in where
    assert remedy.startswith("  to fix: ")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [name]


@pytest.mark.parametrize(
    "words",
    [
        ["read"],
        ["read", "POSTS"],
        ["read", "POSTS", "--out", "r.jsonl"],
        ["read", "POSTS", *CAMPAIGN, "--out", "r.csv"],
        ["read", "POSTS", *CAMPAIGN, "--out", "r.jsonl", "--workers", "0"],
        ["read", "POSTS", *CAMPAIGN, "--out", "r.jsonl", "--workers", "many"],
        ["read", "POSTS", *CAMPAIGN, "--out", "r.jsonl", "--master", "local[1]"],
        ["read", "POSTS", *CAMPAIGN, "--out", "r.jsonl", "--engine", "steam"],
        ["read", "POSTS", *CAMPAIGN, "--out", "r.jsonl", "--tiers", "some"],
        ["read", "POSTS", "--campaign", "no-such-campaign", "--out", "r.jsonl"],
        ["read", "none.jsonl", *CAMPAIGN, "--out", "r.jsonl"],
        ["read", "POSTS", *CAMPAIGN, "--out", "POSTS/r.jsonl"],
        ["run", "POSTS", *CAMPAIGN, "--out", "POSTS"],
        ["run", "POSTS", *CAMPAIGN, "--out", "out", "--engine", "steam"],
        ["rank", "none.jsonl", *CAMPAIGN, "--out", "out"],
        ["rank", "POSTS", *CAMPAIGN, "--out", "out"],
        ["rank", "POSTS", "--out", "out"],
        ["rank", "POSTS", *CAMPAIGN],
    ],
)
def test_a_call_that_cannot_be_carried_out_exits_2(sangsuk, posts: Path, tmp_path: Path, words):
    paths = {"POSTS": posts, "POSTS/r.jsonl": posts / "r.jsonl"}
    paths |= {name: tmp_path / name for name in ("r.jsonl", "r.csv", "out", "none.jsonl")}
    code, said, told = sangsuk(*[paths.get(word, word) for word in words])
    assert (code, said) == (2, "")
    assert told
    assert "Traceback" not in told
    assert [path.name for path in tmp_path.iterdir()] == ["posts.jsonl"]


def test_more_workers_give_the_same_readings(sangsuk, posts: Path, tmp_path: Path):
    one, many = tmp_path / "one.jsonl", tmp_path / "many.jsonl"
    sangsuk("read", posts, *CAMPAIGN, "--out", one)
    code, _, told = sangsuk("read", posts, *CAMPAIGN, "--out", many, "--workers", 2)
    assert (code, told) == (0, f"why each was rejected: {tmp_path / 'many.rejected.jsonl'}\n")
    assert one.read_bytes() == many.read_bytes()


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="Spark is installed here")
def test_without_spark_the_engine_is_refused_with_what_to_install(sangsuk, posts: Path, tmp_path):
    out = tmp_path / "r.jsonl"
    code, _, told = sangsuk("read", posts, *CAMPAIGN, "--out", out, "--engine", "spark")
    assert code == 2
    assert "pip install 'sangsuk[spark]'" in told
    assert not out.exists()


def test_a_reading_says_which_tiers_have_read(sangsuk, posts: Path, tmp_path: Path):
    versions = set()
    for tiers in ("fast", "full"):
        out = tmp_path / f"{tiers}.jsonl"
        sangsuk("read", posts, *CAMPAIGN, "--out", out, "--tiers", tiers)
        versions.add(json.loads(out.read_text().splitlines()[0])["reader"])
    assert versions == {load_reader(careful=False).version, load_reader().version}
    assert len(versions) == 2


def test_a_header_alone_exits_0_with_all_districts_silent(sangsuk, tmp_path: Path):
    (tmp_path / "posts.csv").write_text(HEADER)
    assert sangsuk("run", tmp_path / "posts.csv", *CAMPAIGN, "--out", tmp_path / "out")[0] == 0
    assert {row["place"] for row in standings(tmp_path / "out")} == {""}


@pytest.mark.parametrize("command", [reading.read, ranking.rank, reading.run])
def test_help_gives_an_example_that_names_the_command(command):
    told = CliRunner().invoke(command, ["--help"]).output
    assert f"Example: sangsuk {command.name} " in " ".join(told.split())


# Kills itself when a file of that name is about to be opened or renamed.
KILLED_AT = """
import os, signal, sys
event, name = sys.argv.pop(1), sys.argv.pop(1)

def look(what, given):
    if what == event and str(given[0]).endswith(name):
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(look)
from sangsuk.cli.main import main
main()
"""


def files(folder: Path) -> dict[str, bytes]:
    """What a folder holds, hidden files left out."""
    shown = [path for path in folder.rglob("[!.]*") if path.is_file()]
    kept = [path for path in shown if not path.parent.name.startswith(".")]
    return {str(path.relative_to(folder)): path.read_bytes() for path in kept}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("event", "name"),
    [
        ("open", ".readings.parquet.partial"),
        ("open", ".readings.rejected.jsonl.partial"),
        ("open", ".summary.json.partial"),
        ("os.rename", ".readings.parquet.partial"),
    ],
)
def test_killed_at_any_moment_run_leaves_the_old_result(
    sangsuk, tmp_path: Path, event: str, name: str
):
    posts, out = tmp_path / "posts.jsonl", tmp_path / "out"
    call = ["run", str(posts), *CAMPAIGN, "--out", str(out)]
    posts.write_text(json.dumps(ROW))
    assert sangsuk(*call)[0] == 0
    old = files(out)

    posts.write_text(json.dumps(ROW) + "\n" + json.dumps(ROW | {"id": "2", "text": "ดี"}))
    killed = subprocess.run([sys.executable, "-c", KILLED_AT, event, name, *call], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert files(out) == old

    assert sangsuk(*call)[0] == 0
    assert set(files(out)) == set(old)
    assert not list(out.rglob(".*"))
