"""What is done later, as jobs: each may be done twice and comes to the same.

A job's arguments are keys, never a story's words; the worker adds the moment, `at`.
"""

from datetime import datetime
from typing import Any

from django_tasks import task
from django_tasks.base import Task

from sangsuk.flow.desk.gathering import gather
from sangsuk.flow.doors.deliveries import parse_all
from sangsuk.flow.line.answers import answer_line
from sangsuk.flow.line.chat import listen
from sangsuk.flow.line.enclosures import fetch_enclosure
from sangsuk.flow.line.telling import LINE_HOOK
from sangsuk.flow.memory import recall_campaign, remember_campaign
from sangsuk.flow.reading.reader import load_reader
from sangsuk.flow.reading.understand import understand
from sangsuk.records.inbox.queries import deliveries_numbered
from sangsuk.records.jobs.queries import is_waiting


@task()
def parse_deliveries(deliveries: list[int], *, at: datetime) -> None:
    """Take in what deliveries of one door tell, as of their arrival, and have it read."""
    kept = deliveries_numbered(deliveries)
    campaign = remember_campaign(None, at=at)
    if {one.door for one in kept} == {LINE_HOOK}:
        load_reader()  # before others are kept from writing
        for one in kept:
            listen(
                one,
                campaign,
                at=one.arrived_at,
                on_reply=_answer_later,
                on_enclosure=_fetch_later,
            )
    else:
        parse_all(kept, campaign)
    enqueue_once(understand_stories, campaign.slug)


@task(priority=-10)  # what was delivered is taken in first
def understand_stories(slug: str, *, at: datetime) -> None:
    """Read what is unread of a campaign and mark its copies."""
    campaign = recall_campaign(slug, at=at)
    understand(campaign, load_reader(), at=at)
    gather(campaign, at=at)


@task(priority=-20)
def gather_matters(slug: str, *, at: datetime) -> None:
    """Bring the list of what needs a person up to what there is."""
    gather(recall_campaign(slug, at=at), at=at)


@task(priority=-30)
def search_for_drives(slug: str, *, at: datetime) -> None:
    """Put praise that seems arranged into the list of what needs a person."""
    # why: SciPy takes a second to import, and most workers' jobs do without it
    from sangsuk.flow.desk.drives import gather_drives  # noqa: PLC0415

    gather_drives(recall_campaign(slug, at=at), at=at)


def _answer_later(event_id: str) -> None:
    enqueue(answer_line, event_id)


def _fetch_later(message_id: str) -> None:
    enqueue(fetch_enclosure, message_id)


def enqueue(job: Task[..., Any], *arguments: Any) -> None:
    """Put a job into the queue, in the transaction at hand."""
    job.enqueue(*arguments)


def enqueue_once(job: Task[..., Any], *arguments: Any) -> None:
    """Put a job into the queue unless the same one waits there."""
    if not is_waiting(job.module_path, {"args": list(arguments), "kwargs": {}}):
        enqueue(job, *arguments)
