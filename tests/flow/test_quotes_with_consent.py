"""A report made of what the memory holds quotes nobody who does not want to be quoted."""

import csv
from dataclasses import replace

import pytest
from kept import TENTH, a_kept_campaign, keep_reading
from told import MAE_RIM, PRAISED, a_reading

from sangsuk.flow.counting.memory import rank_memory_to
from sangsuk.records.tellers.actions import keep_consents

pytestmark = pytest.mark.django_db
ASKED = {"quote": "ขอยกคำบางตอนได้ไหม", "publish": "ขอแสดงบนเว็บได้ไหม"}
WORDS = {
    "quote": "ปลัดเดินมารับถึงรถเข็นของแม่ แล้วทำบัตรให้ตรงนั้นจนเสร็จ",
    "publish": "ลูกสาวได้สูติบัตรทันเดินทาง เพราะเขาเปิดรอถึงสองทุ่ม",
    "": "ยายได้บัตรใหม่ในสิบนาที แถมมีคนพยุงกลับไปส่งที่รถ",
}


def test_who_does_not_want_to_be_quoted_is_counted_and_not_quoted(tmp_path):
    campaign = a_kept_campaign()
    for name, (layer, words) in enumerate(WORDS.items()):
        told = a_reading(str(name), f"u-{name}", (MAE_RIM, PRAISED))
        keep_reading(campaign, replace(told, masked=words))
        if layer:
            key = ("facebook", str(name))
            keep_consents(campaign=campaign, key=key, given={layer: False}, asked=ASKED, at=TENTH)

    rank_memory_to(campaign, tmp_path)

    report = (tmp_path / "report.html").read_text("utf-8")
    assert {layer for layer, words in WORDS.items() if words in report} == {""}
    with (tmp_path / "standings.csv").open(encoding="utf-8-sig", newline="") as file:
        counted = {row["code"]: row["positive_voices"] for row in csv.DictReader(file)}
    assert counted[MAE_RIM] == "3"
