"""Readings in, results on disk."""

import csv
import hashlib
import json
import random

import pyarrow.parquet as pq
import pytest
from told import BETONG, BLAMED, MAE_RIM, PAI, PRAISED, a_campaign, a_reading

from sangsuk.core.errors import CallError
from sangsuk.core.terms.tables import STANDINGS
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.counting.results import write_results
from sangsuk.flow.reading.gazetteer import load_gazetteer

FILES = [
    "exclusions.csv",
    "report.html",
    "rules.json",
    "rulings.jsonl",
    "standings.csv",
    "standings.json",
    "standings.parquet",
    "summary.json",
    "tables/by_day.csv",
    "tables/by_province.csv",
    "tables/by_region.csv",
    "tables/by_service.csv",
    "tables/by_service_and_region.csv",
    "tables/per_100k.csv",
    "tables/silent.csv",
    "tables/sureness.csv",
    "what_if.csv",
    "what_if.json",
]
TOLD = [
    a_reading("1", "a", (PAI, PRAISED)),
    a_reading("2", None, (PAI, PRAISED), (MAE_RIM, PRAISED)),
    a_reading("3", "b", (BETONG, BLAMED)),
    a_reading("4", "c", (BETONG, PRAISED)),
]


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    out = tmp_path_factory.mktemp("results") / "december"
    write_results(iter(TOLD), a_campaign(), load_gazetteer(), out)
    return out


def test_all_files_are_there_and_nothing_else(results):
    files = [path for path in results.rglob("*") if path.is_file()]

    assert sorted(str(path.relative_to(results)) for path in files) == FILES


def test_the_three_forms_of_the_standings_say_the_same_of_all_878_districts(results):
    table = pq.read_table(results / "standings.parquet")
    listed = json.loads((results / "standings.json").read_text("utf-8"))
    with (results / "standings.csv").open(encoding="utf-8", newline="") as file:
        typed = list(csv.DictReader(file))

    rows = table.to_pylist()
    assert table.schema == STANDINGS
    assert len(rows) == 878
    assert listed == {
        "campaign": "amphoe-sangsuk-2563",
        "rules_digest": "0" * 64,
        "items": rows,
    }
    assert typed == [
        {name: "" if value is None else str(value) for name, value in row.items()} for row in rows
    ]


def test_the_best_come_first(results):
    items = json.loads((results / "standings.json").read_text("utf-8"))["items"]

    assert [(row["place"], row["code"], row["positive_voices"]) for row in items[:4]] == [
        (1, PAI, 2),
        (2, MAE_RIM, 1),
        (3, BETONG, 1),
        (None, "1101", 0),
    ]


def test_the_summary_seals_the_other_files(results):
    summary = json.loads((results / "summary.json").read_text("utf-8"))

    assert summary["prize_places"] == [PAI, MAE_RIM, BETONG]
    assert (summary["voices"], summary["unidentified_voices"]) == (5, 2)
    assert summary["files"] == {
        name: hashlib.sha256((results / name).read_bytes()).hexdigest()
        for name in FILES
        if name != "summary.json"
    }


def test_the_same_readings_in_any_order_give_the_same_bytes(results, tmp_path):
    mixed = random.Random(5).sample(TOLD, len(TOLD))

    write_results(mixed, a_campaign(), load_gazetteer(), tmp_path)

    assert [(tmp_path / name).read_bytes() for name in FILES] == [
        (results / name).read_bytes() for name in FILES
    ]


def test_new_results_take_the_place_of_old_ones_and_leave_other_files_alone(tmp_path):
    (tmp_path / "standings.csv").write_text("old")
    (tmp_path / "readings.parquet").write_text("kept")

    write_results(TOLD, a_campaign(), load_gazetteer(), tmp_path)

    assert (tmp_path / "standings.csv").read_text("utf-8").startswith("place,code,district,")
    assert (tmp_path / "readings.parquet").read_text() == "kept"


def test_the_report_carries_its_fonts_and_asks_for_nothing(results):
    page = (results / "report.html").read_text("utf-8")

    assert page.count("data:font/woff2;base64,") == 3
    assert "http" not in page.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")


def test_a_folder_that_cannot_be_is_told_with_its_remedy(tmp_path):
    (tmp_path / "taken").write_text("a file")

    with pytest.raises(CallError) as told:
        write_results(TOLD, a_campaign(), load_gazetteer(), tmp_path / "taken")

    assert told.value.code == "output.unwritable"


def test_the_rules_by_which_was_counted_stand_beside_the_result(tmp_path):
    campaign = load_campaign("amphoe-sangsuk-2563")
    write_results([], campaign, load_gazetteer(), tmp_path)
    said = json.loads((tmp_path / "summary.json").read_bytes())
    written = (tmp_path / "rules.json").read_bytes()

    assert hashlib.sha256(written).hexdigest() == said["rules_digest"] == campaign.digest
    assert json.loads(written)["slug"] == campaign.slug
    assert said["files"]["rules.json"] == campaign.digest
    assert said["reader_error"]["due"] > 0
