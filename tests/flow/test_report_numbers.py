"""The notebook computes every number of the report from the open tables, and finds any change."""

import shutil
from pathlib import Path

import pytest
from a_full_campaign import BY_DAY, a_full_campaign
from kept import TENTH
from opened import rows_of, run_notebook
from openpyxl import load_workbook

from sangsuk.core.tell.open_data.suppression import FEWEST
from sangsuk.flow.answers.answering import answer_now, lay_out
from sangsuk.flow.answers.report import as_workbook
from sangsuk.flow.answers.tables import all_tables
from sangsuk.flow.open_data.formats import as_csv
from sangsuk.flow.open_data.numbers import SHEETS
from sangsuk.flow.open_data.write import write_open_data

pytestmark = pytest.mark.django_db
SECTIONS = {"lead", "sizes", "silence", *SHEETS}
SECTION_OF = {"driver_by_part": "parts"}  # the others are called alike


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """Where the open data is written, once for all tests that only read it."""
    return tmp_path_factory.mktemp("numbers")


@pytest.fixture
def written(once, tmp_path):
    """The open data of the full campaign, with the report's workbook beside it."""
    if not (once / "tables.xlsx").exists():
        home = once / "home"
        campaign = a_full_campaign(home)
        write_open_data(campaign, once / "open", home=home, at=TENTH)
        told = lay_out(answer_now(campaign), "th")
        (once / "tables.xlsx").write_bytes(as_workbook(all_tables(told), at=TENTH))
    shutil.copyfile(once / "tables.xlsx", tmp_path / "tables.xlsx")
    return Path(shutil.copytree(once / "open", tmp_path / "written"))


def numbers_of(folder: Path) -> dict[tuple[str, str, str], str]:
    return {
        (row["section"], row["row"], row["column"]): row["value"]
        for row in rows_of(folder / "report_numbers.csv")
    }


def test_no_open_table_is_empty_where_its_campaign_has_all_of_it(written):
    names = {row["table"] for row in rows_of(written / "dictionary.csv")}

    assert {name for name in names if not rows_of(written / f"{name}.csv")} == {"coverage"}


def test_the_notebook_computes_the_numbers_of_the_report_from_the_open_tables(
    written, monkeypatch, capsys
):
    names = run_notebook(written, monkeypatch)
    hows = [row["how"] for row in rows_of(written / "report_numbers.csv")]
    said = capsys.readouterr().out.splitlines()

    assert (names["differences"], names["broken"]) == (set(), [])
    assert len(names["sums"]) > 1_000
    assert said[0] == f"{len(hows):,} numbers, 0 differences"
    recomputed, released = hows.count("recomputed"), hows.count("released")
    assert said[1] == f"{recomputed:,} recomputed, {released:,} counts of cross-tables as released"
    assert {section for section, _, _ in names["published"]} == SECTIONS
    assert len(hows) > 3_400


def test_what_offices_did_and_how_many_are_spoken_of_is_computed_from_rows(written):
    rows = rows_of(written / "report_numbers.csv")
    released = {(row["section"], row["column"]) for row in rows if row["how"] == "released"}

    assert {section for section, _ in released} == {"sizes", "parts", "days", "became"}
    assert {column for section, column in released if section == "parts"} == {"stories", "of"}


def test_a_day_whose_kinds_are_all_told_and_a_week_of_such_days_are_added_up(written):
    rows = rows_of(written / "report_numbers.csv")
    how = {(row["section"], row["row"], row["column"]): row["how"] for row in rows}
    days = rows_of(written / "days.csv")
    whole = [row["day"] for row in days if "" not in row.values()]
    weeks = [row["part"] for row in rows_of(written / "parts.csv") if row["by"] == "week"]

    assert {how["days", day, "stories"] for day in whole} == {"recomputed"}
    assert 0 < len(whole) < len(days)
    sizes = {how["sizes", f"happy/week/{week}", "stories"] for week in weeks}
    assert sizes == {"recomputed", "released"}


