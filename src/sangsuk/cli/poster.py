"""`sangsuk poster`: posters for the counters of offices."""

from pathlib import Path

import click

from sangsuk.flow.showing.posters import offices_of, write_posters


@click.command()
@click.option("--site", required=True, metavar="URL", help="The site's own address, whole.")
@click.option("--district", metavar="CODE", default="", help="One office.")
@click.option("--province", metavar="CODE|NAME", default="", help="Every office of a province.")
@click.option("--out", type=click.Path(path_type=Path), default="posters.pdf", show_default=True)
def poster(site: str, district: str, province: str, out: Path) -> None:
    """Draw posters with a code that opens the office's own form; of all offices if none is named.

    Example: sangsuk poster --site https://sangsuk.example.go.th --province เชียงใหม่
    """
    offices = offices_of(district=district, province=province)
    write_posters(offices, site, out)
    click.echo(f"{len(offices):,} {'poster' if len(offices) == 1 else 'posters'}: {out}")
