"""The report's first half: who is praised most, what people said, and who is mentioned most."""

from collections.abc import Sequence
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
from sangsuk.core.tell.report_words import settled_by
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.result import Quote, Result
from sangsuk.core.thai.dates import thai_date

ROWS_SHOWN: Final = 20
ROWS_BESIDE: Final = 10
CARDS_WITHOUT_PRIZE: Final = 3


def draw_leaders(result: Result, rows: Sequence[Row]) -> str:
    """The prize places as cards with quotes, then the first twenty as a table."""
    praised = [row for row in rows if row["positive_voices"] > 0]
    if not praised:
        lead = "ยังไม่มีเสียงชื่นชมที่นับได้ เมื่อมีคนเล่า อำเภอที่ได้รับคำชมจะขึ้นที่นี่"
        return section("leaders", "อำเภอที่ประชาชนชื่นชมมากที่สุด", lead)
    cards = _cards(result, praised)
    return section(
        "leaders",
        "อำเภอที่ประชาชนชื่นชมมากที่สุด",
        _prize_lead(result.campaign),
        f'<div class="cards">{"".join(cards)}</div>',
        _first_rows(praised[:ROWS_SHOWN]),
    )


def draw_beside(rows: Sequence[Row]) -> str:
    """Most praised beside most mentioned: what the rule counts, and what it does not."""
    praised = sorted(
        (row for row in rows if row["positive_voices"] > 0), key=lambda row: row["place"]
    )
    mentioned = sorted(
        (row for row in rows if row["mentions"]),
        key=lambda row: (-row["mentioned_voices"], row["place"], row["code"]),
    )
    if not mentioned:
        return ""
    most = mentioned[0]["mentioned_voices"]
    lead = (
        "กติกาให้รางวัลแก่อำเภอที่ถูกกล่าวถึง<b>ในด้านบวก</b>มากที่สุด "
        "การถูกพูดถึงมากไม่ได้แปลว่าถูกชื่นชมมาก จึงวางไว้ให้ดูคู่กัน แถบสีเข้มคือเสียงชื่นชม แถบสีอ่อนคือเสียงทั้งหมดที่กล่าวถึง"
    )
    lists = [
        _ranked("ชื่นชมมากที่สุด", praised[:ROWS_BESIDE], "positive_voices", most),
        _ranked("ถูกกล่าวถึงมากที่สุด", mentioned[:ROWS_BESIDE], "mentioned_voices", most),
    ]
    return section("beside", "ชื่นชม กับ กล่าวถึง", lead, f'<div class="pair">{"".join(lists)}</div>')


def _prize_lead(campaign: Campaign) -> str:
    if (prize := campaign.district_prize) is None:
        return "โครงการนี้ไม่มีรางวัลสำหรับอำเภอ ตารางนี้มีไว้ให้รู้ว่าใครได้รับคำชม"
    plaque = " พร้อมโล่ประกาศเกียรติคุณ" if prize.plaque else ""
    return (
        f"{figure(prize.count)} อันดับแรกอยู่ในเกณฑ์รางวัล รางวัลละ {figure(prize.baht)} บาท{plaque} "
        "หน้านี้เป็นผลการนับ ยังไม่ใช่ประกาศผล: การมอบรางวัลเป็นการตัดสินใจของคน ลงชื่อและให้เหตุผล"
    )


def _cards(result: Result, praised: Sequence[Row]) -> list[str]:
    if result.campaign.prize_places:
        winning = set(result.summary.prize_places)
        chosen = [row for row in praised if row["code"] in winning]
    else:
        chosen = list(praised[:CARDS_WITHOUT_PRIZE])
    return [_card(row, result.quotes.get(row["code"], ()), result.campaign) for row in chosen]


def _card(row: Row, quotes: Sequence[Quote], campaign: Campaign) -> str:
    settled = settled_by(row["tie_broken_by"])
    chance = (
        f" · โอกาสอยู่ใน {figure(campaign.prize_places)} อันดับแรกจริง {percent(row['p_top'])}"
        if campaign.prize_places
        else ""
    )
    tie = f'<p class="tie">{escape(settled)}</p>' if settled else ""
    said = "".join(_quote(quote) for quote in quotes)
    return (
        f'<article class="card"><header><span class="place" aria-label="อันดับ {row["place"]}">'
        f"{row['place']}</span><h3>อำเภอ{escape(row['district'])}"
        f"<small>จังหวัด{escape(row['province'])}</small></h3>"
        f'<p class="voices"><b>{figure(row["positive_voices"])}</b> เสียงชื่นชม</p></header>'
        f'{tie}<p class="sure">น่าจะอยู่อันดับ {likely_places(row)}{chance}</p>{said}</article>'
    )


def _quote(quote: Quote) -> str:
    return (
        f"<blockquote><p>{escape(quote.text)}</p>"
        f"<footer>{thai_date(quote.posted_at, short=True)}</footer></blockquote>"
    )


def _first_rows(rows: Sequence[Row]) -> str:
    heads = [
        '<th scope="col" class="n">อันดับ</th>',
        '<th scope="col">อำเภอ</th>',
        '<th scope="col" class="n">เสียงชื่นชม</th>',
        '<th scope="col" class="drawn"><span class="unseen">ความยาวตามเสียง</span></th>',
        '<th scope="col" class="n wide">กล่าวถึง</th>',
        '<th scope="col" class="n wide">อยากให้ปรับปรุง</th>',
        '<th scope="col" class="n wide">ต่อราษฎรแสนคน (ช่วงที่น่าจะเป็น)</th>',
        '<th scope="col" class="n">น่าจะอยู่อันดับ</th>',
    ]
    most = rows[0]["positive_voices"]
    return table(
        "standings", f"{len(rows)} อันดับแรก", heads, [_first_row(row, most) for row in rows]
    )


def _first_row(row: Row, most: int) -> str:
    settled = settled_by(row["tie_broken_by"]).removeprefix("เสียงเท่ากัน ")
    tie = f'<small class="tie">{escape(settled)}</small>' if settled else ""
    return (
        f'<tr><td class="n">{row["place"]}</td><th scope="row">{office(row)}{tie}</th>'
        f'<td class="n strong">{figure(row["positive_voices"])}</td>'
        f'<td class="drawn">{bar(row["positive_voices"], of=most)}</td>'
        f'<td class="n wide">{figure(row["mentioned_voices"])}</td>'
        f'<td class="n wide">{figure(row["negative_voices"])}</td>'
        f'<td class="n wide">{row["per_100k"]:,.1f} '
        f"<small>({row['rate_low']:,.1f}–{row['rate_high']:,.1f})</small></td>"
        f'<td class="n span">{likely_places(row)}</td></tr>'
    )


def _ranked(heading: str, rows: Sequence[Row], column: str, most: int) -> str:
    items = "".join(
        f"<li>{office(row)}<b>{figure(row[column])}</b>"
        f"{bar(row['positive_voices'], of=most, under=row['mentioned_voices'])}</li>"
        for row in rows
    )
    return f"<div><h3>{escape(heading)}</h3><ol>{items}</ol></div>"
