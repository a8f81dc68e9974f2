"""The findings of a search for drives as one page for the people who decide (Thai)."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

from sangsuk.core.tell.report_parts import figure, section, table

Row = Mapping[str, Any]
ROWS_SHOWN: Final = 200


def draw_drives(told: Row, *, css: str) -> str:
    """Draw findings.json: each finding with its chance, its quotes and what it would change.

    Args:
        told: the content of findings.json.
        css: all of the page's style.
    """
    findings: Sequence[Row] = told["findings"]
    lead = (
        f"พบ {figure(len(findings))} ข้อสังเกต จากการตรวจ {figure(told['tests'])} ครั้ง "
        "ข้อสังเกตไม่ลดเสียงของใคร คนที่มีชื่อต้องอ่าน ตัดสิน และให้เหตุผล ผู้ถูกตัดสินอุทธรณ์ได้"
    )
    listed = [_finding(one) for one in findings[:ROWS_SHOWN]]
    return (
        '<!doctype html>\n<html lang="th"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>ข้อสังเกตเรื่องการระดมชม</title><style>{css}</style></head><body>"
        f'<main id="main"><h1>ข้อสังเกตเรื่องการระดมชม</h1>'
        f"{section('findings', 'สิ่งที่ควรดู', lead, *listed)}{_silence(told)}</main></body></html>\n"
    )


def _finding(one: Row) -> str:
    quotes = "".join(f"<blockquote><p>{escape(quote)}</p></blockquote>" for quote in one["quotes"])
    return (
        f'<article class="card"><header><h3>อำเภอ{escape(one["district"])}'
        f"<small>จังหวัด{escape(one['province'])}</small></h3></header>"
        f"<p><b>{escape(one['sign_th'])}</b> {escape(one['told_th'])}</p>"
        f"<p>ถ้าไม่มีใครนัดกัน จะพบเช่นนี้ {_chance(one['p'])} "
        f"(คิดรวมทุกครั้งที่ตรวจ: {_chance(one['p_adjusted'])})</p>"
        f"{quotes}{_places(one['places'])}</article>"
    )


def _places(places: Sequence[Row]) -> str:
    heads = [
        f'<th scope="col">{name}</th>'
        for name in ("อำเภอ", "อันดับตอนนี้", "เสียงตอนนี้", "อันดับถ้าไม่นับ", "เสียงถ้าไม่นับ")
    ]
    columns = ("place", "voices", "place_after", "voices_after")
    rows = [
        f'<tr><th scope="row">{escape(row["district"])}</th>'
        + "".join(f'<td class="n">{_number(row[name])}</td>' for name in columns)
        + "</tr>"
        for row in places
    ]
    return table("before-after", "ถ้าคนตัดสินว่าไม่นับโพสต์เหล่านี้", heads, rows)


def _silence(told: Row) -> str:
    """Nothing found is not the same as too little to say."""
    counts: dict[str, int] = {}
    for answers in told["answers"].values():
        for answer in answers.values():
            counts[answer] = counts.get(answer, 0) + 1
    lead = (
        f"ตรวจแล้วไม่พบ {figure(counts.get('no_sign', 0))} รายการ "
        f"ข้อมูลไม่พอจะบอก {figure(counts.get('not_enough_data', 0))} รายการ "
        "(รายการหนึ่งคือสัญญาณหนึ่งของอำเภอหนึ่ง)"
    )
    return section("nothing", "ไม่พบ กับ ข้อมูลไม่พอ", lead)


def _chance(p: float) -> str:
    return f"ราว 1 ใน {figure(round(1 / p))} ครั้ง" if p < 0.5 else "บ่อย"


def _number(value: int | None) -> str:
    return "–" if value is None else figure(value)
