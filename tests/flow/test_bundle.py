"""A result as one archive: whole, the same every time, and nothing in it can be changed unnoticed."""

import csv
import hashlib
import io
import json
import random
import re
import subprocess
import sys
import zipfile

import pytest
from told import (
    BANG_BAN,
    BETONG,
    BLAMED,
    MAE_RIM,
    NEUTRAL,
    PAI,
    PRAISED,
    SATTAHIP,
    a_reading,
    december,
)

from sangsuk.core.check.announced import Announced
from sangsuk.core.check.archive import MANIFEST, SEALS, SIGNATURE, seal_of
from sangsuk.core.errors import CallError
from sangsuk.core.terms.reading import Reason, Review
from sangsuk.core.terms.reading_row import row_of
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.counting.inputs import read_count_inputs
from sangsuk.flow.counting.results import write_results
from sangsuk.flow.files.readings import recall_readings, write_readings
from sangsuk.flow.publishing.bundle import bundle_result, write_archive
from sangsuk.flow.publishing.verification import tell_verdict, verify_file
from sangsuk.flow.reading.gazetteer import load_gazetteer

SECRET = bytes(range(32))
SERVICES = ["id_card", "firearms", "relief", "other"]
PLACES = [MAE_RIM, MAE_RIM, MAE_RIM, PAI, PAI, BETONG, SATTAHIP, BANG_BAN]


def told(chance: random.Random, number: int):
    author = chance.choice([None, *(f"คุณ {n}" for n in range(80))])
    mentions = {chance.choice(PLACES): chance.choice([PRAISED, PRAISED, NEUTRAL, BLAMED])}
    if chance.random() < 0.2:
        mentions[chance.choice(PLACES)] = PRAISED
    return a_reading(
        str(number),
        author,
        *mentions.items(),
        at=december(chance.randint(1, 31), chance.randint(0, 23)),
        services=(chance.choice(SERVICES),),
        reason=chance.choice([None] * 6 + [Reason.HASHTAG, Reason.STAFF]),
        review=chance.choice([(), (), (Review.PII_UNSURE,)]),
        masked="เรื่องที่ไม่มีใครควรได้อ่านจากชุดข้อมูล",
    )


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    """The folder of a result with 240 readings."""
    out = tmp_path_factory.mktemp("result") / "december"
    out.mkdir()
    chance, campaign = random.Random(2563), load_campaign("amphoe-sangsuk-2563")
    readings = [told(chance, number) for number in range(240)]
    rows = (row_of(one, goes_by=campaign.eligibility_digest) for one in readings)
    write_readings(rows, out / "readings.parquet", ending=".parquet")
    write_results(readings, campaign, load_gazetteer(), out)
    return out


@pytest.fixture(scope="module")
def archive(result, tmp_path_factory):
    path = tmp_path_factory.mktemp("archive") / "result.zip"
    bundle_result(result, path, secret=SECRET)
    return path


