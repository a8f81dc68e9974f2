"""`sangsuk worker`: does what is to be done later; `sangsuk jobs`: how that stands."""

import os
import secrets
import signal
import socket
from datetime import UTC, datetime, timedelta
from typing import Final

import click
from django.conf import settings

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.demo_clock import set_demo_clock
from sangsuk.cli.migrated import check_migrated
from sangsuk.flow.doors.receiving import take_in_spooled
from sangsuk.flow.work.schedule import begin_what_is_due
from sangsuk.flow.work.worker import Worker
from sangsuk.records.jobs.actions import retry_dead
from sangsuk.records.jobs.queries import dead_letters, queue_state
from sangsuk.web.clock import now

GIVES_WAY: Final = 5  # to the site: a hook and a page are answered before a job goes on


def machine_clock() -> datetime:
    """Leases and waits go by the machine's clock, also where a demonstration sets another."""
    return datetime.now(UTC)


@click.command()
@click.option(
    "--lease",
    default=60.0,
    show_default=True,
    type=click.FloatRange(1, 3600),
    help="Seconds after which the job of a lost worker is taken up by another.",
)
def worker(lease: float) -> None:
    """Do jobs until told to stop: SIGTERM or Ctrl-C ends it after the job at hand.

    Any number of workers may run at once.

    Example: sangsuk worker
    """
    check_migrated()
    set_demo_clock()
    os.nice(GIVES_WAY)
    name = f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"
    one = Worker(
        name,
        lease=timedelta(seconds=lease),
        clock=machine_clock,
        now=now,
        tend=lambda: begin_what_is_due(os.environ, clock=machine_clock()),
        fetch=lambda: take_in_spooled(settings.SANGSUK_HOME),
    )
    for stopping in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stopping, lambda *_: one.stop())
    click.echo(f"worker {name} works (Ctrl-C ends it)")
    tried = one.run()
    click.echo(f"worker {name} ends: {tried:,} jobs.")


@click.command()
@click.option("--retry", is_flag=True, help="Try every dead letter again.")
def jobs(retry: bool) -> None:  # noqa: FBT001 - click's flag
    """Say how the queue stands; a dead letter is a job that failed too often.

    Example: sangsuk jobs --retry
    """
    check_migrated()
    if retry:
        click.echo(f"{retry_dead():,} dead letters are tried again.")
    state = queue_state(machine_clock())
    waits = f"{state.longest_wait.total_seconds():,.0f} s"
    click.echo(f"waiting {state.waiting:,} (the longest {waits}), running {state.running:,}")
    click.echo(f"dead letters: {state.dead:,}")
    for dead in dead_letters()[:100]:
        click.echo(f"  {dead.pk} {dead.task_path} {dead.lease.tries} tries: {dead.lease.fault}")
