"""Tries every call of the API against its document, with all checks of schemathesis.

Run by `make api-promises` on a site of its own, which is thrown away afterwards.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from screenshots import running_site

ROOT: Final = Path(__file__).parents[1]
STORIES: Final = ROOT / "demo" / "stories" / "exemplar_stories.jsonl"
BIN: Final = Path(sys.executable).parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=200, help="of each call; default 200")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        os.environ |= {"SANGSUK_HOME": folder, "SANGSUK_CLOCK": "2020-12-20T10:00:00+07:00"}
        for command in (
            ["manage", "migrate", "-v0"],
            ["intake", str(STORIES)],
            ["understand"],
            ["rank"],
        ):
            said(*command)
        token = said(
            *("manage", "create_source_token", "promises", "--scope", "posts", "--scope", "hooks")
        )
        with running_site() as address:
            status = tried(address, token, cases=asked.cases, seed=asked.seed, folder=folder)
    raise SystemExit(status)


def tried(address: str, token: str, *, cases: int, seed: int, folder: str) -> int:
    """What schemathesis ends with: 0 where every promise was kept."""
    command = [
        *(str(BIN / "st"), "run", f"{address}/api/v1/openapi.json", "--checks", "all"),
        *("--phases", "examples,coverage,fuzzing", "--seed", str(seed)),
        *("--max-examples", str(cases), "--generation-database", "none"),
        *("--header", f"Authorization: Bearer {token}"),
    ]
    return subprocess.run(command, cwd=folder, check=False).returncode


def said(*command: str) -> str:
    told = subprocess.run(
        [str(BIN / "sangsuk"), *command], check=True, capture_output=True, text=True
    )
    return told.stdout.strip()


if __name__ == "__main__":
    main()
