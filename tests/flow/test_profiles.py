"""Mapping profiles saved, a dry run beside what is there, and the second import of an export."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from kept import TAGS, TENTH, a_kept_campaign

from sangsuk.cli.intake import intake
from sangsuk.core.errors import CallError
from sangsuk.flow.files.comparing import Change, Difference, compare
from sangsuk.flow.files.intake import Intake, take_in
from sangsuk.flow.files.profiles import (
    all_profiles,
    connectors_of,
    profile_called,
    profiles_that_fit,
    save,
)
from sangsuk.records.inbox.models import Arrival
from sangsuk.records.stories.models import Revision

pytestmark = pytest.mark.django_db
HEADER = "Message,Source,Account,Post time,Direct link,Like\n"
OURS = """
slug = "{slug}"
name.th = "ของเรา"
name.en = "Ours"
needs = ["ข้อความ", "เวลา", "ลิงก์"]
[columns]
id = "ลิงก์"
posted_at = "เวลา"
text = "ข้อความ"
[fixed]
platform = "facebook"
"""


def export(path: Path, *rows: tuple[str, str, str]) -> Path:
    told = (
        f'"{text} {TAGS}",Facebook,สมใจ,5/12/2563 9:00,{link},{likes}\n'
        for link, text, likes in rows
    )
    path.write_text(HEADER + "".join(told), "utf-8")
    return path


A = ("https://fb.test/1", "ไปทำบัตรที่อำเภอแม่ริม เร็วมาก", "3")
B = ("https://fb.test/2", "ไปจดทะเบียนที่อำเภอปาย ใจดี", "4")


def tried(path: Path, campaign) -> Difference:
    return compare(connectors_of(path, "zocialeye"), campaign)


def taken(path: Path, campaign, home: Path) -> Intake:
    return take_in(
        path, campaign, connectors=connectors_of(path, "zocialeye"), rejected_in=home, at=TENTH
    )[0]


def test_an_export_is_tried_taken_in_and_the_second_time_changes_nothing(tmp_path: Path):
    campaign, path = a_kept_campaign(), export(tmp_path / "a.csv", A, B)

    assert tried(path, campaign) == Difference(new=2)
    assert Arrival.objects.count() == 0  # a dry run writes nothing
    assert taken(path, campaign, tmp_path) == Intake(new=2)
    assert tried(path, campaign) == Difference(same=2)
    assert taken(path, campaign, tmp_path) == Intake(known=2)
    assert (Arrival.objects.count(), Revision.objects.count()) == (2, 2)


def test_a_dry_run_tells_new_changed_the_same_and_refused_apart(tmp_path: Path):
    campaign = a_kept_campaign()
    taken(export(tmp_path / "a.csv", A, B), campaign, tmp_path)
    again = export(
        tmp_path / "b.csv",
        A,
        (B[0], "เล่าใหม่", "9"),
        ("https://fb.test/3", "ใหม่", "0"),
        ("1.2E+15", "x", ""),
    )
    found = tried(again, campaign)

    assert (found.new, found.same, found.rows) == (1, 1, 4)
    assert found.changed == [Change(("facebook", B[0]), ("text", "likes"))]
    assert [row.where for row in found.refused] == ["b.csv, line 5"]


def test_a_saved_profile_has_versions_that_never_change(tmp_path: Path):
    path = tmp_path / "ours.toml"
    path.write_text(OURS.format(slug="ours"), "utf-8")
    first = save(path, at=TENTH)
    again = save(path, at=TENTH)
    path.write_text(OURS.format(slug="ours").replace("ลิงก์", "link"), "utf-8")
    second = save(path, at=TENTH)

    assert [one.title for one in (first, again, second)] == ["ours v1", "ours v1", "ours v2"]
    assert profile_called("ours").needs == ("ข้อความ", "เวลา", "link")


def test_a_saved_profile_of_a_ready_name_is_the_next_version_of_it(tmp_path: Path):
    path = tmp_path / "z.toml"
    path.write_text(OURS.format(slug="zocialeye"), "utf-8")

    assert save(path, at=TENTH).title == "zocialeye v2"
    assert all_profiles()["zocialeye"].name.th == "ของเรา"


def test_the_profiles_that_fit_a_file_are_named_where_it_is_none_of_ours(tmp_path: Path):
    path = export(tmp_path / "a.csv", A)
    told = CliRunner().invoke(intake, [str(path)])

    assert [one.slug for one in profiles_that_fit(path)] == ["zocialeye"]
    assert "these columns are read by --profile zocialeye" in str(told.exception)


def test_the_command_tries_a_file_and_says_what_would_come(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("SANGSUK_CLOCK", "2020-12-15T10:00:00+07:00")
    path = export(tmp_path / "a.csv", A, ("1.2E+15", "x", "1"))
    told = CliRunner().invoke(
        intake, [str(path), "--profile", "zocialeye", "--dry-run"], catch_exceptions=False
    )

    assert "2 rows; nothing was written." in told.output
    assert "new 1, changed 0, the same 0, gone at their source 0, refused 1" in told.output
    assert "refused a.csv, line 3: id is 1.2E+15: a spreadsheet has rounded" in told.output


def test_a_profile_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(CallError, match="no mapping profile"):
        profile_called("nobody")


def test_a_profile_that_is_not_there_and_one_that_is_no_toml_are_told_apart(tmp_path: Path):
    broken = tmp_path / "broken.toml"
    broken.write_text("slug = ", "utf-8")

    with pytest.raises(CallError) as missing:
        save(tmp_path / "none.toml", at=TENTH)
    with pytest.raises(CallError) as unread:
        save(broken, at=TENTH)

    assert missing.value.code == "profile.not_opened"
    assert "No such file" in str(missing.value)
    assert unread.value.code == "profile.unreadable"
