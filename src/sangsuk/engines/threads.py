"""Reads parts with some workers of this machine.

One worker reads in the process that asks.  More are processes of their own,
for part of the reading holds Python's one lock; they part from one process that
made the reader ready, and share its memory.  A worker that dies is replaced and
its parts are read again.
"""

import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import connection, get_context, parent_process
from typing import Final

import pyarrow as pa

from sangsuk.core.errors import SangsukError
from sangsuk.engines.job import Done, Job, Part

MOST_DEATHS: Final = 5  # of workers in one run; more are no accident
WAITING: Final = 2  # parts for each worker: one that it reads and one that is ready


class DeadWorkersError(SangsukError):
    """Workers died again and again."""


def read_parts(posts: Iterable[pa.RecordBatch], job: Job, *, workers: int, on_done: Done) -> int:
    """Read every batch into a finished part; gives how many parts there are.

    Args:
        posts: are taken only as fast as they are read.
        job: what is done with each.
        workers: how many read at once.
        on_done: is told of each part.

    Raises:
        DeadWorkersError: workers were killed more often than by accident.
    """
    if workers > 1:
        return _Team(job, workers, on_done).read(iter(enumerate(posts)))
    number = 0
    for number, batch in enumerate(posts, 1):
        on_done(job.do((number - 1, batch)))
    return number


@dataclass(slots=True)
class _Team:
    """Workers that are processes, and the parts that they have in hand."""

    job: Job
    workers: int
    on_done: Done
    _deaths: int = 0
    _again: deque[Part] = field(default_factory=deque)  # what dead workers had in hand

    def read(self, posts: Iterator[Part]) -> int:
        taken = 0
        while True:
            with self._pool() as pool:
                held: dict[Future[int], Part] = {}
                try:
                    while part := self._next(posts):
                        taken = max(taken, part[0] + 1)
                        self._again.appendleft(part)  # until somebody has it in hand
                        held[pool.submit(_do, part)] = part
                        self._again.popleft()
                        if len(held) >= self.workers * WAITING:
                            self._collect(held)
                    while held:
                        self._collect(held)
                except BrokenProcessPool:
                    self._bury(held)
                else:
                    return taken

    def _next(self, posts: Iterator[Part]) -> Part | None:
        return self._again.popleft() if self._again else next(posts, None)

    def _collect(self, held: dict[Future[int], Part]) -> None:
        """Wait for a part; what was in hand stays so until it is known to be done."""
        for future in wait(held, return_when=FIRST_COMPLETED).done:
            count = future.result()
            del held[future]
            self.on_done(count)

    def _bury(self, held: dict[Future[int], Part]) -> None:
        self._deaths += 1
        if self._deaths > MOST_DEATHS:
            raise DeadWorkersError(
                "engine.workers_die",
                what=f"Workers died {self._deaths} times.",
                where="--workers",
                remedy="take fewer workers: often there is not enough memory. What was read is "
                "kept, and the same command goes on with the rest.",
            )
        self._again.extend(held.values())

    def _pool(self) -> ProcessPoolExecutor:
        context = get_context("forkserver")  # it runs nothing, so that a fork copies no held lock
        context.set_forkserver_preload([self.job.ready] if self.job.ready else [])
        return ProcessPoolExecutor(self.workers, context, initializer=_begin, initargs=(self.job,))


_job: Job | None = None  # a worker's own


def _begin(job: Job) -> None:
    global _job  # noqa: PLW0603 - a worker process is told once what its work is
    _job = job
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    job.make_reader()


def _leave_with_parent() -> None:
    """A worker whose parent was killed would wait for ever."""
    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)


def _do(part: Part) -> int:
    assert _job is not None
    return _job.do(part)