def files_of(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(path, files):
    write_archive(path, files)
    return path


def test_the_archive_verifies_by_the_command_and_by_the_program_that_lies_in_it(archive, tmp_path):
    program = tmp_path / "verify.py"
    program.write_bytes(files_of(archive)["verify.py"])
    alone = subprocess.run(
        [sys.executable, "-I", "-S", program, archive], capture_output=True, text=True, check=False
    )

    verdict = verify_file(archive)

    assert verdict.faults == []
    assert (verdict.rows, verdict.places) == (240, 5)
    assert (alone.returncode, alone.stdout) == (0, tell_verdict(verdict) + "\n")
    assert alone.stdout.startswith("verified: amphoe-sangsuk-2563, result ")


def test_the_same_result_and_key_give_the_same_bytes(result, archive, tmp_path):
    again = tmp_path / "again.zip"
    bundle_result(result, again, secret=SECRET)

    assert again.read_bytes() == archive.read_bytes()


def test_nobody_can_read_in_it_who_told_what(archive):
    files = files_of(archive)
    everything = b"\n".join(files.values()).decode()

    assert "ไม่มีใครควรได้อ่าน" not in everything
    assert re.search(r"คุณ \d", everything) is None
    rows = list(csv.DictReader(io.StringIO(files["rows.csv"].decode())))
    assert {len(row["story"]) for row in rows} == {16}
    assert len({row["citizen"] for row in rows} - {""}) <= 80


def test_the_key_that_must_have_signed_can_be_named(archive):
    fingerprint = json.loads(files_of(archive)[MANIFEST])["signed_by"]

    assert verify_file(archive, Announced(key=fingerprint)).verified
    assert verify_file(archive, Announced(key=fingerprint.replace(" ", ""))).verified
    assert [str(fault) for fault in verify_file(archive, Announced(key="0000")).faults] == [
        f"manifest.json: it is signed by {fingerprint}, not by 0000"
    ]


def test_an_archive_that_nobody_signed_says_so(result, tmp_path):
    path = tmp_path / "unsigned.zip"
    bundle_result(result, path)

    assert tell_verdict(verify_file(path)).splitlines()[0].endswith("UNSIGNED")
    assert not verify_file(path, Announced(key="899a")).verified


def test_a_result_whose_standings_are_not_of_its_readings_is_not_bundled(result, tmp_path):
    for name in ("standings.csv", "what_if.csv", "rulings.jsonl", "summary.json"):
        (tmp_path / name).write_bytes((result / name).read_bytes())
    few = [row_of(a_reading("1", "a", (PAI, PRAISED)))]
    write_readings(few, tmp_path / "readings.parquet", ending=".parquet")

    with pytest.raises(CallError) as error:
        bundle_result(tmp_path, tmp_path / "out.zip")

    assert error.value.code == "bundle.contradiction"
    assert not (tmp_path / "out.zip").exists()


def test_rulings_and_identities_are_in_the_count_that_the_archive_repeats(result, tmp_path):
    campaign, readings = load_campaign("amphoe-sangsuk-2563"), result / "readings.parquet"
    heard = [one for one in recall_readings(readings) if one.eligible]
    first, second = heard[:2]
    third = next(one for one in heard[2:] if one.author is None)
    rulings, identities = tmp_path / "rulings.csv", tmp_path / "identities.csv"
    rulings.write_text(
        "verdict,rule,platform,story,district,by,reason\n"
        f"exclude,E7,facebook,{first.id},,somsri,ชมตามการนัดหมาย\n"
        f"exclude,E3,facebook,{second.id},,somsri,เป็นเจ้าหน้าที่\n"
        f"restore,E3,facebook,{second.id},,somsak,อุทธรณ์ฟังขึ้น\n"
    )
    identities.write_text(
        "person,platform,author,post,proof\n"
        "p1,facebook,คุณ 1,,line\np1,facebook,คุณ 2,,line\n"
        f"p1,facebook,,{third.id},claim\n"
    )
    given = read_count_inputs(identities=identities, rulings=rulings)
    write_results(recall_readings(readings), campaign, load_gazetteer(), tmp_path / "r", given)
    out = tmp_path / "ruled.zip"

    bundle_result(tmp_path / "r", out, readings=readings, identities=identities)

    files = files_of(out)
    assert verify_file(out).faults == []
    assert "somsri" not in files["rulings.csv"].decode()
    assert [row.split(",")[4] for row in files["rulings.csv"].decode().splitlines()[1:]] == [
        "person 1",
        "person 1",
        "person 2",
    ]
    files["rulings.csv"] = b"".join(files["rulings.csv"].splitlines(keepends=True)[:1])
    told = map(str, verify_file(written(tmp_path / "unruled.zip", files)).faults)
    assert [one for one in told if one.startswith("summary.json: ruled_on is ")] != []


def test_a_folder_without_a_result_is_refused(tmp_path):
    with pytest.raises(CallError) as error:
        bundle_result(tmp_path, tmp_path / "out.zip")

    assert error.value.code == "bundle.no_result"


def test_what_is_no_archive_is_not_verified(tmp_path):
    path = tmp_path / "result.zip"
    path.write_bytes(b"PK no archive")

    assert str(verify_file(path).faults[0]).startswith("result.zip: it is no whole ZIP archive")


# A tampering takes the files and chance, changes them, and gives the names of which one must be told.


def lines_of(files, name):
    return files[name].decode().splitlines(keepends=True)


def keep(files, name, lines):
    files[name] = "".join(lines).encode()


def one_line(files, name, chance, *, fits=lambda _: True):
    lines = lines_of(files, name)
    return lines, chance.choice([at for at in range(1, len(lines)) if fits(lines[at])])


def flip_a_label(files, chance):
    lines, at = one_line(files, "rows.csv", chance, fits=lambda line: "+" in line)
    lines[at] = lines[at].replace("+", "-", 1)
    keep(files, "rows.csv", lines)
    return f"rows.csv, row {at + 1}:"


def drop_a_row(files, chance):
    name = chance.choice(["rows.csv", "standings.csv", "districts.csv", "what_if.csv"])
    lines, at = one_line(files, name, chance)
    del lines[at]
    keep(files, name, lines)
    return f"{name}, row {at + 1}:"


def add_a_row(files, chance):
    lines, at = one_line(files, "rows.csv", chance)
    lines.insert(at, "0" * 16 + ",,,,5007+,\n")
    keep(files, "rows.csv", lines)
    return f"rows.csv, row {at + 1}:"


def add_a_day_of_praise(files, chance):
    lines, at = one_line(files, "praise.csv", chance, fits=lambda line: ",day," in line)
    lines.insert(at, lines[at].split(",")[0] + ",day,2020-12-31,1\n")
    keep(files, "praise.csv", lines)
    return f"praise.csv, row {at + 1}:"


def count_what_is_not_eligible(files, chance):
    lines, at = one_line(files, "rows.csv", chance, fits=lambda line: ",hashtag," in line)
    lines[at] = lines[at].replace(",hashtag,", ",,")
    keep(files, "rows.csv", lines)
    return f"rows.csv, row {at + 1}:"


def give_one_voice_to_another(files, chance):
    lines, at = one_line(files, "rows.csv", chance, fits=lambda line: line.split(",")[1])
    cells = lines[at].split(",")
    cells[1] = f"{chance.getrandbits(64):016x}"
    lines[at] = ",".join(cells)
    keep(files, "rows.csv", lines)
    return f"rows.csv, row {at + 1}:"


def change_a_rule(files, chance):
    old, new = chance.choice(
        [
            ("fewer_negative_voices", "higher_per_100k"),
            ("2021-01-01T00:00:00+07:00", "2020-12-20T00:00:00+07:00"),
            ("10000", "20000"),
        ]
    )
    name = chance.choice(["rules.json", "campaign.toml"])
    files[name] = files[name].replace(old.encode(), new.encode())
    return f"{name}: "


def reorder_ties(files, chance):
    lines = lines_of(files, "standings.csv")
    at = chance.randrange(10, len(lines) - 1)  # the silent ones are all alike
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    keep(files, "standings.csv", lines)
    return f"standings.csv, row {at + 1}:"


def better_a_place(files, chance):
    lines, at = one_line(files, "standings.csv", chance, fits=lambda line: line[0] in "2345")
    lines[at] = "1" + lines[at][1:]
    keep(files, "standings.csv", lines)
    return f"standings.csv, row {at + 1}:"


def edit_a_hash(files, chance):
    manifest = json.loads(files[MANIFEST])
    name = chance.choice(list(manifest["files"]))
    manifest["files"][name]["sha256"] = f"{chance.getrandbits(256):064x}"
    files[MANIFEST] = json.dumps(manifest).encode()
    return f"{name}: its SHA-256"


def swap_files(files, chance):
    one, other = chance.sample(["standings.csv", "what_if.csv", "districts.csv", "rows.csv"], 2)
    files[one], files[other] = files[other], files[one]
    return f"{one}: its SHA-256"


def drop_a_file(files, chance):
    name = chance.choice([name for name in files if name != MANIFEST])
    del files[name]
    return f"{name}: it is "


def add_a_file(files, chance):
    files["more.csv"] = b"x\n"
    return "more.csv: the manifest does not name it"


def change_people(files, chance):
    lines, at = one_line(files, "districts.csv", chance)
    code, name, province, people = lines[at].split(",")
    lines[at] = f"{code},{name},{province},{int(people) + 1}\n"
    keep(files, "districts.csv", lines)
    return f"districts.csv, row {at + 1}:"


def sign_by_another(files, chance):
    seal = json.loads(files[SIGNATURE])
    seal["signature"] = f"{chance.getrandbits(512):0128x}"
    files[SIGNATURE] = json.dumps(seal).encode()
    return "manifest.json: the signature does not fit"


TAMPERINGS = [
    flip_a_label,
    drop_a_row,
    add_a_row,
    add_a_day_of_praise,
    count_what_is_not_eligible,
    give_one_voice_to_another,
    change_a_rule,
    reorder_ties,
    better_a_place,
    edit_a_hash,
    swap_files,
    drop_a_file,
    add_a_file,
    change_people,
    sign_by_another,
]


@pytest.mark.parametrize("seed", range(100))
def test_every_tampering_is_caught_and_named(archive, tmp_path, seed):
    chance, files = random.Random(seed), files_of(archive)
    must_be_told = TAMPERINGS[seed % len(TAMPERINGS)](files, chance)

    verdict = verify_file(written(tmp_path / "tampered.zip", files))

    assert [fault for fault in map(str, verdict.faults) if fault.startswith(must_be_told)] != []


def made_to_fit(files):
    """Hashes and seals put right again, by somebody who does not have the key."""
    for name in [name for name in files if name.startswith(SEALS)]:
        table = io.BytesIO(files[name.removeprefix(SEALS)])
        files[name] = "".join(seal_of(line) + "\n" for line in table).encode()
    manifest = json.loads(files[MANIFEST])
    for name, of in manifest["files"].items():
        of |= {"sha256": hashlib.sha256(files[name]).hexdigest(), "bytes": len(files[name])}
    files[MANIFEST] = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


CLEVER = [
    flip_a_label,
    add_a_row,
    count_what_is_not_eligible,
    change_a_rule,
    reorder_ties,
    better_a_place,
]


@pytest.mark.parametrize("seed", range(24))
def test_hashes_that_are_put_right_again_help_nobody(archive, tmp_path, seed):
    """The signature no longer fits, and what the rows come to does not either."""
    chance, files = random.Random(seed), files_of(archive)
    CLEVER[seed % len(CLEVER)](files, chance)
    made_to_fit(files)

    told = [str(one) for one in verify_file(written(tmp_path / "clever.zip", files)).faults]

    assert told[0] == "manifest.json: the signature does not fit: it was changed after signing"
    assert len(told) > 1


@pytest.mark.parametrize("seed", range(30))
def test_a_flipped_bit_anywhere_in_the_archive_is_caught(archive, tmp_path, seed):
    content = bytearray(archive.read_bytes())
    bit = random.Random(seed).randrange(8 * len(content))
    content[bit // 8] ^= 1 << bit % 8
    path = tmp_path / "flipped.zip"
    path.write_bytes(content)

    assert not verify_file(path).verified
