"""`sangsuk tell`: what the stories say together, as papers and tables."""

import os
from pathlib import Path

import click

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.migrated import check_migrated
from sangsuk.cli.progress import progress
from sangsuk.flow.answers.answering import source_now
from sangsuk.flow.answers.offices import write_office_papers
from sangsuk.flow.answers.report import write_answer_report
from sangsuk.flow.counting.site import rank_site
from sangsuk.flow.home import state_folder
from sangsuk.flow.memory import remember_campaign
from sangsuk.flow.open_data.write import write_open_data
from sangsuk.records.standings.queries import latest_snapshot
from sangsuk.web.clock import now


@click.group()
def tell() -> None:
    """Tell what the stories say together.

    Example: sangsuk tell report --out report
    """


@tell.command()
@click.option("--campaign", metavar="SLUG|FILE", default=None, help="Default: the current one.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--language", type=click.Choice(("th", "en")), default="th", show_default=True)
def report(campaign: str | None, out: Path, language: str) -> None:
    """Write report.html, report.pdf, slides.pdf, tables.xlsx and open-data/.

    Example: sangsuk tell report --campaign amphoe-sangsuk-2563 --out report
    """
    check_migrated()
    at = now()
    kept = remember_campaign(campaign, at=at)
    if latest_snapshot(kept) is None:
        rank_site(kept, at=at)  # the open tables hold standings, too
    source = source_now(kept)
    write_open_data(kept, out / "open-data", home=state_folder(os.environ), at=at, source=source)
    stories = write_answer_report(kept, out, language=language, at=at, answer=source.answer)
    click.echo(f"{stories:,} stories: {out}")


@tell.command()
@click.option("--campaign", metavar="SLUG|FILE", default=None, help="Default: the current one.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--only", metavar="CODE", default="", help="A province or district. Default: all.")
@click.option("--language", type=click.Choice(("th", "en")), default="th", show_default=True)
def offices(campaign: str | None, out: Path, only: str, language: str) -> None:
    """Write a two-page paper for every office and province: what your citizens said.

    Example: sangsuk tell offices --out offices
    """
    check_migrated()
    at = now()
    kept = remember_campaign(campaign, at=at)
    with progress("papers") as on_progress:
        papers = write_office_papers(
            kept, out, language=language, only=only, at=at, tell=on_progress
        )
    click.echo(f"{papers:,} papers: {out}")
