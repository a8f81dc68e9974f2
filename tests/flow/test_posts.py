import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sangsuk.connectors.contract import Rejection
from sangsuk.core.errors import CallError, UnreadableSourceError
from sangsuk.core.terms.story import Post
from sangsuk.flow.files.posts import Posts, open_files

ROW = {
    "id": "1",
    "platform": "facebook",
    "posted_at": "2020-12-02T09:14:35+07:00",
    "author": "u1",
    "text": "ขอบคุณอำเภอปากช่อง",
}


def lines(*rows: dict) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def read(path: Path) -> tuple[list[Post], list[Rejection]]:
    rows = list(Posts(open_files(path)).read())
    return (
        [row for row in rows if isinstance(row, Post)],
        [row for row in rows if isinstance(row, Rejection)],
    )


def test_the_same_row_again_is_a_repeat(tmp_path: Path):
    path = tmp_path / "posts.jsonl"
    path.write_text(lines(ROW, ROW))
    posts, rejected = read(path)
    assert len(posts) == 1
    assert rejected == [
        Rejection("posts.jsonl, line 2", "a repeat of the same post in posts.jsonl, line 1")
    ]


def test_of_two_rows_with_one_id_the_first_is_kept(tmp_path: Path):
    path = tmp_path / "posts.jsonl"
    path.write_text(lines(ROW, ROW | {"text": "แย่มาก"}, ROW | {"platform": "x"}))
    posts, rejected = read(path)
    assert [(post.platform, post.text) for post in posts] == [
        ("facebook", ROW["text"]),
        ("x", ROW["text"]),
    ]
    assert [row.where for row in rejected] == ["posts.jsonl, line 2"]
    assert "another post, in posts.jsonl, line 1, which is kept" in rejected[0].reason


def test_a_folder_is_one_input_whose_files_are_read_by_name(tmp_path: Path):
    (tmp_path / "b").mkdir()
    (tmp_path / "a.jsonl").write_text(lines(ROW))
    (tmp_path / "b" / "c.CSV").write_text(
        "id,platform,posted_at,text,author\n1,facebook,2020-12-02T09:14:35+07:00,"
        f"{ROW['text']},u1\n2,x,2020-12-02T09:14:35+07:00,ดี,\n"
    )
    posts, rejected = read(tmp_path)
    assert [post.id for post in posts] == ["1", "2"]
    assert rejected == [
        Rejection("b/c.CSV, line 2", "a repeat of the same post in a.jsonl, line 1")
    ]


def test_what_is_no_file_of_posts_is_passed_over_in_a_folder(tmp_path: Path):
    (tmp_path / "posts.jsonl").write_text(lines(ROW))
    for name in [
        ".hidden.csv",
        "_metadata.parquet",
        "~$posts.xlsx",
        "README.md",
        "r.rejected.jsonl",
    ]:
        (tmp_path / name).write_text("nothing")
    posts, rejected = read(tmp_path)
    assert (len(posts), rejected) == (1, [])


@pytest.mark.parametrize("name", ["old.xls", "posts.json", "posts.csv.gz"])
def test_a_file_that_may_hold_posts_is_never_passed_over(tmp_path: Path, name: str):
    (tmp_path / "posts.jsonl").write_text(lines(ROW))
    (tmp_path / name).write_text("something")
    with pytest.raises(UnreadableSourceError) as fault:
        open_files(tmp_path)
    assert (fault.value.code, fault.value.where) == ("posts.unknown_ending", name)


def test_nothing_there_and_an_empty_folder_are_told_apart(tmp_path: Path):
    with pytest.raises(CallError) as fault:
        open_files(tmp_path / "none.jsonl")
    assert fault.value.code == "posts.not_there"
    with pytest.raises(CallError) as fault:
        open_files(tmp_path)
    assert fault.value.code == "posts.empty_folder"


def test_an_ending_that_is_not_read_is_refused(tmp_path: Path):
    (tmp_path / "posts.txt").write_text("ดี")
    with pytest.raises(UnreadableSourceError) as fault:
        open_files(tmp_path / "posts.txt")
    assert fault.value.where == "posts.txt"


def test_an_empty_file_in_a_folder_is_named(tmp_path: Path):
    (tmp_path / "a.jsonl").write_text(lines(ROW))
    (tmp_path / "b.csv").touch()
    with pytest.raises(UnreadableSourceError) as fault:
        read(tmp_path)
    assert fault.value.where == "b.csv"


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy"), st.sampled_from("12"))))
def test_each_key_is_read_once_and_no_row_is_lost(tmp_path: Path, told: list[tuple[str, str, str]]):
    path = tmp_path / "posts.jsonl"
    path.write_text(
        lines(
            ROW,
            *[ROW | {"id": i, "platform": platform, "text": text} for i, platform, text in told],
        )
    )
    posts, rejected = read(path)
    assert {post.key for post in posts} == {("facebook", "1"), *((p, i) for i, p, _ in told)}
    assert len({post.key for post in posts}) == len(posts)
    assert len(posts) + len(rejected) == 1 + len(told)
