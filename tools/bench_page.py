"""Makes docs/benchmarks.md and its pictures from what `make bench` printed.

    make bench > var/bench.jsonl && python tools/bench_page.py var/bench.jsonl

The lines are kept beside the page, in docs/benchmarks.jsonl; without an argument the page is made
of those.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

DOCS: Final = Path(__file__).parents[1] / "docs"
LINES: Final = DOCS / "benchmarks.jsonl"
PAGE: Final = DOCS / "benchmarks.md"
WIDTH, ROW, LEFT, RIGHT = 720, 26, 250, 620
INK, BAR, PAPER = "#2b2a33", "#0d6b62", "#fffdf8"
LETTERS: Final = "role='img' font-family='system-ui, sans-serif' font-size='13'"
PEERS: Final = ("naive peer, text by text", "peer in batches", "wheels only")
OURS: Final = ("ours, fast tier", "ours, full tier")
MOST_STAGES: Final = 15

Line = Mapping[str, Any]


def main() -> None:
    if len(sys.argv) > 1:
        LINES.write_text(Path(sys.argv[1]).read_text("utf-8"), encoding="utf-8")
    lines = [json.loads(line) for line in LINES.read_text("utf-8").splitlines() if line.strip()]
    for name, picture in _pictures(lines).items():
        (DOCS / "pictures" / name).write_text(picture, encoding="utf-8")
    PAGE.write_text(_page(lines), encoding="utf-8")


def _page(lines: Sequence[Line]) -> str:
    parts = [
        HEAD,
        _busy(lines),
        _speed(lines),
        _stages(lines),
        _whole(lines),
        _copies(lines),
        _counters(lines),
        TAIL,
    ]
    return "\n".join(part for part in parts if part)


def _busy(lines: Sequence[Line]) -> str:
    """What else the machine had to do."""
    told = [line for line in lines if line["bench"] == "machine"]
    if not told:
        return ""
    return (
        f"When this run began, {told[0]['load']} programs wanted the machine's "
        f"{told[0]['cores']} cores (load average of a minute). {told[0].get('note', '')}\n"
    )


def _speed(lines: Sequence[Line]) -> str:
    read = [line for line in lines if line["bench"] in PEERS + OURS]
    if not read:
        return ""
    rows = [
        [
            line["bench"],
            f"{line['texts']:,}",
            f"{line['texts_per_cpu_s']:,.0f}",
            f"{line['from']:,.0f} to {line['to']:,.0f}" if "from" in line else "",
            *(f"{line[f'x {peer}']:.1f}" if f"x {peer}" in line else "" for peer in PEERS),
        ]
        for line in read
    ]
    head = ["", "texts", "texts a CPU second", "in five rounds", *(f"× {peer}" for peer in PEERS)]
    picture = "![Texts read in a second](pictures/bench-speed.svg)"
    return f"## Beside others\n\n{picture}\n\n{_table(head, rows)}"


def _stages(lines: Sequence[Line]) -> str:
    stages = _longest(lines)
    if not stages:
        return ""
    rows = [[f"`{line['stage']}`", f"{line['us_per_text']:.1f}"] for line in stages]
    table = _table(["stage", "µs a text"], rows)
    return (
        "## Where the time goes\n\nEvery function that the reader's orchestrating rooms call, "
        "without what it calls that stands in the table too; the fast tier.\n\n"
        f"![Microseconds a text by stage](pictures/bench-stages.svg)\n\n{table}"
    )


def _whole(lines: Sequence[Line]) -> str:
    ran = [line for line in lines if line["bench"].startswith("sangsuk r")]
    if not ran:
        return ""
    rows = [
        [
            line["bench"],
            f"{line['texts']:,}",
            str(line["workers"]),
            f"{line['wall_s']:,.1f}",
            f"{line['cpu_s']:,.1f}",
            f"{line['peak_mb']:,}",
        ]
        for line in ran
    ]
    head = ["command", "posts", "workers", "wall s", "CPU s", "peak MB"]
    first = [line for line in lines if line["bench"] == "first reading after start"]
    told = f"\nFirst reading after start: {first[0]['wall_s']} s.\n" if first else ""
    return f"## From file to file\n\n{_table(head, rows)}{told}{_same(ran)}"


def _same(ran: Sequence[Line]) -> str:
    """Whether what was compared came out the same."""
    compared = [line["same_readings"] for line in ran if "same_readings" in line]
    if not compared:
        return ""
    are = "are the same" if all(compared) else "are NOT the same"
    return f"\nReadings of Spark and of threads, sorted by id, {are}.\n"


def _copies(lines: Sequence[Line]) -> str:
    rows = [
        [
            f"{line['texts']:,}",
            f"{line['copies']:,}",
            f"{line['wall_s']:,.1f}",
            f"{line['cpu_s']:,.1f}",
            f"{line['peak_mb']:,}",
        ]
        for line in lines
        if "copies" in line
    ]
    head = ["posts, all eligible", "copies among them", "wall s", "CPU s", "peak MB"]
    told = "Of readings that are made and not read: what finding and marking the copies takes."
    return f"## Copies\n\n{told}\n\n{_table(head, rows)}" if rows else ""


def _counters(lines: Sequence[Line]) -> str:
    rows = [
        [
            line["bench"],
            line["database"],
            f"{line['stories']:,}",
            f"{line['median_ms']:.2f}",
            f"{line['p95_ms']:.2f}",
        ]
        for line in lines
        if "median_ms" in line
    ]
    head = ["", "database", "stories", "median ms", "95 % below, ms"]
    return f"## The live count\n\n{_table(head, rows)}" if rows else ""


def _pictures(lines: Sequence[Line]) -> dict[str, str]:
    speed = {
        line["bench"]: line["texts_per_cpu_s"] for line in lines if line["bench"] in PEERS + OURS
    }
    stages = {line["stage"]: line["us_per_text"] for line in _longest(lines)}
    drawn = {
        "bench-speed.svg": _bars("Texts a CPU second", speed),
        "bench-stages.svg": _bars("Microseconds a text", stages),
    }
    return {name: picture for name, picture in drawn.items() if picture}


def _longest(lines: Sequence[Line]) -> list[Line]:
    stages = [line for line in lines if line["bench"] == "stage"]
    return sorted(stages, key=lambda line: -float(line["us_per_text"]))[:MOST_STAGES]


def _bars(title: str, values: Mapping[str, float]) -> str:
    """One bar a value, as long as it is large."""
    if not values:
        return ""
    most, height = max(values.values()), ROW * (len(values) + 1) + 10
    drawn = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {height}' {LETTERS}>",
        f"<title>{title}</title>",
        f"<rect width='{WIDTH}' height='{height}' fill='{PAPER}'/>",
        f"<text x='{LEFT}' y='18' fill='{INK}'>{title}</text>",
    ]
    for number, (name, value) in enumerate(values.items(), 1):
        y, length = ROW * number + 4, max(1.0, (RIGHT - LEFT) * value / most)
        drawn += [
            f"<text x='{LEFT - 8}' y='{y + 14}' fill='{INK}' text-anchor='end'>{name}</text>",
            f"<rect x='{LEFT}' y='{y}' width='{length:.1f}' height='18' fill='{BAR}'/>",
            f"<text x='{LEFT + length + 6:.1f}' y='{y + 14}' fill='{INK}'>{value:,.0f}</text>",
        ]
    return "\n".join([*drawn, "</svg>", ""])


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


HEAD: Final = """# How fast it reads

