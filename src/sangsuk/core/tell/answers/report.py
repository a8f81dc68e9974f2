"""The report as one HTML file: what the page tells, with nothing loaded from anywhere."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from sangsuk.core.tell.figures.drawing import ALONE

Told = Mapping[str, Any]
OWN = (
    "body{margin:0 auto;max-width:60rem;padding:2rem 1.25rem;line-height:1.75}"
    "h1{font-size:2.4rem;line-height:1.3}h2{margin-top:3rem}"
    ".fig{width:100%;max-width:32rem;height:auto}"
    "blockquote{margin:0;padding-left:1rem;border-left:4px solid #e9a23b}"
    "table{border-collapse:collapse;font-size:.95rem}th,td{padding:.3rem .8rem .3rem 0;"
    "text-align:left;border-bottom:1px solid #dccfb6;vertical-align:top}.soft{opacity:.75}"
)


def draw_answer_report(told: Told, figures: Mapping[str, str], *, css: str, about: str) -> str:
    """The whole file.

    Args:
        told: an answer as `Telling` lays it out.
        figures: SVG by name.
        css: the campaign's type and colours, with the fonts inside.
        about: campaign, moment and rules, in a line.
    """
    parts = [
        f"<h1>{escape(told['title'])}</h1><p class='soft'>{escape(about)}</p>",
        f"<p><strong>{escape(told['lead'])}</strong></p>",
        *(_side(told, told[side], figures.get(side, "")) for side in ("happy", "unhappy")),
        _differs(told, figures.get("regions", "")) if told["is_enough"] else "",
        _practices(told["practices"]) if told["is_enough"] else "",
        _themes(told["themes"]) if told["themes"]["rows"] else "",
        _policies(told["policy"], told["words"]["stories"]) if told["is_enough"] else "",
        _listed(told["unheard"]["title"], told["unheard"]["lines"]),
        f"<h2>{escape(told['days']['title'])}</h2>{figures.get('days', '')}",
        _listed(told["how"]["title"], told["how"]["lines"]),
    ]
    return (
        f"<!doctype html><html lang='{told['language']}'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width,initial-scale=1'>"
        f"<title>{escape(told['title'])}</title><style>{css}{ALONE}{OWN}</style></head>"
        f"<body><main>{''.join(parts)}</main></body></html>\n"
    )


def _side(told: Told, side: Told, svg: str) -> str:
    head = f"<h2>{escape(side['title'])}</h2><p>{escape(side['sentence'])}</p>"
    if not side["rows"]:
        return head
    words = told["words"]
    rows = [
        (row["name"], f"{row['stories']:,}", row["likely_text"], row["range_text"])
        for row in side["rows"]
    ]
    table = _table([words[key] for key in ("driver", "stories", "share", "range")], rows)
    quotes = "".join(
        f"<h3>{escape(pair['name'])}</h3>"
        + "".join(_quote(words[kind], pair[kind]) for kind in KINDS)
        for pair in side["quotes"]
    )
    return f"{head}{svg}{table}{quotes}"


KINDS = ("typical", "vivid")


def _quote(kind: str, quote: Told | None) -> str:
    if quote is None:
        return ""
    return (
        f"<blockquote lang='th'>{escape(quote['text'])}</blockquote>"
        f"<p class='soft'>{escape(' · '.join(filter(None, (kind, quote['district']))))}</p>"
    )


def _differs(told: Told, svg: str) -> str:
    groups = [group for group in told["happy"]["parts"] if group["key"] != "region"]
    tables = "".join(
        f"<h3>{escape(group['title'])}</h3>"
        + _table(
            [told["words"]["part"], told["words"]["stories"], ""],
            [(part["name"], f"{part['stories']:,}", part["stands_out"]) for part in group["parts"]],
        )
        for group in groups
    )
    return f"<h2>{escape(told['differs'])}</h2>{svg}{tables}"


def _practices(told: Told) -> str:
    cards = "".join(
        f"<h3>{escape(card['name'])}</h3><p>{escape(card['try_it'])} "
        f"<span class='soft'>{escape(card['told'])} · {escape(card['followed'])}</span></p>"
        for card in told["cards"]
    )
    return f"<h2>{escape(told['title'])}</h2><p>{escape(told['about'])}</p>{cards}"


def _policies(told: Told, stories: str) -> str:
    rows = [
        (
            f"{row['name']} ({row['source']})",
            f"{row['praised']:,} {stories} {', '.join(row['practices'])}",
            f"{row['blamed']:,} {stories} {', '.join(row['concerns'])}",
        )
        for row in told["rows"]
    ]
    table = _table([told["title"], *told["heads"]], rows)
    return f"<h2>{escape(told['title'])}</h2><p>{escape(told['about'])}</p>{table}"


def _themes(told: Told) -> str:
    themes = "".join(
        f"<h3>{escape(one['name'])}</h3><p>{escape(' · '.join(one['phrases']))} "
        f"<span class='soft'>{escape(one['told'])}</span></p>{_quote('', one['quote'])}"
        for one in told["rows"]
    )
    return f"<h2>{escape(told['title'])}</h2><p>{escape(told['about'])}</p>{themes}"


def _listed(title: str, lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<h2>{escape(title)}</h2><ul>{items}</ul>"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th scope='col'>{escape(one)}</th>" for one in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
