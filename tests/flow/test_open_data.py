"""The open data: whole, as its dictionary says, without people, and enough for the main table."""

import hashlib
import json
import shutil
from datetime import timedelta
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from kept import TENTH, a_kept_campaign, keep_reading
from opened import rows_of, run_notebook
from told import BETONG, BLAMED, MAE_RIM, PAI, PRAISED, a_reading

from sangsuk.core.errors import CallError
from sangsuk.core.tell.open_data.alone import ROWS_OF_STORIES
from sangsuk.core.terms.codes import DRIVERS
from sangsuk.flow.answers.answering import answer_now, lay_out, source_now
from sangsuk.flow.answers.tables import all_tables
from sangsuk.flow.counting.site import rank_site
from sangsuk.flow.open_data.tables import load_dictionary, open_tables
from sangsuk.flow.open_data.write import write_open_data
from sangsuk.records.stories.actions import withdraw_story

pytestmark = pytest.mark.django_db
SECRETS = ("u-", "ใจดีมาก", "2020-12-05T")


@pytest.fixture
def campaign():
    """Forty stories of praise and thirty-one of blame, in three districts."""
    kept, codes = a_kept_campaign(), list(DRIVERS)
    for number in range(71):
        place = (MAE_RIM, PAI, BETONG)[number % 3]
        how = PRAISED if number < 40 else BLAMED
        told = a_reading(f"s{number}", f"u-{number}", (place, how), masked=f"เรื่องที่ {number} ใจดีมาก")
        keep_reading(kept, told, drivers={codes[number % 7], codes[number % 4]})
    rank_site(kept, at=TENTH)
    return kept


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """Where the open data of `campaign` is written, once for all tests that only read it."""
    return tmp_path_factory.mktemp("open")


@pytest.fixture
def written(once, request, tmp_path):
    if not (once / "SHA256SUMS").exists():
        write_open_data(request.getfixturevalue("campaign"), once, home=once, at=TENTH)
    return Path(shutil.copytree(once, tmp_path / "written"))


def test_every_table_is_there_in_three_forms_that_say_the_same(written):
    with duckdb.connect(str(written / "open-data.duckdb"), read_only=True) as store:
        for table in load_dictionary():
            told = rows_of(written / f"{table.name}.csv")
            parquet = pq.read_table(written / f"{table.name}.parquet")
            kept = store.table(table.name)
            head = (written / f"{table.name}.csv").read_text("utf-8").splitlines()[0]
            assert head.split(",") == list(table.names) == parquet.column_names == kept.columns
            assert len(told) == parquet.num_rows == len(kept)
            as_told = [
                ["" if cell is None else str(cell) for cell in row] for row in kept.fetchall()
            ]
            assert as_told == [list(row.values()) for row in told]


def test_the_dictionary_says_in_both_languages_what_each_column_is(written):
    rows = rows_of(written / "dictionary.csv")

    assert {(row["table"], row["column"]) for row in rows} == {
        (table.name, name) for table in load_dictionary() for name in table.names
    }
    assert [row for row in rows if not row["th"] or not row["en"]] == []


def test_all_files_have_their_checksum(written):
    lines = [line.split("  ") for line in (written / "SHA256SUMS").read_text().splitlines()]

    assert {name for _, name in lines} == {path.name for path in written.iterdir()} - {"SHA256SUMS"}
    for digest, name in lines:
        assert hashlib.sha256((written / name).read_bytes()).hexdigest() == digest


def test_the_main_table_is_the_reports_in_numbers_and_words(campaign, tmp_path):
    opened = open_tables(campaign, home=tmp_path)["reasons"]
    told = answer_now(campaign)
    thai, english = (all_tables(lay_out(told, one))["reasons"] for one in ("th", "en"))

    assert [{key: row[key] for key in thai[0]} for row in opened] == thai
    assert [row["name_en"] for row in opened] == [row["name"] for row in english]


def test_no_teller_text_or_moment_of_a_story_is_in_it(written):
    everything = b"\n".join(
        path.read_bytes() for path in written.iterdir() if path.name != "dictionary.csv"
    )

    assert [secret for secret in SECRETS if secret.encode() in everything] == []
    of_stories = [(written / f"{name}.csv").read_text("utf-8") for name in ROWS_OF_STORIES]
    assert [text for text in of_stories if "facebook" in text] == []