Made by `python tools/bench_page.py` from what `make bench` printed; anyone can run it. Speeds are
of CPU time and were measured in one process run on the same texts, peers and ours in turns in five
rounds, each on texts that none had read before; the middle round counts, of speeds and of ratios,
so that these hold on other machines. Wall times are of one machine with two cores, which may have
been busy with other work. Posts are about 480 letters long: one of the project's own stories among
other talk; 9 of 10 are tagged, 1 of 20 is a copy of another with a word more. The other talk
around a story makes most of them not about an office: 1 of 25 is eligible before copies are found.
More than a million posts are a million again and again, with other ids and authors and a word
more.

`sangsuk read` makes readings of posts; `sangsuk rank --standings-alone` makes standings of those;
`sangsuk run` does both with every table and the report.

Peers are given strings of Python, ours columns of Arrow, as both come out of a file: to make these
of those takes some 2 µs a post, which are not counted.

The peers do less: a sentiment, a service and the names that stand in the text, without linking a
name to an office, personal data, copies, or a polarity for each office. They are PyThaiNLP's
`normalize` and `newmm` with TF-IDF and two logistic regressions and a search for 928 names, text
by text and in batches; and compiled packages alone: `ahocorasick_rs`, `HashingVectorizer` and one
sparse product.
"""
TAIL: Final = """## Again

```
make bench                                              # minutes
make bench BENCH_FLAGS="--only whole --sizes 1000000"   # one part, larger
make bench BENCH_FLAGS="--only whole --sizes 10000000 --workers 2 --command read --command rank"
make bench BENCH_FLAGS="--only copies --sizes 1000000,10000000"
make bench BENCH_FLAGS="--only spark --sizes 100000"    # Java 17
PYTHONPATH=tools tools/postgres.sh .venv/bin/python -m bench --only counters
```
"""


if __name__ == "__main__":
    main()
