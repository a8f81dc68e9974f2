"""Does the jobs of the queue, one after the other, until it is told to stop."""

import logging
import threading
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.db import OperationalError, close_old_connections, connection

from sangsuk.records.jobs.actions import (
    extend_lease,
    fail_job,
    finish_job,
    postpone_job,
    reap,
    take_job,
)
from sangsuk.records.jobs.models import Job

IDLE: Final = 0.5  # seconds between two looks at an empty queue
BREATH: Final = 0.12  # seconds
LONG: Final = timedelta(seconds=0.25)
BEATS_A_LEASE: Final = 4
TEND_EVERY: Final = timedelta(seconds=10)

log = logging.getLogger(__name__)


class NotNow(Exception):  # noqa: N818 - a verdict of a job, not a failure
    """A job cannot be done before a moment: a service asked to be left alone until then."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(wait)
        self.wait = wait


class Worker:
    """One process's worker.  Killed at any moment, its job is taken up again by another."""

    def __init__(
        self,
        name: str,
        *,
        lease: timedelta,
        clock: Callable[[], datetime],
        now: Callable[[], datetime],
        tend: Callable[[], None] = lambda: None,
        fetch: Callable[[], int] = lambda: 0,
    ) -> None:
        """Make a worker.

        Args:
            name: unlike that of any other worker that lives.
            lease: how long a job is its own without a sign of life.
            clock: the machine's, for leases and waits.
            now: the moment that jobs take for now; a demonstration sets another.
            tend: called every few seconds, for what must be begun by time.
            fetch: called before every job, for what waits outside of the queue; how much came.
        """
        self._name, self._lease, self._clock = name, lease, clock
        self._now, self._tend, self._fetch = now, tend, fetch
        self._stop = threading.Event()
        self._tended: datetime | None = None

    def stop(self) -> None:
        """End after the job at hand."""
        self._stop.set()

    def run(self) -> int:
        """Work until stopped; how many jobs were tried."""
        tried = 0
        while not self._stop.is_set():
            close_old_connections()
            try:
                self._tend_if_due()
                worked = bool(self._fetch()) | self._work_and_breathe()
            except OperationalError as error:
                # The database is locked or away: jobs wait, and nothing is lost.
                log.warning("the queue cannot be asked: %s", type(error).__name__)
                worked = False
            tried += worked
            if not worked:
                self._stop.wait(IDLE)
        return tried

    def _work_and_breathe(self) -> bool:
        """A job, and after a long one a pause: SQLite hands its one lock to whoever asks first.

        Others who wait for it ask ten times a second.
        """
        begun = self._clock()
        worked = self.work()
        if worked and self._clock() - begun > LONG:
            self._stop.wait(BREATH)
        return worked

    def work(self) -> bool:
        """Do one job if one is due."""
        at = self._clock()
        job = take_job(holder=self._name, at=at, until=at + self._lease)
        if job is None:
            return False
        over = threading.Event()
        beating = threading.Thread(target=self._hold, args=(job, over), daemon=True)
        beating.start()
        try:
            self._do(job)
        finally:
            over.set()
            beating.join()
        return True

    def _do(self, job: Job) -> None:
        given = job.args_kwargs
        try:
            job.task.call(*given["args"], **given["kwargs"], at=self._now())
        except NotNow as later:
            until = self._clock() + later.wait
            postpone_job(job=job, holder=self._name, until=until)
        except Exception as error:  # noqa: BLE001 - whatever it is, the next job is done
            self._failed(job, error)
        else:
            finish_job(job=job, holder=self._name, at=self._clock())

    def _failed(self, job: Job, error: Exception) -> None:
        kind = type(error)
        fault = f"{kind.__module__}.{kind.__qualname__}"
        # Frames without the message, which may quote a story.
        frames = "".join(traceback.format_tb(error.__traceback__))
        log.error("job %s %s failed: %s", job.task_path, job.pk, fault)
        fail_job(job=job, holder=self._name, fault=fault, frames=frames, at=self._clock())

    def _hold(self, job: Job, over: threading.Event) -> None:
        pause = self._lease.total_seconds() / BEATS_A_LEASE
        asked = False
        while not over.wait(pause):
            asked = True
            try:
                extend_lease(job=job, holder=self._name, until=self._clock() + self._lease)
            except OperationalError:
                continue  # busy: the next beat comes before the lease runs out
        if asked:
            connection.close()  # this thread's own

    def _tend_if_due(self) -> None:
        at = self._clock()
        if self._tended is None or at - self._tended >= TEND_EVERY:
            self._tended = at
            if lost := reap(at=at):
                log.warning("%d jobs whose worker was lost are taken up again", lost)
            self._tend()
