"""The day of closing rehearsed: all of its steps on a copy of the memory, never on the memory."""

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sangsuk.core.errors import refusals_of

REPORT: Final = "rehearsal.json"
PROGRAM: Final = "from sangsuk.cli.main import main; main()"
ENDS: Final = 400  # letters of what a step said last
_refused: Final = refusals_of("rehearsal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One command on the copy: how it ended, how long it took, what it said last."""

    command: str
    ended: int
    seconds: float
    said: str


def rehearse(
    database: Path,
    out: Path,
    *,
    slug: str,
    clock: datetime,
    environ: Mapping[str, str],
    on_step: Callable[[Step], None],
) -> list[Step]:
    """Copy the memory into `out` and do there what is done when a campaign closes.

    Each step is a command of its own process, which knows the copy alone and whose clock
    stands at `clock`; the first that fails ends it.  No message goes out: none of the steps
    sends any, and what opens doors is taken from the environment.

    Args:
        database: the SQLite file.
        out: a folder that is empty or not there.
        slug: of the campaign.
        clock: the moment that is rehearsed.
        environ: of this process.
        on_step: told of each step when it ends.

    Raises:
        CallError: there is no such file, or something lies in the folder.
    """
    _check(database, out)
    out.mkdir(parents=True, exist_ok=True)
    _copy(database, out / database.name)
    own = _own_environment(environ, out, clock)
    steps = []
    for command in _commands(slug, out):
        step = _run(command, own)
        steps.append(step)
        on_step(step)
        if step.ended:
            break
    told = {"campaign": slug, "clock": clock.isoformat(), "steps": [asdict(one) for one in steps]}
    (out / REPORT).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return steps


def _check(database: Path, out: Path) -> None:
    if not database.is_file():
        what = "A rehearsal copies a file of SQLite, and the memory is none."
        remedy = "rehearse step by step, as docs/operations.md tells for PostgreSQL."
        raise _refused("no_file", what, database, remedy)
    if out.exists() and any(out.iterdir()):
        raise _refused("not_empty", "Something lies in the folder.", out, "name another.")


def _commands(slug: str, out: Path) -> Iterator[list[str]]:
    """What is done when a campaign closes, in its order."""
    folder, acts, hours = out / "result", out / "acts.jsonl", out / "coverage.csv"
    yield ["manage", "migrate"]
    yield ["understand", "--campaign", slug]
    yield ["matters", "--campaign", slug, "--drives"]
    yield ["rank", "--campaign", slug]
    yield ["rank", "--campaign", slug, "--out", str(folder)]
    yield ["doors", "--campaign", slug, "--out", str(hours)]
    yield ["acts", "verify"]
    yield ["acts", "export", str(acts)]
    archive = str(out / "result.zip")
    ledgers = ["--acts", str(acts), "--coverage", str(hours)]
    yield ["bundle", str(folder), "--out", archive, *ledgers, "--unsigned"]
    yield ["verify", archive]


def _copy(database: Path, copy: Path) -> None:
    """A copy that is whole, while others write."""
    with (
        closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)


def _own_environment(environ: Mapping[str, str], out: Path, clock: datetime) -> dict[str, str]:
    """Nothing of ours but where the copy lies and what time it is there."""
    kept = {name: value for name, value in environ.items() if not name.startswith("SANGSUK_")}
    campaigns = {n: v for n, v in environ.items() if n == "SANGSUK_CAMPAIGNS"}
    here = {"SANGSUK_HOME": str(out), "SANGSUK_CLOCK": clock.isoformat()}
    return kept | campaigns | here


def _run(command: list[str], environ: Mapping[str, str]) -> Step:
    begun = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, "-c", PROGRAM, *command],
        env=dict(environ),
        cwd=environ["SANGSUK_HOME"],
        capture_output=True,
        text=True,
        check=False,
    )
    said = (done.stdout if done.returncode == 0 else done.stdout + done.stderr).strip()
    return Step(
        command=" ".join(["sangsuk", *command]),
        ended=done.returncode,
        seconds=round(time.perf_counter() - begun, 1),
        said=said[-ENDS:],
    )
