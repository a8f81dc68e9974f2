"""`sangsuk film`: drafts of films from stories."""

from pathlib import Path

import click

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.migrated import check_migrated
from sangsuk.cli.progress import progress
from sangsuk.flow.films.drafting import draft_of, write_animatic
from sangsuk.flow.memory import recall_campaign
from sangsuk.web.clock import now


@click.group()
def film() -> None:
    """Films from stories.

    Example: sangsuk film animatic 12 --out draft.mp4
    """


@film.command()
@click.argument("story", type=click.IntRange(min=1), metavar="STORY")
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FILE.mp4")
@click.option("--campaign", metavar="SLUG", default="", help="Default: the open one.")
def animatic(story: int, out: Path, campaign: str) -> None:
    """Make a story's words a moving draft, standing and lying, with music and captions.

    STORY is the number at the end of the story's address on the site.

    Example: sangsuk film animatic 12 --out draft.mp4
    """
    check_migrated()
    draft = draft_of(recall_campaign(campaign, at=now()), story)
    with progress("film") as on_progress:
        done = write_animatic(draft, out, on_progress=on_progress)
    click.echo(f"{done.seconds:.0f} s, {done.scenes} scenes: {' '.join(map(str, done.files))}")
