"""How the queue stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from sangsuk.records.jobs.models import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueState:
    """Jobs that wait, are being done, and will not be tried again by themselves."""

    waiting: int
    running: int
    dead: int
    longest_wait: timedelta  # of a job that is due


def queue_state(at: datetime) -> QueueState:
    jobs = DBTaskResult.objects
    waiting = jobs.filter(status=TaskResultStatus.READY)
    due = waiting.filter(Q(run_after=get_date_max()) | Q(run_after__lte=at))
    oldest = due.order_by("enqueued_at").values_list("enqueued_at", "run_after").first()
    since = _due_since(*oldest) if oldest else at
    return QueueState(
        waiting=waiting.count(),
        running=jobs.filter(status=TaskResultStatus.RUNNING).count(),
        dead=dead_letters().count(),
        longest_wait=max(at - since, timedelta()),
    )


def dead_letters() -> QuerySet[Job]:
    """Jobs that failed too often, the oldest first; a person looks, mends, and has them retried."""
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED)
    return failed.select_related("lease").order_by("finished_at")


def is_waiting(task_path: str, arguments: dict[str, object]) -> bool:
    """Whether such a job waits already: what it will find includes what is there now."""
    return DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=task_path, args_kwargs=arguments
    ).exists()


def is_under_way(task_path: str, arguments: Sequence[object], *, since: datetime) -> bool:
    """Whether such a job waits, is being done, or was put in after a moment."""
    open_ones = Q(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING])
    return DBTaskResult.objects.filter(
        open_ones | Q(enqueued_at__gt=since),
        task_path=task_path,
        args_kwargs={"args": list(arguments), "kwargs": {}},
    ).exists()


def _due_since(enqueued_at: datetime, run_after: datetime) -> datetime:
    return enqueued_at if run_after == get_date_max() else max(enqueued_at, run_after)
