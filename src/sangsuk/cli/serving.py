"""`sangsuk serve`, the site, and `sangsuk manage`, Django's own commands."""

import os
import socket
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import Final

import click
from django.core.management import execute_from_command_line
from django.db import connection

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.demo_clock import set_demo_clock
from sangsuk.cli.migrated import check_migrated, check_reachable, warn_of_letters
from sangsuk.cli.static_files import collect_static_files
from sangsuk.core.errors import CallError
from sangsuk.flow.memory import remember_what_is_open
from sangsuk.flow.migrating import turn_to_migrate
from sangsuk.records.standings.sizes import learn_sizes
from sangsuk.web.clock import now

DEMO_CLOCK: Final = (
    "The demonstration is shown in the last second of its campaign (SANGSUK_CLOCK sets another)."
)
PASS_ON: Final = {"ignore_unknown_options": True, "help_option_names": []}
LONGEST_LINE: Final = 8190  # bytes of a request's first line: gunicorn allows no more
# A request line without its query, which may hold what a visitor searched for.
ACCESS_LINE: Final = '%(h)s "%(m)s %(U)s" %(s)s %(b)s %(M)sms'


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 for every network.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
def serve(port: int, host: str, workers: int) -> None:
    """Serve the site.

    Example: sangsuk serve --port 8000
    """
    check_migrated()
    if set_demo_clock():
        click.echo(DEMO_CLOCK)
    remember_what_is_open(at=now())
    learn_sizes()  # migrations forget what SQLite knew of the tables that they made anew
    connection.close()  # the server's workers open their own
    check_port_free(host, port)
    collect_static_files()
    click.echo(f"สร้างสุข  http://{host}:{port}/  (Ctrl-C ends it)")
    sys.stdout.flush()
    os.execv(sys.executable, gunicorn(host, port, workers))  # noqa: S606 - our own interpreter


@click.command(context_settings=PASS_ON)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def manage(context: click.Context, arguments: tuple[str, ...]) -> None:
    """Django's own commands: migrate, check, dbshell and others.

    Example: sangsuk manage migrate
    """
    if not {*arguments} - {"-h", "--help"}:
        click.echo(context.get_help())
    turn: AbstractContextManager[None] = nullcontext()
    if arguments[:1] == ("migrate",):
        check_reachable()
        warn_of_letters()
        turn = turn_to_migrate()
    with turn:
        execute_from_command_line(["sangsuk manage", *arguments])


def check_port_free(host: str, port: int) -> None:
    """Say so where another program listens already.

    Raises:
        CallError: the address cannot be bound.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CallError(
                "serve.port",
                what=f"The site cannot listen at {host}:{port}: {error.strerror}.",
                where="--host, --port",
                remedy=f"end the program that listens there, or take another: --port {port + 1}",
            ) from None


def gunicorn(host: str, port: int, workers: int) -> list[str]:
    """The command line of the server: threads share a worker, nothing is written to the home."""
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return [
        *(sys.executable, "-m", "gunicorn", "sangsuk.wsgi:application"),
        *("--bind", address, "--workers", str(workers)),
        *("--worker-class", "sangsuk.cli.server_worker.KindWorker", "--threads", "4"),
        *("--no-control-socket", "--limit-request-line", str(LONGEST_LINE)),
        *("--access-logfile", "-", "--access-logformat", ACCESS_LINE),
        *("--logger-class", "sangsuk.cli.access_log.AccessLog"),
    ]
