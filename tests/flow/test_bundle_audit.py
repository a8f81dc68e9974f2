"""The audit of a result, in its archive."""

import csv
import io
import json
import random
import subprocess
import sys
import zipfile

import pytest
from told import BETONG, MAE_RIM, PAI, PRAISED, SATTAHIP, a_reading, december

from sangsuk.core.terms.reading_row import row_of
from sangsuk.flow.audit.commit import commit
from sangsuk.flow.audit.draw import draw
from sangsuk.flow.audit.record import record
from sangsuk.flow.audit.status import audit_status
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.counting.results import write_results
from sangsuk.flow.files.readings import write_readings
from sangsuk.flow.publishing.bundle import bundle_result, write_archive
from sangsuk.flow.publishing.verification import verify_file
from sangsuk.flow.reading.gazetteer import load_gazetteer

LAST = "f" * 17  # a name after all cards
TOLD = {MAE_RIM: 90, PAI: 70, BETONG: 55, SATTAHIP: 6}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """A result with clear winners, audited by two people who find what the machine found."""
    home = tmp_path_factory.mktemp("audited")
    out = home / "december"
    out.mkdir()
    campaign = load_campaign("amphoe-sangsuk-2563")
    places = [code for code, count in TOLD.items() for _ in range(count)]
    readings = [
        a_reading(str(n), f"คุณ {n}", (code, PRAISED), at=december(1 + n % 31))
        for n, code in enumerate(places)
    ]
    rows = (row_of(one, goes_by=campaign.eligibility_digest) for one in readings)
    write_readings(rows, out / "readings.parquet", ending=".parquet")
    write_results(readings, campaign, load_gazetteer(), out)
    commit(out, home=home, at=december(31))
    draw(out, "นับดาว 20210109", home=home, size=120)
    recorded = {row["card"]: row["recorded"] for row in table(out / "audit-cards.csv")}
    lines = ["card,reader,eligible,praised"]
    for number, row in enumerate(table(out / "sample.csv")):
        lines.append(f"{row['card']},สมหญิง ใจดี,yes,{recorded[row['card']]}")
        if number % 5 == 0:
            lines.append(f"{row['card']},สมชาย ใจกว้าง,yes,{recorded[row['card']]}")
    (home / "read.csv").write_text("\n".join(lines) + "\n", "utf-8")
    record(out, home / "read.csv")
    assert audit_status(out)["outcome"] == "confirmed"
    path = home / "result.zip"
    bundle_result(out, path, secret=bytes(32))
    return path


def table(path):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


