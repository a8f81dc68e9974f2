"""`sangsuk tell report`: the answer as HTML, PDF, slides and a workbook."""

import base64
import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Font

from sangsuk.core.tell.answers.answer import Answer
from sangsuk.core.tell.answers.drawn import draw_figure, draw_figures
from sangsuk.core.tell.answers.figured import SIDES
from sangsuk.core.tell.answers.report import HtmlReport
from sangsuk.core.thai.dates import BANGKOK, thai_date
from sangsuk.flow.answers.answering import answer_now, lay_out
from sangsuk.flow.answers.figures import draw_png, in_svg
from sangsuk.flow.answers.tables import Row, all_tables, as_csv, table_of
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.papers.drawing import unbroken_in
from sangsuk.flow.showing.papers import draw_paper
from sangsuk.flow.showing.report_style import load_report_css
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of

Told = Mapping[str, Any]
PICTURES: Final = ("days", "became", "calendar", "weeks", "former", "places")
DRAWN: Final = ("places", "figures")  # no words of these stand in a paper
WIDEST: Final = 60  # letters of a column


def write_answer_report(
    campaign: Campaign, out: Path, *, language: str, at: datetime, answer: Answer | None = None
) -> int:
    """Write all files of the report; they come from the same tables.

    Of parts it tells what the open tables tell, and no small count.

    Args:
        campaign: whose.
        out: the folder.
        language: "th" or "en".
        at: the moment that stands on them.
        answer: as it may leave the house; None: as it is now.

    Returns:
        How many stories it is made from.

    Raises:
        CallError: `out` cannot be written.
    """
    answer = answer or answer_now(campaign)
    told = lay_out(answer, language)
    about = about_of(campaign, language, at)
    figures = draw_figures(told)
    drawn = {name: draw_figure(told, name, alone=True) for name in figures}
    pictures = {name: draw_png(svg) for name, svg in drawn.items()}
    paper = told | {"about": about, "pictures": _in_paper(told, pictures)}
    paper["unbroken"] = unbroken_in({name: told[name] for name in told if name not in DRAWN})
    files = {name: _files(told, name, drawn[name], pictures[name]) for name in figures}
    html = HtmlReport(told, figures, files).draw(css=load_report_css(), about=about)
    contents = {
        "report.html": html.encode(),
        "report.pdf": draw_paper("answers/report", paper, made=at),
        "slides.pdf": draw_paper("answers/slides", paper, made=at),
        "tables.xlsx": as_workbook(_sheets(told), none=told["words"]["no_rows"], at=at),
    }
    with staged(*(out / name for name in contents)) as partials:
        for partial, content in zip(partials, contents.values(), strict=True):
            partial.write_bytes(content)
    return answer.stories


def _in_paper(told: Told, pictures: Mapping[str, bytes]) -> dict[str, dict[str, str]]:
    """Figures that the paper shows as they are, each with the words for who listens.

    Letters inside of an SVG cannot be read aloud from a PDF, which forbids such ones: each is a
    picture of dots.
    """
    return {
        name: {"svg": in_svg(pictures[name]), "told": _spoken(told["figures"][name])}
        for name in PICTURES
        if name in pictures
    }


def _spoken(figure: Told) -> str:
    return f"{figure['title']}. {figure['alt']}"


def _files(told: Told, name: str, svg: str, png: bytes) -> dict[str, str]:
    """The figure as addresses that hold it, so that the report stays one file."""
    contents = {
        "svg": ("image/svg+xml", svg.encode()),
        "png": ("image/png", png),
        "csv": ("text/csv", as_csv(table_of(told, name)).encode()),
    }
    return {
        ending: f"data:{kind};base64,{base64.b64encode(content).decode()}"
        for ending, (kind, content) in contents.items()
    }


def _sheets(told: Told) -> dict[str, list[Row]]:
    """The tables, after one that says what each of them holds."""
    words, tables = told["words"], all_tables(told)
    sides = " · ".join(told[side]["title"] for side in SIDES)
    titles = {"reasons": sides, "parts": told["differs"], "places": words["offices"]}
    rows = [(name, titles.get(name) or told["figures"][name]["title"]) for name in tables]
    rows.append(("", words["sheet_shares"]))
    return {
        "about": [
            dict(zip((words["sheet"], words["sheet_holds"]), row, strict=True)) for row in rows
        ]
    } | tables


def as_workbook(tables: Mapping[str, list[Row]], *, at: datetime, none: str = "") -> bytes:
    """One sheet a table, its head standing while one scrolls; `none` says that it has no rows."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.created = book.properties.modified = at.replace(tzinfo=None)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        columns = list(rows[0]) if rows else [none]
        sheet.append(columns)
        for row in rows:
            sheet.append([row[column] for column in columns])
        for cell, column in zip(sheet[1], sheet.columns, strict=False):
            cell.font = Font(bold=True)
            longest = max((len(str(one.value or "")) for one in column), default=0)
            sheet.column_dimensions[cell.column_letter].width = min(longest + 2, WIDEST)
        sheet.freeze_panes = "A2"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def about_of(campaign: Campaign, language: str, at: datetime) -> str:
    """What stands at the foot of a paper: campaign, day, and the digest of the rules."""
    name = campaign.name_en if language == "en" else campaign.name_th
    local = at.astimezone(BANGKOK)
    day = f"{local.day} {local:%B %Y}" if language == "en" else thai_date(local)
    demo = {"th": "ระบบสาธิต เรื่องเล่าแต่งขึ้นทั้งหมด", "en": "Demonstration: all stories are made up"}
    made_up = [demo[language]] if campaign.is_demo else []
    return " · ".join([*made_up, name, day, rules_of(campaign).digest[:12]])
