"""The command `sangsuk`: one group, honest exit codes.

0 done, 2 the caller's to fix; a bug of ours keeps its traceback and leaves 1.
"""

import importlib
import sys
from typing import Final, NamedTuple

import click

import sangsuk
from sangsuk.core.errors import SangsukError


class Room(NamedTuple):
    """The module that a command lives in, and what it does in a few words."""

    module: str
    does: str


# A room is opened only when its command is called: `--help` stays quick.
ROOMS: Final[dict[str, Room]] = {
    "read": Room("reading", "Read posts into readings."),
    "rank": Room("ranking", "Rank the districts by readings, or by the database."),
    "run": Room("reading", "Read posts and rank the districts, without a database."),
    "audit": Room("audit", "Check the prizes by reading a random sample."),
    "bundle": Room("trust", "Make a result one archive that anybody can check."),
    "verify": Room("trust", "Check such an archive: every place, tie and file."),
    "signing-key": Room("trust", "Make the key that signs results."),
    "account": Room("acts", "Make an account for somebody who works in the system."),
    "invite": Room("accounts", "Print a link by which one person makes their account."),
    "invite-offices": Room("offices", "Make links for all offices from a list of e-mails."),
    "lost-phone": Room("accounts", "Take a lost phone from an account."),
    "sign-out": Room("accounts", "End every session of an account."),
    "acts": Room("acts", "Verify or export the log of what people decided."),
    "ruling": Room("rulings", "Decide whether a story counts; each ruling is an act."),
    "appeal": Room("rulings", "Lodge or decide an appeal."),
    "jury": Room("jury", "Judge the stories: jurors, rounds, who goes on."),
    "fix-rules": Room("acts", "Fix the digest of the rules, or write down an amendment."),
    "publish": Room("acts", "Publish an archive on the site."),
    "tell": Room("tell", "Tell what the stories say together."),
    "open-data": Room("open_data", "Write the open tables of a campaign, for anybody."),
    "why": Room("why", "Say which words show each service and driver."),
    "mask": Room("masking", "Mask personal data in posts."),
    "corrections": Room("correcting", "Write what people put right as training rows."),
    "train": Room("training", "Make the reader's arrays again."),
    "evaluate": Room("training", "Say how well the reader reads labelled stories."),
    "cross-validate": Room("cross_validation", "Measure the recipe on every training story."),
    "second-opinion": Room("second_opinion", "Ask another model what it makes of readings."),
    "drives": Room("drives", "Search readings for praise that was arranged."),
    "simulate": Room("simulating", "Try the count on campaigns whose truth is known."),
    "check-campaign": Room("campaigns", "Say whether a campaign file can be run."),
    "intake": Room("intake", "Take posts into the database, or try it."),
    "profiles": Room("intake", "Mapping profiles: how exports of others are read."),
    "understand": Room("site", "Read the stories of the database."),
    "demo": Room("demo", "Load the demonstration."),
    "serve": Room("serving", "Serve the site."),
    "worker": Room("working", "Do what is to be done later."),
    "doors": Room("doors", "Say which doors are open and what they collected."),
    "claim-link": Room("claims", "Make a link by which a post's author shows it is theirs."),
    "voices": Room("voices", "List the voice messages that wait to be typed."),
    "type-voice": Room("voices", "Keep what a voice message says."),
    "pull": Room("pulling", "Ask a service that is paid for, and say first what it costs."),
    "poster": Room("poster", "Draw posters for offices, with a code to their own form."),
    "film": Room("film", "Make a moving draft of a film from a story's words."),
    "announcements": Room("announcing", "Say what the campaign says outside, and how far."),
    "matters": Room("matters", "Say what needs a person now."),
    "rehearse": Room("rehearsing", "Rehearse the day of closing on a copy of the database."),
    "jobs": Room("working", "Say how the queue of jobs stands."),
    "manage": Room("serving", "Django's own commands: migrate, check and others."),
}


class House(click.Group):
    """Finds a command by the room that it lives in."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click's own signature
        return list(ROOMS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 click's own signature
        cmd_name: str,
    ) -> click.Command | None:
        if cmd_name not in ROOMS:
            return None
        room = importlib.import_module(f"sangsuk.cli.{ROOMS[cmd_name].module}")
        command = getattr(room, cmd_name.replace("-", "_"))
        if not isinstance(command, click.Command):
            raise TypeError(f"{cmd_name} is no command")
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 click's own signature
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, room.does) for name, room in ROOMS.items()])


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
