"""`make soak`: a page's webhook under load, with the worker killed again and again.

Posts are told, edited, removed, delivered twice, late and out of order, in
deliveries of up to fifty, to a server of its own with a database of its own.
Prints one JSON object: how fast hooks were answered, how long the backlog
took, and whether every living post is there once and no other.
"""

import argparse
import hashlib
import hmac
import http.client
import json
import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from soak_events import PAGE, deliveries, history

SANGSUK: Final = str(Path(sys.executable).with_name("sangsuk"))
SECRET: Final = "soak-secret"  # noqa: S105 - of this soak alone
SENDERS: Final = 8
WAITING: Final = (
    "SELECT count(*) FROM django_tasks_database_dbtaskresult "
    "WHERE status IN ('READY', 'RUNNING') AND task_path LIKE '%{job}'"
)
HANDLED: Final = re.compile(r'"POST /hooks/facebook" \d+ \d+ (\d+)ms')


def environment(home: Path) -> dict[str, str]:
    facebook = {"PAGE_ID": PAGE, "PAGE_TOKEN": "t", "APP_SECRET": SECRET, "VERIFY_TOKEN": "v"}
    return os.environ | {
        "SANGSUK_HOME": str(home),
        "SANGSUK_GRAPH_URL": "http://127.0.0.1:9",
        "SANGSUK_CLOCK": "2020-12-15T10:00:00+07:00",
        "SANGSUK_LOG": "CRITICAL",
        **{f"SANGSUK_FACEBOOK_{name}": value for name, value in facebook.items()},
    }


def post(port: int, raw: bytes, path: str = "/hooks/facebook") -> tuple[int, float]:
    signature = "sha256=" + hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()
    headers = {"X-Hub-Signature-256": signature, "Content-Type": "application/json"}
    begun = time.perf_counter()
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("POST", path, raw, headers)
        status = connection.getresponse().status
    return status, time.perf_counter() - begun


class Workers:
    """One worker, killed when it is told and followed by another."""

    def __init__(self, environ: dict[str, str]) -> None:
        self._environ = environ
        self.killed = 0
        self._start()

    def _start(self) -> None:
        self._one = subprocess.Popen(
            [SANGSUK, "worker", "--lease", "5"], env=self._environ, stdout=subprocess.DEVNULL
        )

    def kill(self) -> None:
        self._one.kill()
        self._one.wait()
        self.killed += 1
        self._start()

    def end(self) -> int:
        """What it ends with when it is asked to, after the job at hand."""
        self._one.send_signal(signal.SIGTERM)
        return self._one.wait(timeout=120)

    def close(self) -> None:
        self._one.kill()


def ask(home: Path, question: str) -> list[Any]:
    address = f"file:{home / 'sangsuk.sqlite3'}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=30)) as database:
        return database.execute(question).fetchall()


def send_all(
    port: int, made: list[bytes], workers: Workers, *, seconds: float, kills: int
) -> list[tuple[int, float]]:
    """Every delivery at its time, whatever became of those before; the worker is killed between."""
    begun = time.monotonic()
    with ThreadPoolExecutor(SENDERS) as senders:
        answers = []
        for n, raw in enumerate(made):
            time.sleep(max(0.0, begun + n / len(made) * seconds - time.monotonic()))
            answers.append(senders.submit(post, port, raw))
            if workers.killed < kills * (n + 1) // len(made):
                workers.kill()
        return [answer.result() for answer in answers]


def stands(home: Path) -> dict[str, str]:
    """The last text of every story."""
    rows = ask(
        home,
        "SELECT s.native_id, r.text FROM stories_revision r JOIN stories_story s "
        "ON s.id = r.story_id ORDER BY r.story_id, r.number",
    )
    return dict(rows)


