"""Another year, other hashtags, other prizes, one province: a file, and no line of code."""

import json
from datetime import datetime
from pathlib import Path

import pyarrow.parquet as pq
from told import BETONG, BLAMED, MAE_RIM, MUEANG_CHIANG_MAI, PRAISED, a_gazetteer, a_reading

from sangsuk.core.rank.count import Count
from sangsuk.core.thai.hashtags import read_hashtags
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.reading.read import run

OF_2563, EXAMPLE = load_campaign("amphoe-sangsuk-2563"), load_campaign("example-one-province")
PEOPLE = {MUEANG_CHIANG_MAI: 230_000, MAE_RIM: 90_000, BETONG: 60_000}


def placed(campaign) -> list[tuple[int | None, str, int, str | None]]:
    """The standings of five readings: two districts of Chiang Mai tie, one of Yala leads."""
    count = Count()
    for reading in [
        a_reading("1", "ก", (MUEANG_CHIANG_MAI, PRAISED)),
        a_reading("2", "ข", (MAE_RIM, PRAISED)),
        a_reading("3", "ค", (MAE_RIM, BLAMED)),
        a_reading("4", "ง", (BETONG, PRAISED)),
        a_reading("5", "จ", (BETONG, PRAISED)),
    ]:
        count.add(reading)
    standings, _ = count.finish(campaign, a_gazetteer(PEOPLE))
    columns = standings.select(["place", "code", "positive_voices", "tie_broken_by"])
    return [tuple(row.values()) for row in columns.to_pylist()]


def test_one_campaign_places_all_and_fewer_negative_voices_settle_its_tie():
    assert placed(OF_2563) == [
        (1, BETONG, 2, None),
        (2, MUEANG_CHIANG_MAI, 1, "fewer_negative_voices"),
        (3, MAE_RIM, 1, "fewer_negative_voices"),
    ]


def test_the_other_places_its_province_alone_and_settles_the_same_tie_by_its_own_chain():
    assert placed(EXAMPLE) == [
        (1, MAE_RIM, 1, "higher_per_100k"),
        (2, MUEANG_CHIANG_MAI, 1, "higher_per_100k"),
    ]


def test_each_campaign_finds_its_own_hashtags_and_not_the_others():
    text = "ทำบัตรใหม่ที่อำเภอแม่ริม ยิ้มทั้งวัน #ยิ้มนี้ที่เชียงใหม่"

    assert read_hashtags(text, EXAMPLE.hashtags).found == {"#ยิ้มนี้ที่เชียงใหม่"}
    assert read_hashtags(text, OF_2563.hashtags).found == frozenset()


def test_a_moment_of_one_campaign_lies_outside_the_other():
    moment = datetime.fromisoformat("2019-02-14T09:00:00+07:00")

    assert (EXAMPLE.window.holds(moment), OF_2563.window.holds(moment)) == (True, False)


def test_the_main_job_runs_by_the_rules_of_the_other_file(tmp_path: Path):
    told = [
        ("1", "2019-02-14", "ทำบัตรประชาชนที่อำเภอแม่ริม จังหวัดเชียงใหม่ เจ้าหน้าที่ยิ้มแย้ม รวดเร็วมาก ประทับใจ"),
        ("2", "2020-12-14", "ที่ว่าการอำเภอฝาง จังหวัดเชียงใหม่ บริการดีมาก ทำบัตรเร็ว ประทับใจค่ะ"),
        ("3", "2019-02-15", "ที่ว่าการอำเภอเบตง จังหวัดยะลา บริการดีมาก ทำบัตรเร็ว ประทับใจค่ะ"),
    ]
    posts = tmp_path / "posts.jsonl"
    posts.write_text(
        "".join(
            json.dumps(
                {
                    "id": id_,
                    "platform": "facebook",
                    "posted_at": f"{day}T10:00:00+07:00",
                    "author": id_,
                    "author_kind": "citizen",
                    "text": f"{text} #ยิ้มนี้ที่เชียงใหม่",
                }
            )
            + "\n"
            for id_, day, text in told
        ),
        "utf-8",
    )

    run(posts, EXAMPLE, tmp_path / "out", on_progress=lambda _: None)

    summary = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))
    rows = pq.read_table(tmp_path / "out" / "standings.parquet").to_pylist()
    assert summary["rules_digest"] == EXAMPLE.digest
    assert (summary["eligible"], summary["ineligible"]["window"]) == (2, 1)
    assert summary["prize_places"] == [MAE_RIM]
    assert {row["code"][:2] for row in rows} == {"50"}
    assert [(row["code"], row["place"]) for row in rows if row["place"]] == [(MAE_RIM, 1)]
