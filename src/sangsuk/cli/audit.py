"""`sangsuk audit`: people check a random sample until the prizes are certain enough."""

import json
import os
from pathlib import Path
from typing import Any, Final

import click

from sangsuk.flow.audit.commit import commit as commit_result
from sangsuk.flow.audit.commit import open_commitment
from sangsuk.flow.audit.draw import draw as draw_sample
from sangsuk.flow.audit.record import record as record_readings
from sangsuk.flow.audit.status import audit_status
from sangsuk.flow.home import state_folder
from sangsuk.web.clock import now

A_PATH: Final = click.Path(path_type=Path)
AGAINST: Final = click.option(
    "--against",
    type=A_PATH,
    multiple=True,
    metavar="PATH",
    help="An archive that others published, or a folder of them: what they used is used too.",
)
TIED: Final = (
    "Who wins hangs on a tie: no sample can show that. The audit will ask for a full hand"
    " count, unless what people read brings the districts apart."
)
EARLIER: Final = "{} commitments of this campaign were made before; this one names them."
A_RESULT: Final = click.argument("folder", type=A_PATH, metavar="DIR")


@click.group()
def audit() -> None:
    """Check the prize places by reading a random sample, until the risk is small enough.

    First `commit` and publish the hash; then choose a seed in public and `draw`;
    read the cards and `record` what they say; `status` tells when it is enough.

    Example: sangsuk audit commit result/
    """


@audit.command()
@A_RESULT
@click.option(
    "--limit",
    type=click.FloatRange(0, 0.5, min_open=True),
    default=0.05,
    show_default=True,
    help="The greatest chance that wrong prizes are confirmed.",
)
@click.option(
    "--identities", type=A_PATH, metavar="FILE", help="As the result was counted with, if it was."
)
@AGAINST
def commit(folder: Path, **given: Any) -> None:
    """Fix what is audited in DIR, the output of `sangsuk run`, and print the hash to publish.

    A result has one commitment, also where its folder was copied. One of another
    result of the same campaign names those that were made before.

    Example: sangsuk audit commit result/
    """
    click.echo(commit_result(folder, at=now(), home=state_folder(os.environ), **given))
    committed = open_commitment(folder)
    if committed.tied:
        click.echo(TIED, err=True)
    if committed.earlier:
        click.echo(EARLIER.format(len(committed.earlier)), err=True)


@audit.command()
@A_RESULT
@click.option("--seed", required=True, help="Chosen in public after the hash was published.")
@click.option(
    "--size", type=click.IntRange(min=1), help="Cards of the first sample; else what is likely."
)
@click.option(
    "--more", type=click.IntRange(min=0), default=0, help="So many cards more, in the same order."
)
@AGAINST
def draw(folder: Path, seed: str, **given: Any) -> None:
    """Draw the sample: sample.csv with draw, card and stratum.

    Which posts a card has is in audit-posts.csv.  A seed that drew another result,
    here or in an archive that was published, is refused.

    Example: sangsuk audit draw result/ --seed 83017495226410385527
    """
    drawn = draw_sample(folder, seed, home=state_folder(os.environ), **given)
    click.echo(f"{drawn:,} cards are drawn: {folder / 'sample.csv'}")


@audit.command()
@A_RESULT
@click.argument("readings", type=A_PATH, metavar="FILE.csv")
@click.option(
    "--readers", type=A_PATH, metavar="READERS.csv", help="reader, home: who may not read what."
)
def record(folder: Path, readings: Path, readers: Path | None) -> None:
    """Keep what people read: card, reader, eligible (yes, no, missing), praised (codes).

    A file is kept whole or not at all, and nothing kept is ever changed.

    Example: sangsuk audit record result/ monday.csv --readers readers.csv
    """
    click.echo(f"kept {record_readings(folder, readings, readers=readers):,} readings")


@audit.command()
@A_RESULT
def status(folder: Path) -> None:
    """Tell as JSON what the audit has come to, and how many more cards are likely.

    Example: sangsuk audit status result/
    """
    click.echo(json.dumps(audit_status(folder), ensure_ascii=False, indent=1))
