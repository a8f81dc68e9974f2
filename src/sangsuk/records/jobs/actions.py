"""Taking jobs, holding them, and what becomes of them; time is the machine's, never a set clock."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from sangsuk.records.jobs.models import Job, Lease

MOST_TRIES: Final = 8
FIRST_WAIT: Final = timedelta(seconds=5)
LONGEST_WAIT: Final = timedelta(minutes=15)
DONE_KEPT_FOR: Final = timedelta(days=1)
LOST: Final = "the worker was lost"


@transaction.atomic
def take_job(*, holder: str, at: datetime, until: datetime) -> Job | None:
    """Take the job that is due first; nobody else does it before the lease runs out."""
    due = Q(run_after=get_date_max()) | Q(run_after__lte=at)
    ready = DBTaskResult.objects.filter(due, status=TaskResultStatus.READY)
    job = ready.select_for_update(skip_locked=True).first()
    if job is None:
        return None
    job.status = TaskResultStatus.RUNNING
    job.started_at = at
    job.worker_ids = [holder]
    job.save(update_fields=["status", "started_at", "worker_ids"])
    Lease.objects.get_or_create(job=job)
    Lease.objects.filter(job=job).update(tries=F("tries") + 1, holder=holder, until=until)
    return job


def extend_lease(*, job: Job, holder: str, until: datetime) -> bool:
    """Hold a job for longer; False where it is another's by now."""
    return bool(Lease.objects.filter(job=job, holder=holder).update(until=until))


@transaction.atomic
def finish_job(*, job: Job, holder: str, at: datetime) -> bool:
    """The job is done; False where it is another's by now."""
    if not _let_go(job, holder):
        return False
    DBTaskResult.objects.filter(pk=job.pk).update(
        status=TaskResultStatus.SUCCESSFUL, finished_at=at, exception_class_path="", traceback=""
    )
    return True


@transaction.atomic
def postpone_job(*, job: Job, holder: str, until: datetime) -> bool:
    """The job must wait for something else; that was no try."""
    if not _let_go(job, holder):
        return False
    Lease.objects.filter(job=job).update(tries=F("tries") - 1)
    DBTaskResult.objects.filter(pk=job.pk).update(status=TaskResultStatus.READY, run_after=until)
    return True


@transaction.atomic
def fail_job(*, job: Job, holder: str, fault: str, frames: str, at: datetime) -> bool:
    """The job is tried again later, each time after a longer wait; in the end it is a dead letter.

    Args:
        job: which.
        holder: who tried.
        fault: the class of the exception; its message may quote a story and is not kept.
        frames: where it happened.
        at: when.
    """
    if not _let_go(job, holder):
        return False
    _again_or_never(job, fault=fault, frames=frames, at=at)
    return True


@transaction.atomic
def reap(*, at: datetime) -> int:
    """Give back the jobs whose worker is gone, and forget what was done long ago; how many."""
    lost = DBTaskResult.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        status=TaskResultStatus.RUNNING, lease__until__lt=at
    )
    jobs = list(lost)
    Lease.objects.filter(job__in=jobs).update(holder="", until=None)
    for job in jobs:
        _again_or_never(job, fault=LOST, frames="", at=at)
    DBTaskResult.objects.filter(
        status=TaskResultStatus.SUCCESSFUL, finished_at__lt=at - DONE_KEPT_FOR
    ).delete()
    return len(jobs)


@transaction.atomic
def retry_dead(only: str = "") -> int:
    """Give every dead letter, or one, as many tries as a new job has; how many.

    Args:
        only: the key of one; "": all.
    """
    dead = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED)
    if only:
        dead = dead.filter(pk=only)
    Lease.objects.filter(job__in=dead).update(tries=0)
    return dead.update(status=TaskResultStatus.READY, run_after=get_date_max(), finished_at=None)


def wait_after(tries: int) -> timedelta:
    """How long to wait after so many tries: four times as long each time."""
    return min(FIRST_WAIT * int(4 ** (tries - 1)), LONGEST_WAIT)


def _let_go(job: Job, holder: str) -> bool:
    return bool(Lease.objects.filter(job=job, holder=holder).update(holder="", until=None))


def _again_or_never(job: Job, *, fault: str, frames: str, at: datetime) -> None:
    lease = Lease.objects.get(job=job)
    Lease.objects.filter(job=job).update(fault=fault)
    is_dead = lease.tries >= MOST_TRIES
    # A worker that was lost says nothing against the job: it need not wait.
    wait = timedelta() if fault == LOST else wait_after(lease.tries)
    DBTaskResult.objects.filter(pk=job.pk).update(
        status=TaskResultStatus.FAILED if is_dead else TaskResultStatus.READY,
        run_after=at + wait,
        finished_at=at if is_dead else None,
        exception_class_path=fault,
        traceback=frames,
    )
