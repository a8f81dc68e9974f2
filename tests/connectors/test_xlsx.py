import zipfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from a_row import A_ROW
from openpyxl import Workbook

from sangsuk.core.errors import UnreadableSourceError

HEADER = list(A_ROW)
ROW = list(A_ROW.values())


@pytest.fixture
def book(tmp_path: Path):
    """A workbook of one sheet, or of several by name."""

    def made(*rows, **sheets) -> Path:
        workbook = Workbook()
        workbook.remove(workbook.active)
        for name, held in (sheets or {"posts": rows}).items():
            sheet = workbook.create_sheet(name)
            for row in held:
                sheet.append(row)
        workbook.save(tmp_path / "posts.xlsx")
        return tmp_path / "posts.xlsx"

    return made


def test_a_row_is_a_post(read, book):
    (post,), rejected = read(book(HEADER, ROW))
    assert (post.key, post.text, rejected) == (("facebook", "1"), A_ROW["text"], [])


def test_numbers_are_identifiers_as_long_as_no_digit_is_lost(read, book):
    whole, rounded, written = [dict(A_ROW, id=i) for i in (123, 1234567890123456, "1.23E+15")]
    posts, rejected = read(book(HEADER, *(list(r.values()) for r in (whole, rounded, written))))
    assert [post.id for post in posts] == ["123"]
    assert [row.where for row in rejected] == [
        "posts.xlsx, sheet 'posts', row 3",
        "posts.xlsx, sheet 'posts', row 4",
    ]
    assert all("a spreadsheet has rounded" in row.reason for row in rejected)


def test_a_cell_formatted_as_a_date_has_no_offset(read, book):
    row = dict(A_ROW, posted_at=datetime(2020, 12, 2, 9, 14))  # noqa: DTZ001
    _, (rejected,) = read(book(HEADER, list(row.values())))
    assert rejected.reason.startswith("posted_at 2020-12-02T09:14:00 has no offset")


def test_text_is_as_it_was_typed(read, book):
    typed = "บรรทัดหนึ่ง\nสอง 😀"
    (post,), _ = read(book(HEADER, list(dict(A_ROW, text=typed).values())))
    assert post.text == typed


def test_an_error_of_the_spreadsheet_is_no_text(read, book):
    _, (rejected,) = read(book(HEADER, list(dict(A_ROW, text="#NAME?").values())))
    assert "error of the spreadsheet" in rejected.reason


def test_blank_rows_count_only_above_a_filled_one(read, book):
    blank = [None] * 5
    posts, rejected = read(book(HEADER, ROW, blank, ROW, blank, blank))
    assert len(posts) == 2
    assert [row.where for row in rejected] == ["posts.xlsx, sheet 'posts', row 3"]


def test_every_sheet_of_posts_is_read_and_others_are_passed_over(read, book):
    posts, rejected = read(book(about=[["หมายเหตุ"]], one=[HEADER, ROW], two=[HEADER, ROW, ROW]))
    assert (len(posts), rejected) == (3, [])


def test_a_stated_size_that_is_too_small_hides_nothing(read, book, tmp_path: Path):
    whole = book(HEADER, ROW, ROW)
    smaller = tmp_path / "smaller.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(smaller, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'ref="A1:E3"', b'ref="A1:A1"'))
    posts, _ = read(smaller)
    assert len(posts) == 2


def test_a_header_alone_is_no_fault(read, book):
    assert read(book(HEADER)) == ([], [])


@pytest.mark.parametrize("rows", [[], [["id", "platform", "message"], ["1", "x", "y"]]])
def test_missing_columns_are_refused(read, book, rows):
    with pytest.raises(UnreadableSourceError) as fault:
        read(book(*rows))
    assert fault.value.code == "posts.missing_columns"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "posts.empty_file"),
        (b"id,platform\n", "posts.broken_xlsx"),
        (b"PK\x03\x04 and nothing more", "posts.broken_xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "posts.old_or_locked_xls"),
    ],
)
def test_what_is_no_workbook_is_refused(read, write, content: bytes, code: str):
    with pytest.raises(UnreadableSourceError) as fault:
        read(write("posts.xlsx", content))
    assert (fault.value.code, fault.value.where) == (code, "posts.xlsx")


def test_a_workbook_that_is_cut_off_anywhere_is_refused(read, book, write):
    whole = book(HEADER, *[ROW] * 50).read_bytes()
    for kept in range(1, len(whole), 257):
        with pytest.raises(UnreadableSourceError):
            read(write("cut.xlsx", whole[:kept]))


def test_damage_inside_a_workbook_never_ends_in_a_traceback(read, book, write):
    whole = bytearray(book(HEADER, *[ROW] * 50).read_bytes())
    for place in range(0, len(whole), 97):
        damaged = whole.copy()
        damaged[place] ^= 0xFF
        with suppress(UnreadableSourceError):
            posts, rejections = read(write("damaged.xlsx", bytes(damaged)))
            assert len(posts) + len(rejections) == 50
