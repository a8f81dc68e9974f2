"""What `sangsuk verify` does beyond verify.py: the simulation is repeated, the reader compared."""

import json
import random

import pytest
from an_archive import as_json, as_table, files_of, made_to_fit, make_archive, table_of
from test_tampering_unsigned import committed_anew, sealed_by_summary, unsigned

from sangsuk.flow.publishing import estimates
from sangsuk.flow.publishing.bundle import write_archive
from sangsuk.flow.publishing.estimates import shipped_arrays, verify_whole
from sangsuk.flow.publishing.verification import tell_verdict
from sangsuk.flow.reading.reader import shipped_version


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return make_archive(tmp_path_factory.mktemp("estimated"), secret=bytes(32))


def told_of(archive, tmp_path, tamper):
    """What is told where somebody put every hash right."""
    files = unsigned(files_of(archive))
    tamper(files)
    sealed_by_summary(files)
    committed_anew(files)
    made_to_fit(files)
    write_archive(tmp_path / "tampered.zip", files)
    return [str(fault) for fault in verify_whole(tmp_path / "tampered.zip").faults]


def test_the_simulation_behind_the_places_is_repeated(archive):
    verdict = verify_whole(archive)

    assert (verdict.verified, verdict.estimates) == (True, True)
    assert "repeated the simulation behind rate_low, rate_high" in tell_verdict(verdict)


@pytest.mark.parametrize(
    ("column", "value"), [("p_top", "0.5"), ("place_low", "40"), ("rate_high", "nan")]
)
def test_a_place_that_is_told_to_be_likelier_is_named(archive, tmp_path, column, value):
    def tamper(files):
        head, *rows = table_of(files["standings.csv"])
        rows[3][head.index(column)] = value
        files["standings.csv"] = as_table([head, *rows])

    [told] = told_of(archive, tmp_path, tamper)
    assert told.startswith("standings.csv, row 5: ")
    assert f"{column} is '{value}', by the simulation " in told


@pytest.mark.parametrize("error", [None, {}, {"due": "many"}, [1], {"due": -1}])
def test_an_error_of_the_reader_that_is_none_gives_a_verdict_all_the_same(archive, tmp_path, error):
    def tamper(files):
        summary = json.loads(files["summary.json"])
        said = summary["reader_error"]
        changed = said | error if isinstance(error, dict) and error else error
        files["summary.json"] = as_json(summary | {"reader_error": changed})

    told = told_of(archive, tmp_path, tamper)
    assert told != []
    assert {one.split(":")[0].split(",")[0] for one in told} <= {"summary.json", "standings.csv"}


def test_more_districts_than_the_country_has_are_not_simulated(archive, monkeypatch):
    monkeypatch.setattr(estimates, "MOST_DISTRICTS", 877)

    assert [str(fault) for fault in verify_whole(archive).faults] == [
        "standings.csv: it has 878 districts, more than the country"
    ]


def test_arrays_that_are_not_those_of_the_named_reader_are_named(archive, tmp_path):
    arrays = shipped_arrays()
    name = random.Random(1).choice(sorted(arrays))

    def tamper(files):
        for at in ("summary.json", "manifest.json", "audit-commitment.json"):
            files[at] = as_json(json.loads(files[at]) | {"reader": shipped_version()})
        other = arrays | {name: "0" * 64}
        files["model.json"] = as_json({"reader": shipped_version(), "arrays": other})

    assert told_of(archive, tmp_path, tamper) == [
        f"model.json: its arrays are not those of the reader {shipped_version()}"
    ]
