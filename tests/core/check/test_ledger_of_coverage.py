"""The ledger of coverage in an archive: whole hours of the window, each of a door once."""

import zipfile

import pytest

from sangsuk.core.check.archive import Unfit
from sangsuk.core.check.coverage import check_coverage, read_coverage, tell_coverage
from sangsuk.core.check.rules import Rules

DECEMBER = Rules("2020-12-01", "2020-12-31", (), (), 3)
HEAD = "door,since,until,state,reason\n"


def row(door="hook", since="05T09:00", until="05T11:00", state="collected", reason="") -> str:
    times = (f"2020-12-{moment}:00+07:00" for moment in (since, until))
    return ",".join([door, *times, state, reason]) + "\n"


def stretches(tmp_path, *rows: str):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("coverage.csv", HEAD + "".join(rows))
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        return read_coverage(archive)


def test_hours_are_told_by_door(tmp_path):
    ledger = stretches(
        tmp_path,
        row(),
        row(since="05T11:00", until="05T14:00", state="missed", reason="quota"),
        row(door="poll", since="01T00:00", until="31T23:00"),
    )

    assert list(check_coverage(ledger, DECEMBER)) == []
    assert tell_coverage(ledger, DECEMBER) == (
        "coverage: hook 2 of 744 hours, 3 missed, 739 not told of; "
        "poll 743 of 744 hours, 0 missed, 1 not told of"
    )


def test_an_archive_without_a_ledger_says_so(tmp_path):
    assert tell_coverage(stretches(tmp_path), DECEMBER) == "no ledger of coverage in it"


@pytest.mark.parametrize(
    ("rows", "line", "what"),
    [
        ([row(state="missed")], 2, "'missed' because of '' is no state"),
        ([row(reason="quota")], 2, "'collected' because of 'quota' is no state"),
        ([row(state="lost", reason="x")], 2, "'lost' because of 'x' is no state"),
        ([row(since="05T12:00")], 2, "its hours are none of the window"),
        ([row(), row(since="05T10:00")], 3, "its hours are told already, or not in order"),
        ([row(), row(door="a")], 3, "its hours are told already, or not in order"),
    ],
)
def test_what_cannot_stand_is_named(tmp_path, rows, line, what):
    assert [tuple(fault) for fault in check_coverage(stretches(tmp_path, *rows), DECEMBER)] == [
        ("coverage.csv", line, what)
    ]


@pytest.mark.parametrize("since", ["05T09:30", "05T9", "9" * 5000, "05T09:00:00.5"])
def test_what_is_no_whole_hour_is_refused_with_its_row(tmp_path, since):
    with pytest.raises(Unfit) as refused:
        stretches(tmp_path, row(since=since))

    assert (refused.value.fault.file, refused.value.fault.line) == ("coverage.csv", 2)
    assert len(str(refused.value.fault)) < 120
