"""How long something takes, and how much memory its processes hold at most."""

import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

EVERY: Final = 0.2  # seconds between looks at the memory


class Took(NamedTuple):
    """Of one piece of work."""

    wall: float  # seconds
    cpu: float


def time_of(work: Callable[[], object]) -> Took:
    """How long it takes, run once."""
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
    seen = _Seen()
    watch = threading.Thread(target=_watch, args=(process, seen), daemon=True)
    watch.start()
    code = process.wait()
    wall = time.perf_counter() - started
    watch.join()
    if code:
        raise subprocess.CalledProcessError(code, command)
    after = os.times()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    return Ran(wall, max(cpu, sum(seen.cpu.values())), seen.peak)


@dataclass(slots=True)
class _Seen:
    """What looks at a command's processes saw."""

    peak: float = 0.0  # MB
    # By process, of its own: Spark's Java outlives the command and is in nobody's sum.
    cpu: dict[int, float] = field(default_factory=dict)


def _watch(process: "subprocess.Popen[Any]", seen: _Seen) -> None:
    while process.poll() is None:
        family = list(_family(process.pid))
        seen.peak = max(seen.peak, sum(map(_held, family)))
        seen.cpu.update((pid, spent) for pid in family if (spent := _spent(pid)))
        time.sleep(EVERY)


def _spent(pid: int) -> float:
    """CPU seconds of a process and of its threads, not of its children."""
    with suppress(OSError):
        told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


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
