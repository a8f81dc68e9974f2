"""Lighthouse on the six pages that most people see: its phone and network, the median of five.

    make lighthouse                 all six, and the table in docs/benchmarks-site.md
    python tools/lighthouse.py --runs 1 --page map --keep-docs

It asks the demonstration as `sangsuk serve` serves it.  Lighthouse itself is taken into
.lighthouse/ when it is not there yet; that needs node and npm.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
from pathlib import Path
from typing import Any, Final

from screenshots import ROOT, running_site

FOLDER: Final = ROOT / ".lighthouse"
VERSION: Final = "12.8.2"
DOCS: Final = ROOT / "docs" / "benchmarks-site.md"
TABLE: Final = re.compile(r"(?<=<!-- lighthouse -->\n).*?(?=<!-- /lighthouse -->)", re.DOTALL)
PAGES: Final = {
    "home": "/",
    "stories": "/stories/",
    "one story": "/stories/1/",
    "standings": "/standings/",
    "map": "/map/",
    "one district": "/districts/5501/",
}
SCORES: Final = ("performance", "accessibility", "best-practices", "seo")
AUDITS: Final = {"lcp_s": "largest-contentful-paint", "cls": "cumulative-layout-shift"}
TRIES: Final = 3  # now and then a run gives no figures
PATIENCE: Final = 180  # seconds a run

Figures = dict[str, float]


def main() -> None:
    asked = arguments()
    program = installed()
    pages = {asked.page: PAGES[asked.page]} if asked.page else PAGES
    with running_site() as address:
        found = {name: median(program, address + path, asked.runs) for name, path in pages.items()}
    if not (asked.keep_docs or asked.page):
        DOCS.write_text(TABLE.sub(lambda _: table(found, asked.runs), DOCS.read_text()))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Lighthouse on the six pages.")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--page", choices=PAGES)
    parser.add_argument("--keep-docs", action="store_true", help="print the figures alone")
    return parser.parse_args()


def installed() -> Path:
    """Lighthouse's command, taken from the registry that npm knows where it is not there."""
    program = FOLDER / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("npm is missing; it comes with node.")
        FOLDER.mkdir(exist_ok=True)
        command = [npm, "install", "--silent", "--prefix", str(FOLDER), f"lighthouse@{VERSION}"]
        subprocess.run(command, check=True)
    return program


def median(program: Path, address: str, runs: int) -> Figures:
    """The median of each figure over some runs, which is also printed."""
    found = [measure(program, address) for _ in range(runs)]
    middle = {name: statistics.median(run[name] for run in found) for name in found[0]}
    print(json.dumps({"page": address, "runs": runs, **middle}), flush=True)
    return middle


def measure(program: Path, address: str) -> Figures:
    for _ in range(TRIES):
        report = run(program, address)
        if report and all(report["categories"][name]["score"] is not None for name in SCORES):
            return figures(report)
    raise SystemExit(f"Lighthouse gave no figures of {address} in {TRIES} runs.")


def run(program: Path, address: str) -> dict[str, Any] | None:
    told = FOLDER / "told.json"  # a file: of a pipe Lighthouse leaves out what is over 64 kB
    told.unlink(missing_ok=True)
    command = [
        *(str(program), address, "--quiet", "--output=json", f"--output-path={told}"),
        f"--only-categories={','.join(SCORES)}",
        "--chrome-flags=--headless=new --no-sandbox",
    ]
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("chromium is missing; `make browser` installs it.")
    subprocess.run(
        command,
        env=os.environ | {"CHROME_PATH": chromium},
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    if not told.exists():
        return None
    report: dict[str, Any] = json.loads(told.read_text())
    return report


def figures(report: dict[str, Any]) -> Figures:
    scores = {name: round(100 * report["categories"][name]["score"]) for name in SCORES}
    lcp, cls = (report["audits"][audit]["numericValue"] for audit in AUDITS.values())
    return {**scores, "lcp_s": round(lcp / 1000, 2), "cls": round(cls, 4)}


def table(found: dict[str, Figures], runs: int) -> str:
    head = "| page | performance | accessibility | best practices | SEO | LCP | CLS |"
    rows = [
        f"| {name} | {one['performance']:g} | {one['accessibility']:g} | {one['best-practices']:g} "
        f"| {one['seo']:g} | {one['lcp_s']:.1f} s | {one['cls']:.3f} |"
        for name, one in found.items()
    ]
    return "\n".join(["", f"Median of {runs} runs.", "", head, f"|{'---|' * 7}", *rows, "", ""])


if __name__ == "__main__":
    main()
