import csv
import json
from pathlib import Path

import pytest

from sangsuk.connectors.contract import Rejection
from sangsuk.core.errors import CallError
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.files.posts import Posts, open_files
from sangsuk.flow.reading.masking import MaskCount, load_masker, mask_file
from sangsuk.flow.reading.reader import load_reader

TOLD = "ผมชื่อ วิชาญ ทองสลัก โทร 081-234-5678 ได้เลย"
MASKED = "ผมชื่อ [ชื่อบุคคล] โทร [เบอร์โทร] ได้เลย"
POSTS = [
    {"id": "1", "text": TOLD, "likes": 3, "author": "u1"},
    {"id": "2", "text": "ทำบัตรเสร็จไว ขอบคุณพี่แนน"},
    {"id": "3", "text": ""},
    {"id": "4", "text": "เลขบัตร 1985260181595", "chosen_services": ["id_card", "relief"]},
]


def write(path: Path, rows: list[dict]) -> Path:
    known = {"platform": "facebook", "posted_at": "2020-12-02T09:14:35+07:00"}
    lines = [json.dumps(known | row, ensure_ascii=False) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def mask(posts: Path, out: Path, *, drop_open: bool = False) -> MaskCount:
    return mask_file(posts, out, drop_open=drop_open, on_progress=lambda _: None)


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_each_row_keeps_its_columns_and_gains_what_was_found(tmp_path: Path):
    out = tmp_path / "masked.jsonl"
    count = mask(write(tmp_path / "posts.jsonl", POSTS), out)

    assert count == MaskCount(masked=2, clean=1, unsure=1, rejected=1, handles=1)
    first, second, fourth = rows(out)
    assert (first["text"], first["masked"]) == (TOLD, MASKED)
    assert first["pii"] == ["วิชาญ ทองสลัก", "081-234-5678"]
    assert (first["id"], first["platform"], first["author"], first["likes"]) == (
        "1",
        "facebook",
        "u1",
        3,
    )
    assert first["posted_at"] == "2020-12-02T09:14:35+07:00"
    assert (first["review"], fourth["review"]) == ([], ["pii_unsure"])
    assert (second["masked"], second["pii"]) == (second["text"], [])


def test_what_is_no_post_goes_to_the_rejected_with_its_place(tmp_path: Path):
    out = tmp_path / "masked.jsonl"
    mask(write(tmp_path / "posts.jsonl", POSTS), out)
    assert rows(tmp_path / "masked.rejected.jsonl") == [
        {"where": "posts.jsonl, line 3", "reason": "the row has no text, or only blanks"}
    ]


def test_a_table_can_be_read_again_as_posts(tmp_path: Path):
    out = tmp_path / "masked.csv"
    source = write(tmp_path / "posts.jsonl", POSTS)
    mask(source, out)

    again = list(Posts(open_files(out)).read())
    before = [row for row in Posts(open_files(source)).read() if not isinstance(row, Rejection)]
    assert again == before
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")  # Excel knows Thai by it
    with out.open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert table[0]["masked"] == MASKED
    assert json.loads(table[2]["pii"]) == ["1985260181595"]
    assert [row["review"] for row in table] == ["", "", "pii_unsure"]


def test_without_the_text_nothing_personal_is_left_in_the_file(tmp_path: Path):
    for name in ("masked.jsonl", "masked.csv"):
        out = tmp_path / name
        mask(write(tmp_path / "posts.jsonl", POSTS), out, drop_open=True)
        written = out.read_text("utf-8-sig")
        assert MASKED in written
        assert not any(
            part in written for part in ("081-234-5678", "วิชาญ", "1985260181595", '"pii"')
        )


def test_masking_agrees_with_the_reader(tmp_path: Path):
    (post,) = list(Posts(open_files(write(tmp_path / "posts.jsonl", POSTS[:1]))).read())
    assert not isinstance(post, Rejection)
    (reading,) = load_reader().read([post], load_campaign("amphoe-sangsuk-2563"))
    found = load_masker()(post.text)
    assert (reading.pii, reading.masked) == (found.substrings, found.masked)


@pytest.mark.parametrize(
    ("name", "code"), [("masked.txt", "mask.unknown_ending"), ("posts.jsonl", "output.among_posts")]
)
def test_a_place_that_is_none_is_refused_before_anything_is_read(
    tmp_path: Path, name: str, code: str
):
    posts = write(tmp_path / "posts.jsonl", POSTS)
    before = posts.read_bytes()
    with pytest.raises(CallError) as refused:
        mask(posts, tmp_path / name)
    assert refused.value.code == code
    assert [path.name for path in tmp_path.iterdir()] == ["posts.jsonl"]
    assert posts.read_bytes() == before


def test_the_rejected_are_not_written_over_the_posts(tmp_path: Path):
    posts = write(tmp_path / "a.rejected.jsonl", POSTS)
    with pytest.raises(CallError):
        mask(posts, tmp_path / "a.csv")
    assert rows(posts)[0]["id"] == "1"


def test_a_fault_midway_leaves_the_old_result(tmp_path: Path):
    out = tmp_path / "masked.jsonl"
    out.write_text("old", encoding="utf-8")

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        mask_file(write(tmp_path / "posts.jsonl", POSTS), out, drop_open=False, on_progress=stop)
    assert out.read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["masked.jsonl", "posts.jsonl"]
