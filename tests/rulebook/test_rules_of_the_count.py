"""The rules of the count as cases in Thai (count.toml), each run as it stands."""

import tomllib
from dataclasses import replace
from datetime import datetime
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

from sangsuk.core.rank.count import Count
from sangsuk.core.rank.prizes import SATANG, share_prizes
from sangsuk.core.rank.rules import EXCLUSION_RULES, RULE_OF
from sangsuk.core.rank.rulings import Rulings
from sangsuk.core.terms.identity import Identities, Joined, Proof
from sangsuk.core.terms.reading import Reading, Reason
from sangsuk.core.terms.ruling import Ruling, Verdict, reason_of
from sangsuk.core.thai.hashtags import read_hashtags
from sangsuk.core.understand.copies import mark_copies, sign_text

ROOT = Path(__file__).parents[2]
RULES = tomllib.loads(Path(__file__).with_name("count.toml").read_text("utf-8"))["ข้อ"]
CASES = [rule for rule in RULES if "เล่า" in rule]
CODES = {name: code for code, (name, _) in NAMES.items()}
WORDS = {"ชม": PRAISED, "เฉย ๆ": NEUTRAL, "อยากให้ปรับปรุง": BLAMED}
CAMPAIGN = a_campaign()


def reading_of(number: int, told: dict) -> Reading:
    at = datetime.fromisoformat(told["เวลา"]) if "เวลา" in told else december(told.get("วันที่", 5))
    reading = a_reading(
        str(number),
        told["ผู้เล่า"] or None,
        (CODES[told["อำเภอ"]], WORDS[told["ว่า"]]),
        at=at,
        platform=told.get("ช่องทาง", "facebook"),
        services=(told.get("งาน", "id_card"),),
        reason=Reason(told["ไม่นับ"]) if "ไม่นับ" in told else None,
    )
    reading = judged(reading, told["ข้อความ"]) if "ข้อความ" in told else reading
    return replace(reading, ineligible_reason=reading.ineligible_reason or too_late(told))


def too_late(told: dict) -> Reason | None:
    """What its source says of when it was found and changed."""
    window = CAMPAIGN.window
    if "พบ" in told and window.was_late(datetime.fromisoformat(told["พบ"])):
        return Reason.LATE
    is_changed = "แก้" in told and window.changed_late(datetime.fromisoformat(told["แก้"]))
    return Reason.REVISED if is_changed else None


def judged(reading: Reading, text: str) -> Reading:
    """The reading with what its text and time decide."""
    tags = read_hashtags(text, CAMPAIGN.hashtags)
    reason = reading.ineligible_reason
    if not CAMPAIGN.window.holds(reading.posted_at):
        reason = Reason.WINDOW
    if len(tags.found) < len(CAMPAIGN.hashtags):
        reason = Reason.HASHTAG
    signature = sign_text(tags.rest.squeezed().text)
    return replace(reading, ineligible_reason=reason, signature=signature)


def readings_of(case: dict) -> list[Reading]:
    told_of = list(enumerate(case["เล่า"], 1))
    readings = [reading_of(number, told) for number, told in told_of if not told.get("ถอน")]
    return mark_copies(readings) if any("ข้อความ" in told for told in case["เล่า"]) else readings


def identities_of(case: dict) -> Identities:
    return Identities.of(
        Joined(
            person=row["คน"],
            platform=row["ช่องทาง"],
            author=row.get("บัญชี"),
            post=str(row["โพสต์"]) if "โพสต์" in row else None,
            proof=Proof(row["รู้จาก"]),
        )
        for row in case.get("ตัวตน", ())
    )


def rulings_of(case: dict) -> Rulings:
    return Rulings(
        Ruling(
            verdict=Verdict(row["ผล"]),
            rule=row["ข้อ"],
            platform="facebook",
            story=str(row["โพสต์"]),
            district=CODES[row["อำเภอ"]] if "อำเภอ" in row else None,
            by=row["โดย"],
            **dict(zip(("reason", "text"), reason_of(row["เหตุผล"]), strict=True)),
        )
        for row in case.get("คำวินิจฉัย", ())
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['รหัส']} {case['กติกา']}")
def test_the_count_gives_what_the_rulebook_says(case):
    readings = readings_of(case)
    count = Count(identities=identities_of(case), rulings=rulings_of(case))
    for reading in readings:
        count.add(reading)
    gazetteer = a_gazetteer(dict.fromkeys(NAMES, 50_000) | {BETONG: 40_000})

    standings, _ = count.finish(CAMPAIGN, gazetteer)

    placed = [
        [row["place"], row["district"], row["positive_voices"], row["tie_broken_by"] or ""]
        for row in standings.to_pylist()
        if row["place"]
    ]
    assert placed == case["อันดับ"]
    if "เหตุ" in case:
        assert [reading.ineligible_reason or "" for reading in readings] == case["เหตุ"]
    if "รางวัล" in case:
        shared = share_prizes(standings, CAMPAIGN)
        assert {NAMES[code][0]: satang / SATANG for code, satang in shared.items()} == case["รางวัล"]


def test_every_rule_has_an_id_of_its_own_and_is_a_case_or_says_where_it_is_checked():
    ids = [rule["รหัส"] for rule in RULES]

    assert len(set(ids)) == len(ids)
    assert [r["รหัส"] for r in RULES if not {"เล่า", "ตรวจที่", "ยังไม่ตรวจ"} & r.keys()] == []
    checked = [path for rule in RULES for path in rule.get("ตรวจที่", ())]
    assert [path for path in checked if not (ROOT / path).is_file()] == []


def test_every_reason_for_not_counting_is_a_rule_of_the_book():
    assert EXCLUSION_RULES.keys() <= {rule["รหัส"] for rule in RULES}
    assert set(RULE_OF) == set(Reason)