def files_of(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_program_alone_concludes_what_the_audit_concluded(archive, tmp_path):
    files = files_of(archive)
    (tmp_path / "verify.py").write_bytes(files["verify.py"])
    alone = subprocess.run(
        [sys.executable, "-I", "-S", tmp_path / "verify.py", archive],
        capture_output=True,
        text=True,
        check=False,
    )

    assert alone.returncode == 0
    committed = json.loads(files["audit-draw.json"])["commitment"]
    assert "audit recomputed: confirmed, risk limit 0.05, 120 of 221 cards read; " in alone.stdout
    assert f"commitment {committed}, seed นับดาว 20210109" in alone.stdout
    assert json.loads(files["audit-status.json"])["read_twice"] == 24


def test_the_readers_error_is_told_by_kinds_of_cards_that_are_not_few(archive):
    told = json.loads(files_of(archive)["audit-status.json"])["reader_error"]

    assert {row["by"] for row in told} == {"all", "length", "platform", "region", "service"}
    assert min(row["cards"] for row in told) >= 5


def test_who_read_is_not_told(archive):
    files = files_of(archive)

    assert "audit-posts.csv" not in files
    assert "audit-readers.csv" not in files
    readers = csv.DictReader(io.StringIO(files["audit-readings.csv"].decode()))
    assert {row["reader"] for row in readers} == {"reader 1", "reader 2"}
    assert "ใจดี" not in b"\n".join(files.values()).decode()


def changed(files, name, old, new):
    assert old in files[name].decode()
    files[name] = files[name].decode().replace(old, new, 1).encode()
    return name


def another_seed(files):
    return changed(files, "audit-draw.json", "20210109", "20210110"), "sample.csv, row "


def another_status(files):
    changed(files, "audit-status.json", '"outcome": "confirmed"', '"outcome": "read_on"')
    return "", "audit-status.json: outcome is 'read_on', by what was read 'confirmed'"


def a_reading_turned(files):
    lines = files["audit-readings.csv"].decode().splitlines()
    card, reader, _, praised = lines[1].split(",")
    lines[1] = f"{card},{reader},yes,{SATTAHIP if praised != SATTAHIP else PAI}"
    lines = [line for n, line in enumerate(lines) if n < 2 or not line.startswith(f"{card},")]
    files["audit-readings.csv"] = ("\n".join(lines) + "\n").encode()
    return "", "audit-status.json: risk is "


def a_card_more(files):
    files["audit-cards.csv"] += f"{LAST},x1,1,{SATTAHIP}\n".encode()
    return "", f"audit-cards.csv: it records 7 praises of {SATTAHIP}, by the rows 6"


def a_card_left_out_of_the_sample(files):
    lines = files["sample.csv"].decode().splitlines(keepends=True)
    del lines[40]
    files["sample.csv"] = "".join(lines).encode()
    return "", "sample.csv, row 41: the seed draws "


def other_terms(files):
    changed(files, "audit-commitment.json", '"limit": 0.05', '"limit": 0.5')
    return "", "audit-draw.json: the sample was drawn for another commitment"


def cards_without_praise_left_out(files):
    lines = files["audit-cards.csv"].decode().splitlines(keepends=True)
    kept = [line for line in lines if not line.endswith(f",{SATTAHIP}\n")]
    silent = f"{LAST},x1,1,{SATTAHIP} {SATTAHIP}\n"
    files["audit-cards.csv"] = ("".join(kept) + silent).encode()
    return "", "audit-cards.csv: it has 216 cards, the rows 221 citizens"


def more_agreement(files):
    changed(files, "audit-status.json", '"read_twice": 24', '"read_twice": 99')
    return "", "audit-status.json: read_twice is 99, by what was read 24"


def other_winners_in_the_status(files):
    changed(files, "audit-status.json", f'"{MAE_RIM}"', f'"{SATTAHIP}"')
    return "", "audit-status.json: winners is "


def any_risk_will_do(files):
    changed(files, "audit-commitment.json", '"limit": 0.05', '"limit": 1.5')
    return "", "audit-commitment.json: 1.5 is no limit of a risk"


def a_status_that_is_gone(files):
    manifest = json.loads(files["manifest.json"])
    del files["audit-status.json"], manifest["files"]["audit-status.json"]
    files["manifest.json"] = json.dumps(manifest).encode()
    return "", "audit-status.json: it is not in the archive"


@pytest.mark.parametrize(
    "tamper",
    [
        cards_without_praise_left_out,
        more_agreement,
        other_winners_in_the_status,
        any_risk_will_do,
        a_status_that_is_gone,
        another_seed,
        another_status,
        a_reading_turned,
        a_card_more,
        a_card_left_out_of_the_sample,
        other_terms,
    ],
)
def test_a_change_in_the_audit_is_told_even_without_the_manifest(archive, tmp_path, tamper):
    files = files_of(archive)
    _, must_be_told = tamper(files)
    write_archive(tmp_path / "tampered.zip", files)

    told = [str(one) for one in verify_file(tmp_path / "tampered.zip").faults]

    assert [one for one in told if one.startswith(must_be_told)] != []


def test_a_random_flip_of_one_answer_is_named(archive, tmp_path):
    files, chance = files_of(archive), random.Random(5)
    lines = files["audit-readings.csv"].decode().splitlines(keepends=True)
    at = chance.randrange(1, len(lines))
    lines[at] = lines[at].replace(",yes,", ",no,")
    files["audit-readings.csv"] = "".join(lines).encode()
    write_archive(tmp_path / "tampered.zip", files)

    told = [str(one) for one in verify_file(tmp_path / "tampered.zip").faults]

    assert f"audit-readings.csv, row {at + 1}: the row was changed" in told
