"""The report's second half: how sure, how it was counted, and what was left out."""

import math
from collections.abc import Sequence
from datetime import timedelta
from html import escape
from typing import Final

from sangsuk.core.tell.report_parts import (
    Row,
    bar,
    figure,
    likely_places,
    office,
    percent,
    section,
    table,
)
from sangsuk.core.tell.report_words import REASONS, REVIEWS, TIE_RULES
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.result import Result, Summary
from sangsuk.core.thai.dates import thai_date

ROWS_SURE: Final = 10


def draw_sureness(rows: Sequence[Row], result: Result) -> str:
    """For each of the first ten, the places it could as well have had."""
    campaign = result.campaign
    praised = [row for row in rows if row["positive_voices"] > 0][:ROWS_SURE]
    if not praised:
        return ""
    chance = "โอกาสได้รางวัล" if campaign.prize_places else ""
    lead = (
        "เครื่องอ่านผิดได้ เราวัดไว้แล้วว่าผิดบ่อยแค่ไหน ถ้าคนอ่านทุกเรื่องอย่างถูกต้อง อันดับอาจขยับ "
        "เส้นหนา คือช่วงอันดับที่แท้จริง ซึ่งถูก 9 ใน 10 ครั้ง จุดคืออันดับที่นับได้ เส้นยิ่งสั้นยิ่งแน่ใจ "
        "จุดที่อยู่นอกเส้นแปลว่าอันดับนั้นได้มาเพราะเครื่องอ่านคลาดเคลื่อนหรือเพราะกติกาตัดสินเมื่อเสียงเท่ากัน "
        f"{_again(rows, result)}"
    )
    last = max(max(row["place_high"], row["place"]) for row in praised)
    heads = [
        '<th scope="col">อำเภอ</th>',
        '<th scope="col" colspan="2">ช่วงอันดับที่น่าจะได้</th>',
        f'<th scope="col" class="n">{chance}</th>',
    ]
    lines = [_sure_row(row, last, prized=campaign.prize_places > 0) for row in praised]
    return section("sure", "เราแน่ใจแค่ไหน", lead, table("sure", "", heads, lines))


def draw_method(result: Result) -> str:
    """The rules in the order in which they were applied, and what makes the count repeatable."""
    campaign, summary = result.campaign, result.summary
    tags = " และ ".join(f"<b>{escape(tag)}</b>" for tag in campaign.hashtags)
    first, last = campaign.window.opens, campaign.window.closes - timedelta(microseconds=1)
    steps = [
        f"รับโพสต์ที่ติดแฮชแท็ก {tags} ครบ",
        f"โพสต์ตั้งแต่ {thai_date(first)} ถึง {thai_date(last)} ตามเวลาที่โพสต์",
        "ตัดเรื่องของเจ้าหน้าที่ โฆษณา เรื่องที่ไม่เกี่ยวกับที่ว่าการอำเภอ และข้อความที่ลอกกันมา",
        "อ่านว่าแต่ละเรื่องพูดถึงอำเภอใด และว่าอย่างไร เรื่องที่บอกไม่ได้ว่าอำเภอไหนจะไม่เดา แต่ส่งให้คนดู",
        "หนึ่งคน หนึ่งอำเภอ หนึ่งเสียง เล่ากี่เรื่องก็นับครั้งเดียว ยอดไลก์และยอดแชร์ไม่นับ",
        f"โพสต์ที่ต้นทางไม่บอกชื่อผู้เล่า นับเป็นเสียงของตัวเอง {_unidentified(summary)}",
        "ไม่ได้ตรวจว่าผู้เล่ามีภูมิลำเนาอยู่ที่ใด",
    ]
    return section(
        "method",
        "เรานับอย่างไร",
        "เครื่องเป็นผู้อ่านและนับ ใครนับซ้ำจากผลการอ่านชุดเดียวกันต้องได้ผลตรงกัน",
        f'<ol class="steps">{"".join(f"<li>{step}</li>" for step in steps)}</ol>',
        _tie_chain(campaign),
        _fingerprints(summary),
    )


