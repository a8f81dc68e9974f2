"""`sangsuk mask`: a file of posts in which nothing personal can be read any more."""

from pathlib import Path

import click

from sangsuk.cli.progress import progress
from sangsuk.flow.reading.masking import MaskCount, mask_file


@click.command()
@click.argument("posts", type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Ends in .jsonl or .csv.",
)
@click.option(
    "--drop-text",
    is_flag=True,
    help="Leave out the text as told and the list of what was masked: to hand the file on.",
)
def mask(posts: Path, out: Path, *, drop_text: bool) -> None:
    """Mask personal data in POSTS, a file or a folder of JSONL, CSV, XLSX or Parquet.

    Each row keeps its columns and gains masked (the text fit to be shown), pii
    (what was masked, exactly as typed) and review (pii_unsure where a person
    should look). Handles in author and addresses in url stay as they are. Rows
    that are no post go to the name of --out with .rejected.jsonl.

    Example: sangsuk mask posts.csv --out masked.csv --drop-text
    """
    with progress("mask") as on_progress:
        count = mask_file(posts, out, drop_open=drop_text, on_progress=on_progress)
    click.echo(_tell(count, out))


def _tell(count: MaskCount, out: Path) -> str:
    return (
        f"masked {count.masked:,} posts ({count.unsure:,} for a person to look at), "
        f"{count.clean:,} had nothing personal, rejected {count.rejected:,} rows: {out}"
    )
