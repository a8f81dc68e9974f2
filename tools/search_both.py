"""How fast the wall is searched in SQLite and in PostgreSQL, as tables in docs/benchmarks-site.md.

    make search-figures MANY=/tmp/many

MANY is a memory of many stories in SQLite (`tools/many_stories.py`).  Its wall is copied to a
PostgreSQL of its own that is thrown away afterwards.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
TOOLS: Final = ROOT / "tools"
DOCS: Final = ROOT / "docs" / "benchmarks-site.md"
TABLE: Final = re.compile(r"(?<=<!-- search -->\n).*?(?=<!-- /search -->)", re.DOTALL)
FIGURES: Final = [sys.executable, str(TOOLS / "search_figures.py")]

Figures = list[dict[str, Any]]


def main(many: Path) -> None:
    memory = many / "sangsuk.sqlite3"
    if not memory.exists():
        raise SystemExit(f"{many} holds no memory; tools/many_stories.py makes one.")
    found = [asked(FIGURES, many), copied(memory)]
    DOCS.write_text(TABLE.sub(lambda _: tables(*found), DOCS.read_text()))


def copied(memory: Path) -> Figures:
    """The figures of the same wall in PostgreSQL."""
    with tempfile.TemporaryDirectory() as home:
        copy = f'"{sys.executable}" "{TOOLS / "copied_wall.py"}" "{memory}"'
        measure = f'{copy} >&2 && exec "{FIGURES[0]}" "{FIGURES[1]}"'
        return asked(["sh", str(TOOLS / "postgres.sh"), "sh", "-c", measure], Path(home))


def asked(command: list[str], home: Path) -> Figures:
    env = os.environ | {"SANGSUK_HOME": str(home)}
    told = subprocess.run(command, env=env, check=True, stdout=subprocess.PIPE, text=True).stdout
    print(told, end="", flush=True)
    return [json.loads(line) for line in told.splitlines()]


def tables(lite: Figures, postgres: Figures) -> str:
    whole = [
        f"| {one['database']} | {one['stories']:,} | {one['askings']} | {one['median_ms']} "
        f"| {one['p95_ms']} | {one['worst_ms']} |"
        for one in (lite[-1], postgres[-1])
    ]
    queries = [
        f"| {left['query']} | {left.get('meant', '')} | {left['found']} "
        f"| {left.get('meant_in_first', '')} | {left['ms']} | {right['ms']} |"
        for left, right in zip(lite[:-1], postgres[:-1], strict=True)
    ]
    return "\n".join([
        *("", "| database | stories | askings | median ms | p95 | worst |", f"|{'---|' * 6}"),
        *(*whole, "", "| query | meant | found | hold it | SQLite ms | PostgreSQL ms |"),
        *(f"|{'---|' * 6}", *queries, "", ""),
    ])  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
