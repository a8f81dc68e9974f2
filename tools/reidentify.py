"""How many rows and cards of a result's archive are alone with what it tells of them.

    python tools/reidentify.py RESULT.zip [--page docs/methods/verification.md]

Prints one JSON object a file; with --page the table of that page is written anew.
"""

import argparse
import json
from pathlib import Path
from typing import Final

from sangsuk.flow.publishing.reidentification import KNOWN, Crowd, crowds_of

MARKS: Final = ("<!-- alone -->\n", "<!-- /alone -->")


def table(crowds: dict[str, Crowd]) -> str:
    rows = [
        f"| `{name}` by {', '.join(KNOWN[name])} | {crowd.rows:,} | {_share(crowd.alone, crowd)} "
        f"| {_share(crowd.among_few, crowd)} |"
        for name, crowd in crowds.items()
    ]
    return "\n".join(["| | rows | alone | among fewer than five |", "|---|---|---|---|", *rows, ""])


def _share(number: int, crowd: Crowd) -> str:
    return f"{number:,} ({number / crowd.rows:.1%})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--page", type=Path)
    asked = parser.parse_args()
    crowds = crowds_of(asked.archive)
    for name, crowd in crowds.items():
        print(json.dumps({"file": name} | crowd._asdict()))
    if asked.page:
        before, rest = asked.page.read_text("utf-8").split(MARKS[0])
        after = rest.split(MARKS[1])[1]
        asked.page.write_text(f"{before}{MARKS[0]}{table(crowds)}{MARKS[1]}{after}", "utf-8")


if __name__ == "__main__":
    main()
