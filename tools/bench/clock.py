"""How long something takes, and how much memory its processes hold at most."""

import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

EVERY: Final = 0.2  # seconds between looks at the memory


class Took(NamedTuple):
    """Of one piece of work."""

    wall: float  # seconds
    cpu: float


def time_of(work: Callable[[], object], *, best_of: int = 1) -> Took:
    """The shortest of some runs: what disturbs only ever makes it longer."""
    return min((_once(work) for _ in range(best_of)), key=lambda took: took.cpu)


def _once(work: Callable[[], object]) -> Took:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - wall, time.process_time() - cpu)


class Ran(NamedTuple):
    """Of one command with all its processes."""

    wall: float
    cpu: float
    peak_mb: float  # proportional set size: shared pages counted once


def run(command: Sequence[str], **environment: str) -> Ran:
    """Run a command to its end.

    Raises:
        CalledProcessError: it failed.
    """
    before = os.times()
    started = time.perf_counter()
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL
    )
    peak = [0.0]
    watch = threading.Thread(target=_watch, args=(process, peak), daemon=True)
    watch.start()
    code = process.wait()
    wall = time.perf_counter() - started
    watch.join()
    if code:
        raise subprocess.CalledProcessError(code, command)
    after = os.times()
    cpu = after.children_user + after.children_system
    return Ran(wall, cpu - before.children_user - before.children_system, peak[0])


def _watch(process: "subprocess.Popen[Any]", peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(_held(pid) for pid in _family(process.pid)))
        time.sleep(EVERY)


def _family(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def _held(pid: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0
