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
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any, Final

SANGSUK: Final = str(Path(sys.executable).with_name("sangsuk"))
PAGE, SECRET = "1755847768034402", "soak-secret"
TAGS: Final = "#สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น"
START: Final = 1_607_040_000
MOST: Final = 50  # events a delivery
TAKEN_IN: Final = (
    "SELECT count(*) FROM django_tasks_database_dbtaskresult "
    "WHERE status IN ('READY', 'RUNNING') AND task_path LIKE '%parse_delivery'"
)


def change(n: int, verb: str, at: int, text: str = "") -> dict[str, Any]:
    value = {"item": "status", "verb": verb, "post_id": f"{PAGE}_{n}", "created_time": at}
    if text:
        value |= {"message": f"{text} {TAGS}", "from": {"id": f"7{n}"}}
    return {"id": PAGE, "time": at, "changes": [{"field": "feed", "value": value}]}


def history(events: int, rng: random.Random) -> tuple[list[dict[str, Any]], dict[str, str | None]]:
    """Events in the order in which they are delivered, and what must stand in the end."""
    told: list[tuple[float, dict[str, Any]]] = []
    ends: dict[str, str | None] = {}
    n = 0
    while len(told) < events:
        n += 1
        at = START + n
        text = f"เรื่องที่ {n} ไปทำบัตรที่อำเภอแม่ริม เร็วมาก"
        versions = [change(n, "add", at, text)]
        if rng.random() < 0.3:
            text = f"แก้แล้ว {text}"
            versions.append(change(n, rng.choice(("edit", "edited")), at + 60, text))
        is_gone = rng.random() < 0.1
        if is_gone:
            versions.append(change(n, "remove", at + 120))
        if rng.random() < 0.05:
            versions.append(versions[0])  # the same again
        told += [(n + rng.random() * 200, version) for version in versions]
        ends[f"{PAGE}_{n}"] = None if is_gone else f"{text} {TAGS}"
    return [event for _, event in sorted(told, key=lambda one: one[0])], ends


def deliveries(events: list[dict[str, Any]], rng: random.Random) -> list[bytes]:
    made = []
    while events:
        size = rng.randint(1, MOST)
        made.append(json.dumps({"object": "page", "entry": events[:size]}).encode())
        events = events[size:]
    return made


def environment(home: Path) -> dict[str, str]:
    facebook = {"PAGE_ID": PAGE, "PAGE_TOKEN": "t", "APP_SECRET": SECRET, "VERIFY_TOKEN": "v"}
    return os.environ | {
        "SANGSUK_HOME": str(home),
        "SANGSUK_GRAPH_URL": "http://127.0.0.1:9",
        "SANGSUK_CLOCK": "2020-12-15T10:00:00+07:00",
        "SANGSUK_LOG": "CRITICAL",
        **{f"SANGSUK_FACEBOOK_{name}": value for name, value in facebook.items()},
    }


def post(port: int, raw: bytes) -> tuple[int, float]:
    signature = "sha256=" + hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()
    headers = {"X-Hub-Signature-256": signature, "Content-Type": "application/json"}
    begun = time.perf_counter()
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("POST", "/hooks/facebook", raw, headers)
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
        try:
            return self._one.wait(timeout=120)
        finally:
            self._one.kill()


def ask(home: Path, question: str) -> list[Any]:
    address = f"file:{home / 'sangsuk.sqlite3'}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=30)) as database:
        return database.execute(question).fetchall()


def send_all(
    port: int, made: list[bytes], workers: Workers, *, seconds: float, kills: int
) -> list[tuple[int, float]]:
    """Every delivery at its time; the worker is killed between them."""
    answers = []
    begun = time.monotonic()
    for n, raw in enumerate(made):
        time.sleep(max(0.0, begun + n / len(made) * seconds - time.monotonic()))
        answers.append(post(port, raw))
        if workers.killed < kills * (n + 1) // len(made):
            workers.kill()
    return answers


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
    port = free_port()
    server = subprocess.Popen(
        [SANGSUK, "serve", "--port", str(port)], env=environ, stdout=subprocess.DEVNULL
    )
    workers = Workers(environ)
    try:
        wait_for(port)
        seconds = len(events) / asked.rate
        answers = send_all(port, made, workers, seconds=seconds, kills=asked.kills)
        backlog = seconds_until_taken_in(home)
    finally:
        ended = workers.end()
        server.terminate()
        server.wait()
    begun = {"events": len(events), "deliveries": len(made), "killed": workers.killed}
    finished = {"backlog_s": round(backlog, 1), "worker_ended_with": ended}
    return begun | answered(answers) | finished | found(home, ends)


def answered(answers: list[tuple[int, float]]) -> dict[str, float]:
    """How the hook was answered; the time holds that of the connection."""
    took = sorted(1000 * taken for _, taken in answers)
    return {
        "not_answered": sum(status != 200 for status, _ in answers),
        "ms_median": round(took[len(took) // 2], 1),
        "ms_p99": round(took[int(len(took) * 0.99)], 1),
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def seconds_until_taken_in(home: Path) -> float:
    sent = time.monotonic()
    while ask(home, TAKEN_IN)[0][0]:
        time.sleep(0.2)
    return time.monotonic() - sent


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the site does not start")


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
