import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sangsuk.cli.main import cli

ROW = {"id": "1", "platform": "line", "posted_at": "2020-12-02T09:14:35+07:00"}
TOLD = "โทรหาครู 081-234-5678 ได้"


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    path = tmp_path / "posts.jsonl"
    path.write_text(json.dumps(ROW | {"text": TOLD}) + "\n{\n", encoding="utf-8")
    return path


def test_mask_says_how_many_it_masked_and_how_many_were_no_posts(posts: Path, tmp_path: Path):
    out = tmp_path / "masked.csv"
    called = CliRunner().invoke(cli, ["mask", str(posts), "--out", str(out), "--drop-text"])
    assert called.exit_code == 0
    assert called.output == (
        "masked 1 posts (0 for a person to look at), 0 had nothing personal, "
        f"rejected 1 rows: {out}\n"
        f"why each was rejected: {tmp_path / 'masked.rejected.jsonl'}\n"
    )
    assert "โทรหาครู [เบอร์โทร] ได้" in out.read_text("utf-8-sig")
    assert "081-234-5678" not in out.read_text("utf-8-sig")
    assert len((tmp_path / "masked.rejected.jsonl").read_text("utf-8").splitlines()) == 1


def test_help_shows_an_example():
    told = CliRunner().invoke(cli, ["mask", "--help"]).output
    assert "Example: sangsuk mask posts.csv --out masked.csv --drop-text" in told


def test_mask_says_which_columns_it_leaves_as_they_are_and_which_folder_it_made(tmp_path: Path):
    told = tmp_path / "posts.jsonl"
    rows = [
        {"id": "1", "author": "somchai.k", "url": "https://example.org/1"},
        {"id": "2", "author": "malee"},
    ]
    lines = [json.dumps(ROW | {"text": TOLD} | row) for row in rows]
    told.write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "new" / "masked.jsonl"
    called = CliRunner().invoke(cli, ["mask", str(told), "--out", str(out)])

    assert called.stderr.endswith(
        f"made the folder {out.parent}\n"
        "not masked: 2 handles in author and 1 addresses in url; "
        "take these columns out before you hand the file on\n"
    )


def test_mask_says_nothing_of_columns_that_are_not_there(posts: Path, tmp_path: Path):
    called = CliRunner().invoke(cli, ["mask", str(posts), "--out", str(tmp_path / "m.csv")])

    assert "not masked" not in called.stderr
    assert "made the folder" not in called.stderr


@pytest.mark.parametrize("command", ["mask", "read", "run", "intake"])
def test_the_help_names_the_columns_that_a_row_needs(command: str):
    told = " ".join(CliRunner().invoke(cli, [command, "--help"]).output.split())

    assert "needs the columns id, platform, posted_at and text" in told
