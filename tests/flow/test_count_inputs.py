"""Identities, rulings and the reader's error as files."""

import csv
import json
from pathlib import Path

import pytest
from told import BETONG, PAI, PRAISED, a_campaign, a_reading

from sangsuk.core.errors import CallError
from sangsuk.flow.counting.inputs import read_count_inputs
from sangsuk.flow.counting.reader_error import load_reader_error
from sangsuk.flow.counting.results import write_results
from sangsuk.flow.reading.gazetteer import load_gazetteer

RULING = {
    "verdict": "exclude",
    "rule": "E7",
    "platform": "facebook",
    "story": "3",
    "district": "",
    "by": "นางสาว ก.",
    "reason": "ชมตามการนัดหมาย",
}
TOLD = [
    a_reading("1", "a", (PAI, PRAISED)),
    a_reading("2", "U1", (PAI, PRAISED), platform="line"),
    a_reading("3", "b", (BETONG, PRAISED)),
]


def lines(path: Path, *rows: dict) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_a_count_knows_persons_and_rulings(tmp_path):
    (tmp_path / "who.csv").write_text(
        "person,platform,author,post,proof\np1,facebook,a,,claim\np1,line,U1,,line\n", "utf-8"
    )
    given = read_count_inputs(
        identities=tmp_path / "who.csv", rulings=lines(tmp_path / "r.jsonl", RULING)
    )

    result = write_results(TOLD, a_campaign(), load_gazetteer(), tmp_path / "out", given)

    assert result.summary.positive_voices == 1
    assert json.loads((tmp_path / "out" / "rulings.jsonl").read_text("utf-8"))["rule"] == "E7"
    excluded = (tmp_path / "out" / "exclusions.csv").read_text("utf-8")
    assert excluded.splitlines()[1] == "facebook,3,,E7,นางสาว ก.,ชมตามการนัดหมาย,False"


@pytest.mark.parametrize(
    ("file", "content", "where"),
    [
        ("rulings", json.dumps(RULING | {"verdict": "maybe"}), "row 1"),
        ("rulings", json.dumps(RULING | {"by": " "}), "row 1"),
        ("rulings", "{", "row 1"),
        ("rulings", "[" * 100_000, "row 1"),
        ("rulings", json.dumps(RULING | {"rule": "X1"}), "r.jsonl"),
        ("rulings", '"words"', "row 1"),
        ("identities", '{"person": "p", "platform": "x", "author": "a", "proof": "name"}', "row 1"),
        ("identities", '{"person": "p", "platform": "x", "proof": "claim"}', "r.jsonl"),
        ("reader_error", '{"due": 3, "found": 4}', "r.jsonl"),
        ("reader_error", "[" * 100_000, "r.jsonl"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(tmp_path, file, content, where):
    path = tmp_path / "r.jsonl"
    path.write_text(content, "utf-8")

    with pytest.raises(CallError) as told:
        read_count_inputs(**{file: path})

    assert told.value.where.endswith(where)


@pytest.fixture
def usual_field_size():
    """Who has read posts has raised the limit for the whole process."""
    former = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(former)


@pytest.mark.parametrize(
    ("name", "raw", "what", "where"),
    [
        ("none.csv", None, "It cannot be opened (No such file or directory).", "none.csv"),
        ("no.csv", b"", "The file is empty: no first row names its columns.", "no.csv"),
        ("a.csv", b"who,why\n1,2\n", "The row has no rule.", "a.csv, row 2"),
        ("b.csv", b"rule,\xff", "It is not UTF-8 (byte 5).", "b.csv"),
        ("c.jsonl", b'{"rule":', "It is not whole JSON.", "c.jsonl, row 1"),
        ("d.jsonl", b"[1]", "The row is no row of named values.", "d.jsonl, row 1"),
        (
            "e.csv",
            b"rule\n" + b"x" * 200_000,
            "It is no CSV: field larger than field limit (131072).",
            "e.csv, row 2",
        ),
    ],
)
@pytest.mark.usefixtures("usual_field_size")
def test_why_a_file_is_not_read_is_told_in_words(tmp_path, name, raw, what, where):
    path = tmp_path / name
    if raw is not None:
        path.write_bytes(raw)

    with pytest.raises(CallError) as told:
        read_count_inputs(rulings=path)

    assert (told.value.what, told.value.where) == (what, f"{tmp_path}/{where}")


def test_rulings_of_which_there_are_none_yet_are_a_file_without_lines(tmp_path):
    path = tmp_path / "none.jsonl"
    path.write_text("")

    assert read_count_inputs(rulings=path).rulings == ()


def test_the_shipped_error_was_measured():
    error = load_reader_error()

    assert error.due > 200
    assert 0.7 < error.found_share < 1
    assert "check.jsonl" in error.source


def test_an_audit_can_give_its_own_error(tmp_path):
    path = tmp_path / "error.json"
    measured = {"due": 50, "found": 49, "miscounted": 1, "misplaced": 0}
    path.write_text(json.dumps(measured | {"concentration": 40, "source": "audit"}))

    assert read_count_inputs(reader_error=path).error.found == 49
