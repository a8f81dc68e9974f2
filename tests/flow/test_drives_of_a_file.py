"""The search for drives over a file of readings."""

import json
import random
from datetime import timedelta

import pytest
from told import PAI, PRAISED, a_campaign, a_reading, december

from sangsuk.core.errors import CallError
from sangsuk.core.terms.reading_row import row_of
from sangsuk.flow.counting.drives import read_accounts, search_drives
from sangsuk.flow.files.readings import write_readings

WORDS = "ขอชื่นชมปลัดอำเภอคนใหม่ ขยันลงพื้นที่ทุกวัน ช่วยชาวบ้านทุกคน ใจดีไม่ถือตัว เป็นกันเองมาก"
LETTERS = "กขคงจฉชซญดตถทธนบปผฝพฟภมยรลวสหอ"
CODES = ["5001", "9502", "2009", PAI]


def other_words(seed: int) -> str:
    drawn = random.Random(seed)
    return " ".join("".join(drawn.choices(LETTERS, k=12)) for _ in range(6))


@pytest.fixture
def readings(tmp_path):
    told = [
        a_reading(
            f"q{n}", f"citizen {n}", (CODES[n % 4], PRAISED), masked=other_words(n),
            at=december(1 + n % 30, 6 + n % 15),
        )
        for n in range(200)
    ] + [
        a_reading(
            f"d{n}", f"arranged {n}", (PAI, PRAISED), masked=f"{WORDS} {other_words(900 + n)[:13]}",
            at=december(9, 13) + timedelta(minutes=n),
        )
        for n in range(20)
    ]  # fmt: skip
    path = tmp_path / "readings.jsonl"
    write_readings((row_of(one) for one in told), path, ending=".jsonl")
    return path


def test_a_drive_is_told_with_quotes_chance_and_what_it_would_change(readings, tmp_path):
    assert search_drives(readings, a_campaign(), tmp_path / "out") >= 1

    told = json.loads((tmp_path / "out" / "findings.json").read_text("utf-8"))
    words = next(one for one in told["findings"] if one["sign"] == "same_words")
    assert (words["code"], words["district"], len(words["posts"])) == (PAI, "ปาย", 20)
    assert words["p_adjusted"] <= told["level"] == 0.01
    assert words["quotes"][0].startswith("ขอชื่นชมปลัดอำเภอคนใหม่")
    assert words["places"][0]["voices"] - words["places"][0]["voices_after"] == 20
    assert "arranged" not in json.dumps(told)  # who posted is not told
    page = (tmp_path / "out" / "findings.html").read_text("utf-8")
    assert "ถ้อยคำเดียวกันในเวลาใกล้กัน" in page
    assert "อุทธรณ์ได้" in page


def test_the_same_readings_and_seed_give_the_same_bytes(readings, tmp_path):
    for out in ("a", "b"):
        search_drives(readings, a_campaign(), tmp_path / out, seed=4)

    assert (tmp_path / "a" / "findings.json").read_bytes() == (
        tmp_path / "b" / "findings.json"
    ).read_bytes()


def test_accounts_that_cannot_be_read_are_told(tmp_path):
    path = tmp_path / "accounts.csv"
    path.write_text("platform,author,since,network\nfacebook,a,2020-01-01T00:00:00,\n", "utf-8")

    with pytest.raises(CallError) as told:
        read_accounts(path)

    assert told.value.code == "drives.accounts"
