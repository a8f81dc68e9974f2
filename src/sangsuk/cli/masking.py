"""`sangsuk mask`: a file of posts in which nothing personal can be read any more."""

from pathlib import Path

import click

from sangsuk.cli.progress import progress
from sangsuk.cli.reading import say_why_rejected
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

    Each row needs the columns id, platform, posted_at and text, keeps those that
    it has and gains masked (the text fit to be shown), pii (what was masked,
    exactly as typed) and review (pii_unsure where a person should look). Handles
    in author and addresses in url stay as they are, and it is said how many.
    Rows that are no post go to the name of --out with .rejected.jsonl.

    Example: sangsuk mask posts.csv --out masked.csv --drop-text
    """
    is_new = not out.parent.exists()
    with progress("mask") as on_progress:
        count = mask_file(posts, out, drop_open=drop_text, on_progress=on_progress)
    if is_new:
        click.echo(f"made the folder {out.parent}", err=True)
    click.echo(_tell(count, out))
    if count.rejected:
        say_why_rejected(str(out))
    if count.handles or count.addresses:
        click.echo(
            f"not masked: {count.handles:,} handles in author and {count.addresses:,} addresses "
            "in url; take these columns out before you hand the file on",
            err=True,
        )


def _tell(count: MaskCount, out: Path) -> str:
    return (
        f"masked {count.masked:,} posts ({count.unsure:,} for a person to look at), "
        f"{count.clean:,} had nothing personal, rejected {count.rejected:,} rows: {out}"
    )
