"""`sangsuk why`: the words of a real reading."""

import json
from pathlib import Path

from click.testing import CliRunner

from sangsuk.cli.main import cli

TAGS = "#สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น"
ROW = {"platform": "line", "posted_at": "2020-12-02T09:14:35+07:00"}


def told(folder: Path, *texts: str) -> list[dict]:
    posts, out = folder / "posts.jsonl", folder / "why.jsonl"
    rows = [ROW | {"id": str(n), "text": f"{text} {TAGS}"} for n, text in enumerate(texts)]
    posts.write_text("\n".join([*map(json.dumps, rows), "{"]), "utf-8")
    called = CliRunner().invoke(
        cli, ["why", str(posts), "--campaign", "amphoe-sangsuk-2563", "--out", str(out)]
    )
    assert (called.exit_code, called.output) == (
        0,
        f"the words of {len(texts)} posts: {out}\n",
    )
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def test_each_service_is_told_with_its_words(tmp_path: Path):
    hotel, name = told(
        tmp_path,
        "ไปต่อใบอนุญาตโรงแรมที่อำเภอเกาะลันตา เจ้าหน้าที่ยิ้มแย้ม",
        "เปลี่ยนชื่อที่อำเภอเดชอุดม น้องพูดเพราะมาก",
    )

    assert "โรงแรม" in hotel["services"]["hotel"]
    assert "ชื่อ" in name["services"]["name_change"]
    assert "พูด" in name["drivers"]["courtesy"]


def test_what_is_personal_is_not_written(tmp_path: Path):
    [row] = told(tmp_path, "ไปทำบัตรประชาชน 1101700230708 ที่อำเภอปัว โทรหาครู 081-234-5678")

    assert not any(digit in json.dumps(row["services"]) for digit in ("1101700230708", "081"))
