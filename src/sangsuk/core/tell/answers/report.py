"""The report as one HTML file: what the page tells, with nothing loaded from anywhere."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, Final

from sangsuk.core.tell.answers.answer import PARTS
from sangsuk.core.tell.answers.tabled import Table
from sangsuk.core.tell.figures.drawing import ALONE

Told = Mapping[str, Any]
Files = Mapping[str, Mapping[str, str]]  # of each figure what can be saved, by its ending
KINDS: Final = ("typical", "vivid")
LONG: Final = 12  # rows, above which a table is opened by who wants it
OWN: Final = (
    "body{margin:0 auto;max-width:60rem;padding:2rem 1.25rem;line-height:1.75}"
    "h1{font-size:2.4rem;line-height:1.3}h2{margin-top:3rem}"
    ".fig{width:100%;max-width:32rem;height:auto;display:block}"
    "figure{margin:1.5rem 0}figcaption{font-weight:600;margin-bottom:.5rem}"
    "summary{cursor:pointer;padding:.6rem 0}"
    "blockquote{margin:0;padding-left:1rem;border-left:4px solid #e9a23b}"
    "table{border-collapse:collapse;font-size:.95rem}.wide{overflow-x:auto}"
    "th,td{padding:.3rem .8rem .3rem 0;"
    "text-align:left;border-bottom:1px solid #dccfb6;vertical-align:top;font-weight:400}"
    "thead th{opacity:.75}td.end,th.end{text-align:right;font-variant-numeric:tabular-nums}"
    ".soft{opacity:.75}"
)


class HtmlReport:
    """Draws the file of one answer as it is laid out.

    `figures` are SVG by name, those of which there is something to show; `files` the same to be
    saved, as addresses that hold them.
    """

    def __init__(self, told: Told, figures: Mapping[str, str], files: Files) -> None:
        self._told, self._figures, self._files = told, figures, files

    def draw(self, *, css: str, about: str) -> str:
        """The whole file.

        Args:
            css: the campaign's type and colours, with the fonts inside.
            about: campaign, moment and rules, in a line.
        """
        told = self._told
        head = (
            f"<h1>{escape(told['title'])}</h1><p class='soft'>{escape(about)}</p>"
            f"<p><strong>{escape(told['lead'])}</strong></p>"
        )
        return (
            f"<!doctype html><html lang='{told['language']}'><head><meta charset='utf-8'>"
            "<meta name='viewport' content='width=device-width,initial-scale=1'>"
            f"<title>{escape(told['title'])}</title><style>{css}{ALONE}{OWN}</style></head>"
            f"<body><main>{head}{''.join(self._sections())}</main></body></html>\n"
        )

    def _sections(self) -> list[str]:
        told = self._told
        enough = told["is_enough"]
        return [
            *(self._side(told[side]) for side in ("happy", "unhappy")),
            self._differs() if enough else "",
            self._practices() if enough else "",
            self._themes() if told["themes"]["rows"] else "",
            self._section(told["policy"], "policy") if enough else "",
            _listed(told["unheard"]["title"], told["unheard"]["lines"]),
            self._month() if told["days"]["rows"] else "",
            _listed(told["how"]["title"], told["how"]["lines"]),
        ]

    def _side(self, side: Told) -> str:
        head = f"<h2>{escape(side['title'])}</h2><p>{escape(side['sentence'])}</p>"
        concerns = self._concerns() if side["name"] == "unhappy" else ""
        if not side["rows"]:
            return head + concerns
        words = self._told["words"]
        quotes = "".join(
            f"<h3>{escape(pair['name'])}</h3>"
            + "".join(_quote(words[kind], pair[kind]) for kind in KINDS)
            for pair in side["quotes"]
        )
        return f"{head}{self._figure(side['name'], bare=True)}{quotes}{concerns}"

    def _concerns(self) -> str:
        told = self._told["concerns"]
        if not told:
            return ""
        title = self._told["figures"]["concerns"]["title"]
        did = "".join(
            f"<li>{escape(one['name'])}: “{escape(each['what'])}” "
            f"<span class='soft'>{escape(each['office'])} · {escape(each['state'])}</span></li>"
            for one in told
            for each in one["did"]
        )
        return f"<h3>{escape(title)}</h3>{self._figure('concerns', bare=True)}" + (
            f"<ul>{did}</ul>" if did else ""
        )

    def _differs(self) -> str:
        told = self._told
        groups = "".join(
            self._figure(f"{side}_{key}") + self._stands_out(told[side], key)
            for side in ("happy", "unhappy")
            for key in PARTS
        )
        ways = self._figure("former") + self._figure("weeks")
        return f"<h2>{escape(told['differs'])}</h2>{ways}{groups}" if ways or groups else ""

    def _stands_out(self, side: Told, key: str) -> str:
        parts = [part for group in side["parts"] if group["key"] == key for part in group["parts"]]
        out = "".join(
            f"<li>{escape(part['name'])} <span class='soft'>{part['stories']:,} "
            f"{escape(self._told['words']['stories'])}</span>: {escape(part['out_text'])}</li>"
            for part in parts
            if part["out"]
        )
        return f"<p class='soft'>{escape(side['outstanding'])}</p><ul>{out}</ul>" if out else ""

    def _practices(self) -> str:
        told = self._told["practices"]
        if not told["cards"]:
            return ""
        cards = "".join(
            f"<h3>{escape(card['name'])}</h3><p>{escape(card['try_it'])} "
            f"<span class='soft'>{escape(_joined(card['told'], card['followed']))}</span></p>"
            for card in told["cards"]
        )
        return self._section(told, "practices") + cards

    def _themes(self) -> str:
        told = self._told["themes"]
        themes = "".join(
            f"<h3>{escape(one['name'])}</h3><p>{escape(' · '.join(one['phrases']))} "
            f"<span class='soft'>{escape(one['told'])}</span></p>{_quote('', one['quote'])}"
            for one in told["rows"]
        )
        return self._section(told, "themes") + themes

    def _month(self) -> str:
        told = self._told
        return (
            f"<h2>{escape(told['became']['title'])}</h2><p>{escape(told['became']['lead'])}</p>"
            + self._figure("became", bare=True)
            + f"<h2>{escape(told['days']['title'])}</h2>"
            + self._figure("days", bare=True)
            + "".join(self._figure(name) for name in ("calendar", "places"))
        )

    def _section(self, told: Told, name: str) -> str:
        head = f"<h2>{escape(told['title'])}</h2><p>{escape(told['about'])}</p>"
        return head + self._figure(name, bare=True)

    def _figure(self, name: str, *, bare: bool = False) -> str:
        """A figure with its name, its table and its files; nothing where there are no rows.

        One that is `bare` stands under a heading that says its name.
        """
        if name not in self._figures:
            return ""
        laid = self._told["figures"][name]
        files = " ".join(
            f"<a download='{name}.{ending}' href='{address}'>{ending.upper()}</a>"
            for ending, address in self._files[name].items()
        )
        said = "" if bare else f"<figcaption>{escape(laid['title'])}</figcaption>"
        return (
            f"<figure>{said}{self._figures[name]}"
            f"{_opened(laid['table'], self._told['words']['as_table'])}"
            f"<p class='soft'>{files}</p></figure>"
        )


def _opened(table: Table, name: str) -> str:
    """A table, open where it is short."""
    shown = " open" if len(table.rows) <= LONG else ""
    return f"<details{shown}><summary>{escape(name)}</summary>{_table(table)}</details>"


def _table(table: Table) -> str:
    head = "".join(f"<th scope='col'>{escape(one)}</th>" for one in table.heads)
    body = "".join(
        f"<tr><th scope='row'>{escape(row[0].text)}</th>"
        + "".join(f"<td>{escape(cell.text)}</td>" for cell in row[1:])
        + "</tr>"
        for row in table.rows
    )
    return (
        f"<div class='wide'><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _quote(kind: str, quote: Told | None) -> str:
    if quote is None:
        return ""
    return (
        f"<blockquote lang='th'>{escape(quote['text'])}</blockquote>"
        f"<p class='soft'>{escape(_joined(kind, quote['district']))}</p>"
    )


def _joined(*said: str) -> str:
    return " · ".join(filter(None, said))


def _listed(title: str, lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<h2>{escape(title)}</h2><ul>{items}</ul>"
