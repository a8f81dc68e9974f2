import subprocess
import sys

import click
import pytest
from command import environment

from sangsuk.cli.main import ROOMS, cli

TELL_WHAT_IS_OPEN = """
import sys
from sangsuk.cli.main import cli
cli(["--help"], standalone_mode=False)
print([name for name in sys.modules if name.startswith(("sangsuk.cli.", "sangsuk.flow", "django"))])
"""


def test_the_help_names_every_command_and_opens_no_room(tmp_path):
    completed = subprocess.run(
        [sys.executable, "-c", TELL_WHAT_IS_OPEN],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )

    *said, opened = completed.stdout.splitlines()
    assert opened == "['sangsuk.cli.main']"
    listed = [line.split()[0] for line in said[said.index("Commands:") + 1 :]]
    assert listed == list(ROOMS)


@pytest.mark.parametrize("name", ROOMS)
def test_every_command_is_in_its_room_and_shows_an_example(name):
    command = cli.get_command(click.Context(cli), name)

    assert command is not None
    assert f"Example: sangsuk {name}" in (command.help or "")