def test_catalogues_name_every_table_with_its_checksum(written):
    dcat, thai, croissant = (
        json.loads((written / name).read_text("utf-8"))
        for name in ("dcat.jsonld", "data-go-th.json", "croissant.json")
    )
    names = [table.name for table in load_dictionary()]
    sums = {
        one["dct:title"]: one["spdx:checksum"]["spdx:checksumValue"]
        for one in dcat["dcat:distribution"]
    }
    csv_of = {
        name: hashlib.sha256((written / f"{name}.csv").read_bytes()).hexdigest() for name in names
    }

    assert {name: sums[f"{name}.csv"] for name in names} == csv_of
    assert {
        one["name"].removesuffix(".csv"): one["sha256"] for one in croissant["distribution"]
    } == csv_of
    assert [one["name"] for one in croissant["recordSet"]] == names
    assert [one["name"] for one in thai["resources"]] == [f"{name}.csv" for name in names]
    assert dcat["dcat:version"] == thai["version"] == croissant["version"]


def test_the_same_tables_have_the_same_version_and_others_another(campaign, written, tmp_path):
    first = json.loads((written / "croissant.json").read_text("utf-8"))["version"]
    again = write_open_data(campaign, tmp_path / "again", home=tmp_path, at=TENTH)
    withdraw_story(story=campaign.stories.first(), by="ผู้เล่า", at=TENTH)
    other = write_open_data(campaign, tmp_path / "other", home=tmp_path, at=TENTH)
    later = TENTH + timedelta(days=1)
    tomorrow = write_open_data(campaign, tmp_path / "later", home=tmp_path, at=later)

    assert first == again != other
    assert first.startswith("2020-12-10.")
    assert tomorrow.split(".") == ["2020-12-11", other.split(".")[1]]


def test_a_story_that_was_taken_back_is_in_no_table(campaign, tmp_path):
    before = open_tables(campaign, home=tmp_path)
    withdraw_story(story=campaign.stories.first(), by="ผู้เล่า", at=TENTH)
    after = open_tables(campaign, home=tmp_path)

    assert (len(before["drivers"]), len(after["drivers"])) == (71, 70)
    assert sum(row["stories"] for row in after["mentions"]) == 70


def test_the_tables_are_of_the_stories_that_the_answer_was_counted_from(campaign, tmp_path):
    source = source_now(campaign)
    before = open_tables(campaign, home=tmp_path, source=source)
    withdraw_story(story=campaign.stories.first(), by="ผู้เล่า", at=TENTH)

    assert open_tables(campaign, home=tmp_path, source=source) == before
    assert open_tables(campaign, home=tmp_path) != before


def test_the_readme_tells_days_of_its_own_calendar(written):
    thai, english = ((written / f"README.{one}.md").read_text("utf-8") for one in ("th", "en"))

    assert "เมื่อ 10 ธันวาคม 2563 นับเรื่องตั้งแต่ 1 ธันวาคม 2563 ถึง 31 ธันวาคม 2563" in thai
    assert "on 2020-12-10; stories from 2020-12-01 to 2020-12-31" in english


def test_what_was_never_counted_is_not_opened(tmp_path):
    with pytest.raises(CallError) as told:
        write_open_data(a_kept_campaign(), tmp_path / "open", home=tmp_path, at=TENTH)

    assert told.value.code == "open_data.not_counted"
    assert not (tmp_path / "open").exists()


@pytest.mark.parametrize("many", [0, 1, 10])
def test_too_few_stories_give_no_shares_and_no_fault(tmp_path, monkeypatch, capsys, many):
    kept = a_kept_campaign()
    for n in range(many):
        keep_reading(kept, a_reading(f"s{n}", f"u-{n}", (MAE_RIM, PRAISED)), drivers=["speed"])
    rank_site(kept, at=TENTH)
    write_open_data(kept, tmp_path / "open", home=tmp_path, at=TENTH)

    assert rows_of(tmp_path / "open" / "reasons.csv") == []
    assert run_notebook(tmp_path / "open", monkeypatch)["differences"] == set()
    assert capsys.readouterr().out.startswith(f"{many} stories: too few to say")
    days = [row["stories"] for row in rows_of(tmp_path / "open" / "days.csv")]
    assert days == {0: [], 1: [""], 10: ["10"]}[many]
