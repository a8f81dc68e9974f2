"""The report of one count: a single HTML file that needs nothing else (report.html).

Thin: it tells in Thai; the English telling comes with the site's.
"""

from collections.abc import Sequence
from datetime import timedelta
from html import escape
from typing import Final

from sangsuk.core.tell.report_country import draw_country, draw_map
from sangsuk.core.tell.report_leaders import draw_beside, draw_leaders
from sangsuk.core.tell.report_method import draw_left_out, draw_method, draw_sureness
from sangsuk.core.tell.report_parts import Row, figure
from sangsuk.core.terms.district import Gazetteer
from sangsuk.core.terms.hexmap import HexMap
from sangsuk.core.terms.result import Result, Summary
from sangsuk.core.thai.dates import thai_date

# Nothing is fetched, nothing runs: the file may be opened anywhere, for years.
POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"


def draw_report(result: Result, *, gazetteer: Gazetteer, hexmap: HexMap, css: str) -> str:
    """Tell one count on one page; the same result gives the same page.

    Args:
        result: the standings, their summary and the quotes.
        gazetteer: the districts' regions.
        hexmap: where each district's hexagon lies.
        css: all of the page's style, with its fonts inside.
    """
    rows: list[Row] = result.standings.to_pylist()
    title = f"{result.campaign.name.th} · ผลการนับเสียงชื่นชม"
    body = [
        _headline(result, rows, draw_map(rows, hexmap)),
        '<main id="main">',
        draw_leaders(result, rows),
        draw_country(rows, gazetteer),
        draw_beside(rows),
        draw_sureness(rows, result),
        draw_method(result),
        draw_left_out(result.summary),
        "</main>",
        _end(result),
    ]
    return (
        '<!doctype html>\n<html lang="th"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)}</title><style>{css}</style></head>"
        f"<body>{''.join(body)}</body></html>\n"
    )


def _headline(result: Result, rows: Sequence[Row], picture: str) -> str:
    campaign, summary = result.campaign, result.summary
    praised = sum(row["positive_voices"] > 0 for row in rows)
    first, last = campaign.window.opens, campaign.window.closes - timedelta(microseconds=1)
    said = (
        f"<span><b>{figure(summary.positive_voices)}</b> เสียงชื่นชม</span> "
        f"<span>ถึงที่ว่าการอำเภอ</span> <span><b>{figure(praised)}</b> แห่ง</span>"
        if praised
        else "ยังไม่มีเสียงชื่นชมที่นับได้"
    )
    return (
        f'<header class="top"><div><p class="host">{escape(campaign.host.th)}</p>'
        f'<p class="campaign">{escape(campaign.name.th)}</p><h1>{said}</h1>'
        f'<p class="when">ผลการนับจากโพสต์ระหว่าง {thai_date(first)} – {thai_date(last)}</p>'
        f"{_tiles(summary)}</div>{picture}</header>"
    )


def _tiles(summary: Summary) -> str:
    tiles = [
        (summary.eligible, f"เรื่องที่นับ จาก {figure(summary.posts)} โพสต์"),
        (summary.districts_heard, f"อำเภอที่มีคนพูดถึง จาก {figure(summary.districts)}"),
        (summary.voices, "เสียงทั้งหมด คนหนึ่งต่ออำเภอหนึ่ง"),
        (summary.negative_voices, "เสียงอยากให้ปรับปรุง ที่ควรรับฟัง"),
    ]
    items = "".join(f"<div><dt>{name}</dt><dd>{figure(value)}</dd></div>" for value, name in tiles)
    return f'<dl class="tiles">{items}</dl>'


def _end(result: Result) -> str:
    asked = escape(result.campaign.question.th)
    return (
        f'<footer class="end"><p class="question">{asked}</p>'
        "<p>คำพูดที่ยกมาเป็นของประชาชน เครื่องปิดข้อมูลส่วนตัวไว้แล้ว · "
        "ตัวเลขในหน้านี้มาจาก standings.csv และ summary.json</p></footer>"
    )
