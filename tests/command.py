"""The command as its users call it: a process of its own, with a state folder of its own."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

SANGSUK = str(Path(sys.executable).with_name("sangsuk"))
CLOCK = "2020-12-15T10:00:00+07:00"


def environment(home: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SANGSUK_")}
    return kept | {"SANGSUK_HOME": str(home), "SANGSUK_CLOCK": CLOCK} | more


def sangsuk(home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SANGSUK, *arguments],
        env=environment(home, **more),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def done(home: Path, *arguments: str, **more: str) -> str:
    """What the command says, which must succeed."""
    completed = sangsuk(home, *arguments, **more)
    assert completed.returncode == 0, completed.stderr
    return completed.stdout


def kill_when(home: Path, *arguments: str, so_far: Callable[[Path], bool]) -> None:
    """Start the command, wait until the database shows that much, and kill -9 it."""
    process = subprocess.Popen(
        [SANGSUK, *arguments],
        env=environment(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while not so_far(home):
        assert process.poll() is None, "it was done before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL


def ask(home: Path, question: str) -> list[tuple[Any, ...]]:
    path = home / "sangsuk.sqlite3"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=20)) as database:
        return database.execute(question).fetchall()


def write_posts(path: Path, *posts: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(post) + "\n" for post in posts), encoding="utf-8")
    return path
