import csv
import io
from contextlib import suppress

import pytest
from a_row import A_ROW
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sangsuk.core.errors import UnreadableSourceError

HEADER = "id,platform,posted_at,author,text\n"
ROW = '1,facebook,2020-12-02T09:14:35+07:00,u1,"ขอบคุณอำเภอปากช่อง"\n'


def wheres(rejected) -> list[str]:
    return [row.where for row in rejected]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "tis-620"])
def test_every_encoding_of_thailand_gives_the_same_post(read, write, encoding: str):
    (post,), rejected = read(write("posts.csv", (HEADER + ROW).encode(encoding)))
    assert (post.id, post.text, rejected) == ("1", A_ROW["text"], [])


@pytest.mark.parametrize("text", ["ดี", "นำ้ใจงาม", "ม๊ากกก ค่าาา้", "ok ครับ"])
def test_a_short_text_in_tis_620_is_known_however_it_is_spelt(read, write, text: str):
    row = ROW.replace(A_ROW["text"], text)
    (post,), _ = read(write("posts.csv", (HEADER + row).encode("tis-620")))
    assert post.text == text


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_header_tells_the_separator(read, write, delimiter: str):
    content = (HEADER + ROW).replace(",", delimiter)
    (post,), rejected = read(write("posts.csv", content))
    assert (post.text, rejected) == (A_ROW["text"], [])


def test_a_text_may_hold_lines_commas_and_quotes(read, write):
    row = '1,x,2020-12-02T09:14:35+07:00,u1,"ดี, ""มาก""\r\nจริง ๆ"\n'
    posts, rejected = read(write("posts.csv", HEADER + row + ROW.replace("1,", "2,", 1)))
    assert [post.text for post in posts] == ['ดี, "มาก"\r\nจริง ๆ', A_ROW["text"]]
    assert rejected == []


def test_a_place_is_the_line_where_the_row_begins(read, write):
    row = ',x,2020-12-02T09:14:35+07:00,u1,"หนึ่ง\nสอง"\n'
    _, rejected = read(write("posts.csv", HEADER + row + "\n" + row))
    assert wheres(rejected) == ["posts.csv, line 2", "posts.csv, line 5"]


def test_a_row_cut_off_or_too_long_is_rejected(read, write):
    short, long = "2,x,2020-12-02T09:14:35+07:00\n", ROW.replace("\n", ",ค่ะ\n")
    posts, rejected = read(write("posts.csv", HEADER + ROW + short + long))
    assert len(posts) == 1
    assert wheres(rejected) == ["posts.csv, line 3", "posts.csv, line 4"]


def test_empty_cells_after_the_last_column_do_no_harm(read, write):
    posts, rejected = read(write("posts.csv", HEADER + ROW.replace("\n", ",,\n")))
    assert (len(posts), rejected) == (1, [])


def test_one_stray_quote_never_swallows_the_rows_below(read, write):
    stray = '2,x,2020-12-02T09:14:35+07:00,u1,"ไม่ปิด\n'
    posts, rejected = read(write("posts.csv", HEADER + stray + ROW * 3))
    assert len(posts) == 3
    assert wheres(rejected) == ["posts.csv, line 2"]


def test_a_quoted_text_that_is_cut_off_at_the_end_is_rejected(read, write):
    posts, rejected = read(write("posts.csv", (HEADER + ROW + ROW)[:-8]))
    assert len(posts) == 1
    assert wheres(rejected) == ["posts.csv, line 3"]


def test_damaged_bytes_cost_their_row_alone(read, write):
    broken = ROW.encode().replace("ปาก".encode(), b"\xe0\xb8\xff\x80")
    posts, rejected = read(write("posts.csv", (HEADER + ROW).encode() + broken + ROW.encode()))
    assert len(posts) == 2
    assert wheres(rejected) == ["posts.csv, line 3"]
    assert "not UTF-8 (0xE0)" in rejected[0].reason


def test_a_text_of_one_megabyte_passes(read, write):
    text = "อำเภอ" * 70_000
    (post,), _ = read(write("posts.csv", HEADER + ROW.replace(A_ROW["text"], text)))
    assert post.text == text


@pytest.mark.parametrize("content", [HEADER, HEADER.strip(), "\ufeff" + HEADER, "\n" + HEADER])
def test_a_header_alone_is_no_fault(read, write, content: str):
    assert read(write("posts.csv", content)) == ([], [])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "posts.empty_file"),
        (b"\n\n", "posts.missing_columns"),
        (b"id,platform,message\n1,x,y\n", "posts.missing_columns"),
        (b"id,text,platform,posted_at,Text\n", "posts.column_twice"),
        ((HEADER + ROW).encode("utf-16"), "posts.wide_encoding"),
        (
            HEADER.encode() + "1,x,2,u,caf\xe9 tr\xe8s bon\n".encode("latin-1"),
            "posts.wrong_encoding",
        ),
        (
            HEADER.encode() + "1,x,2,u,県庁に行きました\n".encode("shift-jis"),
            "posts.wrong_encoding",
        ),
        (HEADER.encode() + "1,x,2,u,было хорошо\n".encode("cp1251"), "posts.wrong_encoding"),
        (
            HEADER.encode() + "1,x,2,u,今天去了县政府办身份证\n".encode("gb2312"),
            "posts.wrong_encoding",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(read, write, content: bytes, code: str):
    with pytest.raises(UnreadableSourceError) as fault:
        read(write("posts.csv", content))
    assert fault.value.code == code
    assert "posts.csv" in fault.value.where


def test_missing_columns_are_named_with_the_remedy(read, write):
    with pytest.raises(UnreadableSourceError) as fault:
        read(write("posts.csv", "id,platform,message\n1,x,y\n"))
    assert fault.value.what == "No column is named posted_at, text."
    assert fault.value.where == "posts.csv, line 1"


rows = st.lists(
    st.tuples(
        st.sampled_from(["1", "", "1.2E+9"]),
        st.sampled_from(["x", " "]),
        st.sampled_from(["2020-12-02T09:14:35+07:00", "2563-12-02", "-"]),
        st.text(st.characters(codec="utf-8"), max_size=5),
        st.text(st.characters(codec="utf-8"), max_size=20) | st.just("ดี"),
    )
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows, st.sampled_from(["\n", "\r\n"]))
def test_what_is_read_and_what_is_rejected_are_all_the_rows(read, write, some, ending: str):
    file = io.StringIO()
    writer = csv.writer(file, lineterminator=ending, quoting=csv.QUOTE_ALL)
    writer.writerows([HEADER.strip().split(","), *some])
    posts, rejected = read(write("posts.csv", file.getvalue()))
    assert len(posts) + len(rejected) == len(some)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary())
def test_any_bytes_below_the_header_are_read_rejected_or_refused(read, write, some: bytes):
    with suppress(UnreadableSourceError):
        read(write("posts.csv", HEADER.encode() + some))