def draw_left_out(summary: Summary) -> str:
    """What was not counted, reason by reason, and what waits for a person."""
    left_out = summary.posts - summary.eligible
    most = max(summary.ineligible.values(), default=0)
    heads = [
        '<th scope="col">เหตุผล</th>',
        '<th scope="col" class="n">โพสต์</th>',
        '<th scope="col"><span class="unseen">ส่วนแบ่ง</span></th>',
    ]
    rows = [
        f'<tr><th scope="row"><b>{said.name}</b><small>{said.why}</small></th>'
        f'<td class="n strong">{figure(count)}</td>'
        f'<td class="drawn">{bar(count, of=most)}</td></tr>'
        for reason, said in REASONS.items()
        if (count := summary.ineligible.get(reason, 0))
    ]
    lead = (
        f"จาก {figure(summary.posts)} โพสต์ ไม่ได้นับ {figure(left_out)} โพสต์ "
        "แต่ละโพสต์ลงไว้ที่เหตุผลแรกที่พบ ไม่มีโพสต์ใดหายไป"
    )
    listed = table("left-out", "", heads, rows) if rows else ""
    return section("left-out", "สิ่งที่ไม่ได้นับ และเพราะอะไร", lead, listed, _review(summary))


def _again(rows: Sequence[Row], result: Result) -> str:
    """How many of the winners truly are, in one sentence."""
    winners = set(result.summary.prize_places)
    if not winners:
        return ""
    again = sum(row["p_top"] for row in rows if row["code"] in winners)
    return (
        f"<b>ใน {figure(len(winners))} แห่งที่อยู่ในเกณฑ์รางวัลตอนนี้ "
        f"ถ้าอ่านถูกทุกเรื่องน่าจะยังได้ราว {figure(float(again))} แห่ง</b>"
    )


def _unidentified(summary: Summary) -> str:
    return f"({figure(summary.unidentified_voices)} จาก {figure(summary.voices)} เสียง)"


def _sure_row(row: Row, last: int, *, prized: bool) -> str:
    low, high, place = (
        _along(row[column], last) for column in ("place_low", "place_high", "place")
    )
    chance = percent(row["p_top"]) if prized else ""
    return (
        f'<tr><th scope="row">{office(row)}</th><td class="drawn">'
        f'<svg class="range" role="img" aria-label="อันดับ {row["place"]} '
        f'น่าจะอยู่ระหว่าง {row["place_low"]} ถึง {row["place_high"]}">'
        f'<line class="all" x1="3%" x2="97%" y1="50%" y2="50%"/>'
        f'<line x1="{low}" x2="{high}" y1="50%" y2="50%"/>'
        f'<circle cx="{place}" cy="50%" r="5"/></svg>'
        f'</td><td class="n span">{likely_places(row)}</td>'
        f'<td class="n strong">{chance}</td></tr>'
    )


def _along(place: int, last: int) -> str:
    """Where a place lies on a line from 1 to `last`; the first places get more room."""
    share = math.log(place) / math.log(last) if last > 1 else 0.0
    return f"{3 + 94 * share:.1f}%"


def _tie_chain(campaign: Campaign) -> str:
    if not campaign.tie_chain:
        return "<h3>ถ้าเสียงเท่ากัน</h3><p>ครองอันดับร่วมกัน ไม่จับสลาก</p>"
    said = [TIE_RULES[rule] for rule in campaign.tie_chain]
    asked = "".join(f"<li><b>{rule.name}</b> {rule.why}</li>" for rule in said)
    return (
        f'<h3>ถ้าเสียงเท่ากัน ถามทีละข้อจนรู้ผล</h3><ol class="ties">{asked}</ol>'
        "<p>ถ้ายังเท่ากันทุกข้อ ครองอันดับร่วมกัน แบ่งเงินรางวัลของอันดับเหล่านั้นเท่ากัน ได้โล่ทุกแห่ง ไม่จับสลาก</p>"
    )


def _fingerprints(summary: Summary) -> str:
    reader = escape(summary.reader or "–")
    return (
        '<dl class="prints"><dt>ลายนิ้วมือของกติกา (SHA-256)</dt>'
        f"<dd><code>{escape(summary.rules_digest)}</code></dd>"
        f"<dt>รุ่นของเครื่องอ่าน</dt><dd><code>{reader}</code></dd>"
        "<dt>แฟ้มที่ออกมาพร้อมหน้านี้</dt>"
        "<dd>standings.csv · standings.json · standings.parquet · summary.json</dd></dl>"
    )


def _review(summary: Summary) -> str:
    if not summary.review:
        return ""
    reasons = "".join(
        f"<li>{said} <b>{figure(count)}</b></li>"
        for why, said in REVIEWS.items()
        if (count := summary.review_reasons.get(why, 0))
    )
    return (
        f"<h3>รอให้คนดู {figure(summary.review)} โพสต์</h3>"
        f'<p>โพสต์หนึ่งอาจมีหลายเหตุ</p><ul class="review">{reasons}</ul>'
    )
