"""`sangsuk simulate`: figures of how well the count does on campaigns whose truth is known."""

import importlib
from typing import Final

import click

# The module that a simulation lives in, and what it tries.
SIMULATIONS: Final[dict[str, tuple[str, str]]] = {
    "answers": ("simulating_answers", "Whether the stated ranges of shares hold."),
    "audit": ("simulating_audit", "What the audit risks, and how many cards it takes."),
    "copies": ("simulating_count", "How much a copy may be edited and still be told."),
    "drives": ("simulating_count", "Whether arranged praise is found, and a viral day is not."),
    "intervals": ("simulating_count", "Whether the stated certainty of places holds."),
    "jury": ("simulating_jury", "Whether the best stories are found and unfair jurors are seen."),
}


class Simulations(click.Group):
    """Finds a simulation by its module."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click's own signature
        return list(SIMULATIONS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 click's own signature
        cmd_name: str,
    ) -> click.Command | None:
        if cmd_name not in SIMULATIONS:
            return None
        room = importlib.import_module(f"sangsuk.cli.{SIMULATIONS[cmd_name][0]}")
        command = getattr(room, f"simulate_{cmd_name}")
        if not isinstance(command, click.Command):
            raise TypeError(f"{cmd_name} is no command")
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 click's own signature
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Simulations"):
            formatter.write_dl([(name, does) for name, (_, does) in SIMULATIONS.items()])


@click.group(cls=Simulations)
def simulate() -> None:
    """Try the count on campaigns made up, of which the truth is known.

    Example: sangsuk simulate intervals --runs 90 --seed 1
    """
