"""Somebody's export, read by a mapping profile."""

import tomllib
from datetime import datetime, timedelta, timezone
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from sangsuk.connectors.contract import Rejection
from sangsuk.connectors.files.formulas import is_formula
from sangsuk.connectors.files.mapped import MappedFile
from sangsuk.connectors.files.profile import Profile, read_profile
from sangsuk.core.errors import CallError, UnreadableSourceError
from sangsuk.core.terms.story import Post

BANGKOK = timezone(timedelta(hours=7))
READY = files("sangsuk") / "assets" / "profiles"
STORY = "ไปทำบัตรที่อำเภอแม่ริม เร็วมาก #สุขนี้ที่อำเภอ"
ZOCIAL = "Message,Source,Account,Post time,Direct link,Like\n"


def ready(slug: str) -> Profile:
    return read_profile(tomllib.loads((READY / f"{slug}.toml").read_text("utf-8")), where=slug)


def rows_of(path: Path, slug: str) -> tuple[list[Post], list[Rejection]]:
    rows = list(MappedFile(path, ready(slug), title=path.name).read())
    return [r for r in rows if isinstance(r, Post)], [r for r in rows if isinstance(r, Rejection)]


def zocial(*rows: str) -> str:
    return ZOCIAL + "".join(row + "\n" for row in rows)


def a_row(
    when: str = "05/12/2563 14:30", link: str = "https://fb.test/1", text: str = STORY
) -> str:
    return f'"{text}",Facebook,สมใจ,{when},{link},12'


FIFTH = datetime(2020, 12, 5, 14, 30, tzinfo=BANGKOK)


@pytest.mark.parametrize(
    "when",
    [
        "05/12/2563 14:30",
        "5 ธ.ค. 2563 14:30",
        "5 ธันวาคม พ.ศ. 2563 เวลา 14.30 น.",
        "2020-12-05 14:30:00",
        "2020-12-05T14:30:00+07:00",
        "05/12/2020 2:30 PM",
        "2020-12-05 07:30:00 UTC",
    ],
)
def test_a_moment_is_understood_in_every_usual_form(write, when: str):
    (post,), rejected = rows_of(write("a.csv", zocial(a_row(when))), "zocialeye")

    assert (post.posted_at, post.posted_at_given, rejected) == (FIFTH, when, [])


def test_a_row_of_a_listening_export_is_a_post(write):
    (post,), _ = rows_of(write("a.csv", zocial(a_row())), "zocialeye")

    assert (post.platform, post.id, post.author, post.text) == (
        "facebook",
        "https://fb.test/1",
        "สมใจ",
        STORY,
    )
    assert (post.url, post.likes) == ("https://fb.test/1", 12)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874", "tis-620"])
def test_every_encoding_of_an_export_gives_the_same_post(write, encoding: str):
    (post,), _ = rows_of(write("a.csv", zocial(a_row()).encode(encoding)), "zocialeye")

    assert post.text == STORY


def test_lines_above_the_header_are_passed_over(write):
    above = "Report:,แบรนด์\nFrom:,2020-12-01\n\n"
    header = "Query Id,Date,Url,Page Type,Full Text,Author,Resource Id\n"
    row = f'1,2020-12-05 07:30:00.0,https://x.test/9,twitter,"{STORY}",@a,99\n'
    (post,), rejected = rows_of(write("a.csv", above + header + row), "brandwatch")

    assert (post.key, post.posted_at, rejected) == (("x", "99"), FIFTH, [])


def test_crowdtangle_names_its_zone(write):
    header = "Page Name,Facebook Id,Post Created,Likes,URL,Message\n"
    row = f'อำเภอ,100064,2020-12-05 02:30:00 EST,"1,204",https://fb.test/p,"{STORY}"\n'
    (post,), _ = rows_of(write("a.csv", header + row), "crowdtangle")

    assert (post.posted_at, post.likes) == (FIFTH, 1204)


