"""`sangsuk audit` from end to end, as people call it, and killed at any moment."""

import json
import subprocess
import time
from pathlib import Path

import pytest
from an_audited_result import make_result, read_as_recorded, table, write_rows
from click.testing import CliRunner
from command import SANGSUK, done, environment, sangsuk
from told import BETONG, MAE_RIM, PAI, SATTAHIP

from sangsuk.cli.simulating_audit import simulate_audit

VOICES = {MAE_RIM: 60, PAI: 45, BETONG: 35, SATTAHIP: 5}
SEED = "83017495226410385527"


@pytest.fixture
def result(tmp_path: Path) -> Path:
    return make_result(tmp_path / "result", VOICES)


@pytest.mark.slow
def test_from_the_hash_to_the_confirmed_prizes(result, tmp_path):
    hashed = done(tmp_path, "audit", "commit", str(result)).strip()
    assert done(tmp_path, "audit", "commit", str(result)).strip() == hashed
    drawn = done(tmp_path, "audit", "draw", str(result), "--seed", SEED)
    sample = table(result / "sample.csv")
    read = read_as_recorded(result, tmp_path / "read.csv")
    kept = done(tmp_path, "audit", "record", str(result), str(read))
    told = json.loads(done(tmp_path, "audit", "status", str(result)))

    assert (len(hashed), int(hashed, 16) > 0) == (64, True)
    assert drawn == f"{len(sample)} cards are drawn: {result / 'sample.csv'}\n"
    assert list(sample[0]) == ["draw", "card", "stratum"]
    assert [row["draw"] for row in sample] == [str(n + 1) for n in range(len(sample))]
    assert kept == f"kept {len(sample)} readings\n"
    wanted = ["risk", "limit", "decided", "drawn", "cards", "estimated_more", "assertions"]
    assert [told[key] for key in wanted[1:6]] == [0.05, True, len(sample), 145, 0]
    assert told["risk"] <= 0.05


@pytest.mark.slow
def test_a_refusal_is_said_in_three_lines_and_leaves_with_2(result, tmp_path):
    refused = sangsuk(tmp_path, "audit", "draw", str(result), "--seed", SEED)

    assert (refused.returncode, refused.stdout) == (2, "")
    assert [line.split(":")[0].strip() for line in refused.stderr.splitlines()] == [
        "Nothing was committed, so no sample may be drawn.",
        "where",
        "to fix",
    ]


@pytest.mark.slow
def test_killed_at_any_moment_all_of_a_file_is_kept_or_nothing(result, tmp_path):
    done(tmp_path, "audit", "commit", str(result))
    done(tmp_path, "audit", "draw", str(result), "--seed", SEED)
    cards = [row["card"] for row in table(result / "sample.csv")]
    kept: list[str] = []
    for number, delay in enumerate([0.2, 0.5, 0.8, 1.1, 1.4, 2.0]):
        reader = f"คนที่ {number}"
        rows = [f"{card},{reader},yes,{MAE_RIM}" for card in cards]
        file = write_rows(tmp_path / f"{number}.csv", *rows)
        process = subprocess.Popen(
            [SANGSUK, "audit", "record", str(result), str(file)],
            env=environment(tmp_path),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(delay)
        process.kill()
        process.wait()
        path = result / "audit-readings.csv"
        there = [row["reader"] for row in table(path)] if path.exists() else []
        assert there in (kept, [*kept, *[reader] * len(cards)])
        kept = there
    again = write_rows(tmp_path / "again.csv", f"{cards[0]},คนสุดท้าย,yes,{MAE_RIM}")

    assert done(tmp_path, "audit", "record", str(result), str(again)) == "kept 1 readings\n"


def test_a_small_simulation_tells_its_figures():
    asked = ["--runs", "2", "--seed", "2", "--most-voices", "1000", "--json"]
    told = CliRunner().invoke(simulate_audit, asked)
    figures = json.loads(told.stdout)

    assert told.exit_code == 0
    assert figures["wrong"]["runs"] == 2
    leads = [(row["voices"], row["lead"]) for row in figures["right"]]
    assert leads == [(1000, lead) for lead in (0.02, 0.05, 0.1, 0.2, 0.3, 0.5)]
