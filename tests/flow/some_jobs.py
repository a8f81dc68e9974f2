"""Jobs for tests of the worker; what they did stands in `DONE`."""

from datetime import datetime, timedelta

from django_tasks import task

from sangsuk.flow.work.worker import NotNow

DONE: list[tuple[str, datetime]] = []
FAULTS: list[Exception] = []  # what the next tries raise


@task()
def note(word: str, *, at: datetime) -> None:
    if FAULTS:
        raise FAULTS.pop(0)
    DONE.append((word, at))


@task()
def wait_for_it(*, at: datetime) -> None:
    raise NotNow(timedelta(minutes=7))