def found(home: Path, ends: dict[str, str | None]) -> dict[str, int]:
    """How what stands differs from what must."""
    told = {key: text for key, text in ends.items() if text is not None}
    standing = stands(home)
    stories = ask(home, "SELECT count(*) - count(DISTINCT native_id) FROM stories_story")
    stones = {row[0] for row in ask(home, "SELECT native_id FROM inbox_tombstone")}
    return {
        "living": len(told),
        "lost": len(told.keys() - standing.keys()),
        "not_erased": len(standing.keys() - told.keys()),
        "another_text": sum(standing[key] != text for key, text in told.items() if key in standing),
        "twice": stories[0][0],
        "tombstones_wrong": len(stones ^ (ends.keys() - told.keys())),
    }


def soak(home: Path, asked: argparse.Namespace) -> dict[str, Any]:
    rng = random.Random(asked.seed)  # noqa: S311 - the same soak again
    events, ends = history(asked.events, rng)
    made = deliveries(events, rng)
    environ = environment(home)
    subprocess.run([SANGSUK, "manage", "migrate", "--verbosity", "0"], env=environ, check=True)
    with a_site(environ, home / "access.log") as port, closing(Workers(environ)) as workers:
        begun = time.monotonic()
        seconds = len(events) / asked.rate
        answers = send_all(port, made, workers, seconds=seconds, kills=asked.kills)
        sent = time.monotonic()
        finished: dict[str, Any] = {
            "backlog_s": seconds_until(home, "parse_deliveries", since=sent),
            "all_read_s": seconds_until(home, "understand_stories", since=sent),
            "worker_ended_with": workers.end(),
        }
    sending = {"events": len(events), "deliveries": len(made), "killed": workers.killed}
    sending["events_a_second"] = round(len(events) / (sent - begun))
    return sending | answered(answers) | handled(home / "access.log") | finished | found(home, ends)


@contextmanager
def a_site(environ: dict[str, str], log: Path) -> Iterator[int]:
    """The port of a site that is ready and writes its access log."""
    port = free_port()
    with log.open("w") as access:
        server = subprocess.Popen(
            [SANGSUK, "serve", "--port", str(port)], env=environ, stdout=access
        )
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def answered(answers: list[tuple[int, float]]) -> dict[str, float]:
    """How the hook was answered; the time holds that of the connection."""
    took = sorted(1000 * taken for _, taken in answers)
    return {
        "not_answered": sum(status != 200 for status, _ in answers),
        "answer_ms_median": round(took[len(took) // 2], 1),
        "answer_ms_p99": round(took[int(len(took) * 0.99)], 1),
    }


def handled(log: Path) -> dict[str, int]:
    """How long the site had each delivery in hand, by its own access log."""
    took = sorted(int(ms) for ms in HANDLED.findall(log.read_text("utf-8", "replace")))
    names = {"median": 0.5, "p99": 0.99, "most": 1.0}
    return {
        f"handled_ms_{name}": took[min(int(len(took) * share), len(took) - 1)]
        for name, share in names.items()
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def seconds_until(home: Path, job: str, *, since: float) -> float:
    """How long after a moment nothing waits in files, and no such job in the queue."""
    question = WAITING.format(job=job)
    while any((home / "spool").glob("*.delivery")) or ask(home, question)[0][0]:
        time.sleep(0.2)
    return round(time.monotonic() - since, 1)


def wait_for(port: int) -> None:
    """Until the site answers and has made its reader ready: twenty quick answers in a row."""
    deadline = time.monotonic() + 180
    quick = 0
    while quick < 20:
        if time.monotonic() > deadline:
            raise TimeoutError("the site does not start")
        time.sleep(0.1)
        try:
            _, taken = post(port, b"", path="/healthz")
        except OSError:
            continue
        quick = quick + 1 if taken < 0.1 else 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--rate", type=float, default=500, help="events a second")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    # Whoever ends it ends its server and its worker too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory() as folder:
        result = soak(Path(folder), asked)
    print(json.dumps(result))
    wrong = ("not_answered", "lost", "not_erased", "another_text", "twice", "tombstones_wrong")
    sys.exit(any(result[name] for name in wrong))


if __name__ == "__main__":
    main()
