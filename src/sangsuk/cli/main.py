"""The command `sangsuk`: one group, honest exit codes.

0 done, 2 the caller's to fix; a bug of ours keeps its traceback and leaves 1.
"""

import importlib
import sys
from typing import Final

import click

import sangsuk
from sangsuk.core.errors import SangsukError

# Each command names its room, opened only when called: `--help` stays quick.
ROOMS: Final[dict[str, str]] = {
    "read": "reading",
    "rank": "reading",
    "run": "reading",
    "train": "training",
    "evaluate": "training",
    "second-opinion": "second_opinion",
    "check-campaign": "campaigns",
    "intake": "site",
    "understand": "site",
    "demo": "demo",
    "serve": "serving",
    "manage": "serving",
}


class House(click.Group):
    """Finds a command by the room that it lives in."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(ROOMS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in ROOMS:
            return None
        room = importlib.import_module(f"sangsuk.cli.{ROOMS[cmd_name]}")
        command = getattr(room, cmd_name.replace("-", "_"))
        if not isinstance(command, click.Command):
            raise TypeError(f"{cmd_name} is no command")
        return command


@click.group(cls=House, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(sangsuk.__version__, prog_name="sangsuk")
def cli() -> None:
    """สร้างสุข: citizens' stories in, a count that anyone can check out.

    Example: sangsuk run posts.jsonl --campaign amphoe-sangsuk-2563 --out result/
    """


def main() -> None:
    """Run the command line; what the caller must fix is said in three lines."""
    try:
        cli()
    except SangsukError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
