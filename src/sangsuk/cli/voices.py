"""`sangsuk voices`: voice messages that wait for a person; `sangsuk type-voice`: what they say."""

import sys
from pathlib import Path
from typing import Final

import click

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.migrated import check_migrated
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.line.voices import keep_voice
from sangsuk.records.chats.enclosures import voices_to_type

ENDINGS: Final = {"audio/mpeg": ".mp3", "audio/ogg": ".ogg", "audio/aac": ".aac"}


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write each voice into a file there, to be listened to and removed afterwards.",
)
def voices(out: Path | None) -> None:
    """List the voice messages that wait to be typed, the oldest first.

    Example: sangsuk voices --out voices/
    """
    check_migrated()
    for one in voices_to_type():
        click.echo(f"{one.message_id}  {one.said_at.astimezone(BANGKOK):%Y-%m-%d %H:%M}")
        if out:
            out.mkdir(mode=0o700, parents=True, exist_ok=True)
            ending = ENDINGS.get(one.media_type, ".m4a")
            name = "".join(letter for letter in one.message_id if letter.isalnum())
            (out / f"{name}{ending}").write_bytes(bytes(one.raw or b""))


@click.command()
@click.argument("message")
@click.option("--by", required=True, metavar="NAME", help="Who listened and typed.")
def type_voice(message: str, by: str) -> None:
    """Keep what MESSAGE says, typed on standard input; its teller is shown it before sending.

    Example: sangsuk type-voice 325708 --by somsri < words.txt
    """
    check_migrated()
    keep_voice(message, sys.stdin.read(), by=by)
    click.echo("Kept; the teller is told.")
