"""The report's country: the map, the regions and the districts that are silent."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from sangsuk.core.tell.hexmap import draw_hexmap
from sangsuk.core.tell.map_legend import draw_legend
from sangsuk.core.tell.report_parts import Row, bar, figure, section, table
from sangsuk.core.terms.district import Gazetteer
from sangsuk.core.terms.hexmap import HexMap


def draw_map(rows: Sequence[Row], hexmap: HexMap) -> str:
    """Every district of the scope by its positive voices; one province alone fills the frame."""
    values = {row["code"]: row["positive_voices"] if row["mentions"] else None for row in rows}
    places = {row["code"]: row["place"] for row in rows if row["place"] is not None}
    provinces = {row["code"][:2] for row in rows}
    focus = provinces.pop() if len(provinces) == 1 else None
    picture = draw_hexmap(values, hexmap=hexmap, places=places, focus=focus)
    return (
        f"<figure>{picture}{draw_legend(values, bangkok=focus is None)}"
        "<figcaption>หนึ่งหกเหลี่ยมคือหนึ่งอำเภอ วางใกล้ที่ตั้งจริง ใหญ่เท่ากันทุกแห่ง</figcaption></figure>"
    )


def draw_country(rows: Sequence[Row], gazetteer: Gazetteer) -> str:
    """How far the campaign was heard, region by region."""
    silent = sum(not row["mentions"] for row in rows)
    lead = (
        f"<b>{figure(silent)}</b> จาก {figure(len(rows))} อำเภอยังเงียบ ไม่มีเรื่องที่นับได้ จึงไม่มีอันดับ "
        "ความเงียบไม่ได้แปลว่าบริการไม่ดี อาจเป็นเพราะคนยังไม่รู้ว่าเล่าได้"
        if silent
        else "มีคนพูดถึงครบทุกอำเภอ"
    )
    return section("country", "เสียงมาจากที่ไหนบ้าง", lead, _regions(rows, gazetteer))


def _regions(rows: Sequence[Row], gazetteer: Gazetteer) -> str:
    region = {district.code: district.region for district in gazetteer.districts}
    in_all = Counter(region[row["code"]] for row in rows)
    heard = Counter(region[row["code"]] for row in rows if row["mentions"])
    voices: Counter[str] = Counter()
    for row in rows:
        voices[region[row["code"]]] += row["positive_voices"]
    heads = [
        '<th scope="col">ภาค</th>',
        '<th scope="col" class="n">เสียงชื่นชม</th>',
        '<th scope="col" class="n">อำเภอที่มีคนพูดถึง</th>',
        '<th scope="col"><span class="unseen">ส่วนแบ่ง</span></th>',
    ]
    lines = [
        f'<tr><th scope="row">{escape(name)}</th><td class="n strong">{figure(voices[name])}</td>'
        f'<td class="n">{heard[name]} จาก {in_all[name]}</td>'
        f'<td class="drawn">{bar(heard[name], of=in_all[name], under=in_all[name])}</td></tr>'
        for name in sorted(in_all, key=lambda name: (-voices[name], name))
    ]
    return table("regions", "", heads, lines)