def is_told(table: str, row: dict[str, str]) -> bool:
    """Whether the report tells what the row is for, and a number at that."""
    return {
        "former": (row.get("side"), row.get("driver")) == ("happy", "speed"),
        "policy_tags": row.get("code") == "at_home",
        "report_numbers": row.get("section") == "places",
    }.get(table, True)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        *(("reasons", column) for column in ("stories", "likely", "high")),
        *(("spreads", column) for column in ("spread", "neighbours")),
        *(("parts", "neighbours"), ("driver_by_part", "stories")),
        *(("parts", "stories"), ("mentions", "stories"), ("standings", "people")),
        *(("report_numbers", "value"), ("driver_errors", "found"), ("promises", "confirmed")),
        *(("former", column) for column in ("stories", "of")),
        *(("days", "stories"), ("days", "praise"), ("became", "waiting")),
    ],
)
def test_the_notebook_finds_a_number_that_was_changed(written, monkeypatch, table, column):
    path = written / f"{table}.csv"
    rows = rows_of(path)
    row = next(row for row in reversed(rows) if row[column].strip("0.") and is_told(table, row))
    row[column] = str(float(row[column]) + 9 if "." in row[column] else int(row[column]) + 9)
    path.write_bytes(as_csv(list(rows[0]), rows))

    assert run_notebook(written, monkeypatch)["differences"] != set()


@pytest.mark.parametrize(
    ("table", "column"),
    [
        *((name, "codes") for name in ("drivers", "services", "practices", "themes", "answered")),
        *((f"{name}_districts", "codes") for name in ("concern", "practice", "theme")),
        *(("answered", "became"), ("promises", "codes"), ("policy_tags", "code")),
        *(("asked_services", "code"), ("report_numbers", "how"), ("days", "week")),
    ],
)
def test_the_notebook_finds_a_code_that_was_taken_away(written, monkeypatch, table, column):
    path = written / f"{table}.csv"
    rows = rows_of(path)
    row = next(row for row in reversed(rows) if row[column] and is_told(table, row))
    row[column] = {"became": "answered"}.get(column, "")
    path.write_bytes(as_csv(list(rows[0]), rows))

    assert run_notebook(written, monkeypatch)["differences"] != set()


@pytest.mark.parametrize(
    ("table", "column", "keys"),
    [
        *(("days", column, ("day",)) for column in ("stories", "praise", "blame")),
        ("became", "waiting", ("day",)),
        ("driver_by_part", "stories", ("side", "by", "part", "driver")),
    ],
)
def test_a_count_that_was_changed_in_its_table_and_in_the_report_alike_breaks_a_sum(
    written, monkeypatch, table, column, keys
):
    rows = rows_of(written / f"{table}.csv")
    whole = [row for row in rows if "" not in row.values() and int(row[column])]
    row = min(whole, key=lambda row: int(row[column]))
    numbers = rows_of(written / "report_numbers.csv")
    where = (SECTION_OF.get(table, table), "/".join(row[key] for key in keys), column)
    [number] = [one for one in numbers if (one["section"], one["row"], one["column"]) == where]
    row[column] = number["value"] = str(int(row[column]) + 9)
    for name, changed in ((table, rows), ("report_numbers", numbers)):
        (written / f"{name}.csv").write_bytes(as_csv(list(changed[0]), changed))

    assert run_notebook(written, monkeypatch)["broken"] != []


def test_every_number_of_the_workbook_is_among_the_numbers(written, tmp_path):
    numbers, compared = numbers_of(written), 0
    for sheet, (keys, columns) in SHEETS.items():
        heads, *rows = load_workbook(tmp_path / "tables.xlsx")[sheet].iter_rows(values_only=True)
        for row in rows:
            told = dict(zip(heads, row, strict=True))
            where = "/".join(str(told[key]) for key in keys)
            for column in columns:
                number = numbers[sheet, where, column]
                assert (float(number) if number else None) == told[column]
                compared += 1
    assert compared > 3_400


def test_of_the_services_that_nobody_told_of_and_the_largest_silent_districts_each_is_named(
    written,
):
    numbers = numbers_of(written)
    silent = {row: value for (_, row, column), value in numbers.items() if column == "largest"}

    assert "passport" not in numbers["silence", "all", "services"].split()
    assert numbers["silence", "all", "doors"].split() == ["counter", "kiosk", "line"]
    assert {len(codes.split()) for codes in silent.values()} == {5}
    out = {value for (section, _, column), value in numbers.items() if column == "stands_out"}
    assert out > {""}


def test_of_days_the_numbers_tell_no_small_count_of_what_people_say(written):
    days = rows_of(written / "days.csv")
    told = [row[column] for row in days for column in ("stories", "praise", "neither", "blame")]

    assert [count for count in told if count and 0 < int(count) < FEWEST] == []
    assert len(days) == len(BY_DAY)
    assert [row["stories"] for row in days].count("") >= 3
    assert "60" in [row["stories"] for row in days]