def test_a_form_without_ids_gives_the_same_id_each_time_and_another_for_another_story(write):
    header = "ประทับเวลา,เล่าเรื่องของคุณ,รหัสอำเภอ\n"
    path = write("a.csv", f'{header}"5/12/2563, 14:30:00","{STORY}",5007\n')
    first, _ = rows_of(path, "google-forms")
    again, _ = rows_of(path, "google-forms")
    write("a.csv", f'{header}"5/12/2563, 14:30:00","{STORY} จริง",5007\n')
    other, _ = rows_of(path, "google-forms")

    assert first == again
    assert (first[0].chosen_district, first[0].platform) == ("5007", "form")
    assert first[0].id != other[0].id


def test_a_sheet_of_a_workbook_is_read_by_its_header(tmp_path: Path):
    book = Workbook()
    book.active.append(["สรุป"])
    sheet = book.create_sheet("mentions")
    sheet.append(["Published Date", "Platform", "Channel", "Mention", "Link", "Likes"])
    sheet.append([datetime(2563, 12, 5, 14, 30), "Pantip", "c", STORY, "https://p.test/1", 3])  # noqa: DTZ001
    book.save(tmp_path / "a.xlsx")
    (post,), rejected = rows_of(tmp_path / "a.xlsx", "mandala")

    assert (post.posted_at, post.platform, post.likes, rejected) == (FIFTH, "pantip", 3, [])


def test_a_file_whose_columns_were_renamed_is_refused_as_a_whole_and_names_them(write):
    path = write("a.csv", zocial(a_row()).replace("Direct link", "URL ของโพสต์"))

    with pytest.raises(UnreadableSourceError, match="no column is named Direct link"):
        rows_of(path, "zocialeye")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (a_row(link="1.23457E+14"), "a spreadsheet has rounded"),
        (a_row(link="123456789012345000"), "a spreadsheet has rounded"),
        (a_row(when="12/05/63"), "two digits"),
        (a_row(when="เมื่อวาน"), "no form that is known"),
        (a_row().replace("Facebook", "MySpace"), "none that the profile knows"),
        (a_row(text='=HYPERLINK(""http://x.test"")'), "a formula of a spreadsheet"),
        (a_row(text=" "), "no text"),
    ],
)
def test_a_row_that_cannot_be_trusted_is_refused_with_where_and_why(write, row: str, why: str):
    posts, (rejected,) = rows_of(write("a.csv", zocial(a_row(), row)), "zocialeye")

    assert len(posts) == 1
    assert rejected.where == "a.csv, line 3"
    assert why in rejected.reason
    assert "แม่ริม" not in rejected.reason


def test_long_ids_that_all_end_in_nought_are_refused_and_mixed_ones_are_not(write):
    rounded = [a_row(link=f"{1234567890123450 + 10 * n}") for n in range(5)]
    mixed = [*rounded, a_row(link="1234567890123457")]

    assert len(rows_of(write("a.csv", zocial(*rounded)), "zocialeye")[1]) == 5
    assert len(rows_of(write("b.csv", zocial(*mixed)), "zocialeye")[0]) == 6
    by_chance = zocial(a_row(link="123456789012345000"), a_row(link="123456789012345678"))
    assert len(rows_of(write("c.csv", by_chance), "zocialeye")[0]) == 2


@pytest.mark.parametrize(
    "text",
    ["=HYPERLINK(1)", "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "=A1", "\t=CONCAT(1)", '="a"&B1'],
)
def test_what_a_spreadsheet_would_carry_out_is_a_formula(text: str):
    assert is_formula(text)


@given(
    st.sampled_from(["- ", "@", "= ", "=D ", "+1 ", "", "=) "]),
    st.text(alphabet="กขคงจ่้า ", max_size=30),
)
def test_a_story_in_thai_is_no_formula_whatever_sign_it_begins_with(sign: str, story: str):
    assert not is_formula(sign + story)


@pytest.mark.parametrize(
    "slug", sorted(path.name.removesuffix(".toml") for path in READY.iterdir())
)
def test_every_ready_profile_is_whole(slug: str):
    assert ready(slug).slug == slug


def test_a_faulty_profile_says_all_that_is_wrong():
    with pytest.raises(CallError, match="nothing gives 'id'") as caught:
        read_profile(
            {"slug": "a", "name": {"th": "ก", "en": "a"}, "needs": [], "columns": {"mood": "x"}},
            where="p",
        )

    assert "'mood' is no field of a post" in caught.value.what
