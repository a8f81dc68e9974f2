import json

import pytest
from a_row import A_ROW
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sangsuk.connectors.contract import Rejection
from sangsuk.core.errors import UnreadableSourceError
from sangsuk.core.terms.story import AuthorKind

WHOLE = json.dumps(A_ROW, ensure_ascii=False)


def test_a_line_is_a_post_with_all_its_columns(read, write):
    row = A_ROW | {
        "url": "https://example.org/1",
        "likes": 3,
        "shares": "2",
        "comments": None,
        "author_kind": "citizen",
        "chosen_district": "3021",
        "chosen_services": ["id_card"],
        "entered_by": "ปลัด 7",
        "colour": "green",
    }
    (post,), rejected = read(write("posts.jsonl", [row]))

    assert rejected == []
    assert (post.key, post.author, post.text) == (("facebook", "1"), "u1", A_ROW["text"])
    assert (post.url, post.likes, post.shares, post.comments) == (row["url"], 3, 2, None)
    assert (post.author_kind, post.chosen_district) == (AuthorKind.CITIZEN, "3021")
    assert (post.chosen_services, post.entered_by) == (("id_card",), "ปลัด 7")


def test_the_moment_is_kept_as_it_was_given(read, write):
    (post,), _ = read(write("posts.jsonl", [A_ROW | {"posted_at": "2020-12-02T02:14:35Z"}]))
    assert post.posted_at_given == "2020-12-02T02:14:35Z"


def test_lines_end_at_line_feeds_alone(read, write):
    text = "บรรทัดหนึ่ง\u2028สอง\u0085สาม"
    (post,), rejected = read(write("posts.jsonl", [A_ROW | {"text": text}]))
    assert (post.text, rejected) == (text, [])


def test_a_mark_windows_line_ends_and_blank_lines_do_no_harm(read, write):
    posts, rejected = read(write("posts.jsonl", f"\ufeff{WHOLE}\r\n\r\n  \n{WHOLE}"))
    assert (len(posts), rejected) == (2, [])


def test_a_last_line_that_is_cut_off_is_rejected_with_its_number(read, write):
    posts, rejected = read(write("posts.jsonl", f"{WHOLE}\n{WHOLE[:70]}"))
    assert len(posts) == 1
    assert rejected == [
        Rejection("posts.jsonl, line 2", "the line is not whole JSON; it may be cut off")
    ]


def test_a_cut_through_a_character_is_a_rejection_too(read, write):
    whole = f"{WHOLE}\n{WHOLE}".encode()
    posts, rejected = read(write("posts.jsonl", whole[:-4]))
    assert len(posts) == 1
    assert [row.where for row in rejected] == ["posts.jsonl, line 2"]


def test_one_line_in_another_encoding_is_rejected_and_the_others_are_read(read, write):
    content = f"{WHOLE}\n".encode() + f"{WHOLE}\n".encode("cp874") + f"{WHOLE}\n".encode()
    posts, rejected = read(write("posts.jsonl", content))
    assert len(posts) == 2
    assert rejected[0].where == "posts.jsonl, line 2"
    assert "is not UTF-8" in rejected[0].reason


@pytest.mark.parametrize("text", ['"\\ud83d"', '"ok \\udc00"', '"\\ude00\\ud83d"'])
def test_half_a_character_is_rejected(read, write, text: str):
    line = WHOLE.replace(json.dumps(A_ROW["text"], ensure_ascii=False), text)
    posts, rejected = read(write("posts.jsonl", line))
    assert posts == []
    assert "half a character (lone surrogate" in rejected[0].reason


def test_two_escaped_halves_are_one_character(read, write):
    line = WHOLE.replace(A_ROW["text"], "\\ud83d\\ude00")
    (post,), _ = read(write("posts.jsonl", line))
    assert post.text == "😀"


@pytest.mark.parametrize("column", ["id", "platform", "posted_at", "text"])
def test_a_row_without_what_is_needed_is_rejected_with_its_line(read, write, column: str):
    bare = {name: value for name, value in A_ROW.items() if name != column}
    posts, rejected = read(write("posts.jsonl", [A_ROW, bare]))
    assert len(posts) == 1
    assert rejected[0].where == "posts.jsonl, line 2"
    assert f"no {column}" in rejected[0].reason


def test_a_text_of_one_megabyte_is_a_post(read, write):
    text = "อำเภอ" * 70_000
    (post,), _ = read(write("posts.jsonl", [A_ROW | {"text": text}]))
    assert post.text == text


@pytest.mark.parametrize("line", ["[" * 100_000, "9" * 5000, "[1, 2]", "null", "nonsense"])
def test_a_line_of_any_other_kind_is_rejected(read, write, line: str):
    posts, rejected = read(write("posts.jsonl", f"{WHOLE}\n{line}\n"))
    assert len(posts) == 1
    assert [row.where for row in rejected] == ["posts.jsonl, line 2"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "posts.empty_file"),
        (WHOLE.encode("utf-16"), "posts.wide_encoding"),
        (WHOLE.encode("cp874"), "posts.not_jsonl"),
        (b"id,platform,posted_at,text\n1,x,2,3\n", "posts.not_jsonl"),
        (b"PK\x03\x04\n\x00\xff", "posts.not_jsonl"),
    ],
)
def test_a_file_that_is_no_json_lines_is_refused(read, write, content: bytes, code: str):
    with pytest.raises(UnreadableSourceError) as fault:
        read(write("posts.jsonl", content))
    assert fault.value.code == code
    assert "posts.jsonl" in fault.value.where


lines = st.one_of(
    st.just(WHOLE.encode()),
    st.binary(max_size=60),
    st.text(max_size=60).map(str.encode),
    st.dictionaries(st.sampled_from([*A_ROW, "likes"]), st.none() | st.text() | st.integers()).map(
        lambda row: json.dumps(A_ROW | row).encode()
    ),
).map(lambda line: line.replace(b"\n", b""))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(lines))
def test_what_is_read_and_what_is_rejected_are_all_the_rows(read, write, some: list[bytes]):
    content = b"\n".join([WHOLE.encode(), *some])
    posts, rejected = read(write("posts.jsonl", content))
    assert len(posts) + len(rejected) == 1 + sum(bool(line.strip()) for line in some)
