"""The rules of the count as cases in Thai (count.toml), each run as it stands."""

import tomllib
from pathlib import Path

import pytest
from told import (
    BETONG,
    BLAMED,
    NAMES,
    NEUTRAL,
    PRAISED,
    a_campaign,
    a_gazetteer,
    a_reading,
    december,
)

from sangsuk.core.rank.standings import rank_districts
from sangsuk.core.rank.voices import count_voices
from sangsuk.core.terms.reading import Reason

CASES = tomllib.loads(Path(__file__).with_name("count.toml").read_text("utf-8"))["ข้อ"]
CODES = {name: code for code, (name, _) in NAMES.items()}
WORDS = {"ชม": PRAISED, "เฉย ๆ": NEUTRAL, "ตำหนิ": BLAMED}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["กติกา"])
def test_the_count_gives_what_the_rulebook_says(case):
    readings = [
        a_reading(
            str(number),
            told["ผู้เล่า"] or None,
            (CODES[told["อำเภอ"]], WORDS[told["ว่า"]]),
            at=december(told.get("วันที่", 5)),
            services=(told.get("งาน", "id_card"),),
            reason=Reason(told["ไม่นับ"]) if "ไม่นับ" in told else None,
        )
        for number, told in enumerate(case["เล่า"])
    ]
    gazetteer = a_gazetteer(dict.fromkeys(NAMES, 50_000) | {BETONG: 40_000})

    standings = rank_districts(
        count_voices(readings), gazetteer.districts, a_campaign(), draws=10
    ).to_pylist()

    placed = [
        [row["place"], row["district"], row["positive_voices"], row["tie_broken_by"] or ""]
        for row in standings
        if row["place"]
    ]
    assert placed == case["อันดับ"]
