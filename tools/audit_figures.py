"""The figures of the audit in its page: simulated into one JSON file, and rendered from it.

    python tools/audit_figures.py measure [--runs N] [--seed S]
    python tools/audit_figures.py render

`make simulate` does both: some minutes of one core.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from figured_pages import METHODS, FiguredPages, tell_portion
from reading_plots import COLOURS, GREY, INK, LETTERS, PAPER, Axis, Line, plot

from sangsuk.core.audit.rehearsal import rehearse
from sangsuk.flow.audit.card_error import load_card_error

DRAWN_SIZES: Final = (1_000, 5_000, 20_000, 50_000, 500_000)

Figures = Mapping[str, Any]


def tell_wrong(figures: Figures) -> str:
    wrong = figures["wrong"]
    rows = [*wrong["by_plant"], {"how": "**all**", **wrong}]
    lines = [
        f"| {row['how']} | {row['runs']:,} | {row['confirmed']:,} "
        f"| {row['confirmed'] / row['runs']:.1%} |"
        for row in rows
        if row["runs"]
    ]
    head = ["| the wrong winner is ahead by | campaigns | confirmed | share |", "|---|---|---|---|"]
    return "\n".join([*head, *lines])


def tell_right(figures: Figures) -> str:
    rows = figures["right"]
    leads = sorted({row["lead"] for row in rows})
    cells = {(row["voices"], row["lead"]): row for row in rows}
    lines = [f"| voices | {' | '.join(f'{lead:.0%}' for lead in leads)} |", "|---" * 7 + "|"]
    for voices in sorted({row["voices"] for row in rows}):
        told = [_cell(cells[voices, lead]) for lead in leads]
        lines.append(f"| {voices:,} | {' | '.join(told)} |")
    return "\n".join(lines)


def _cell(row: Figures) -> str:
    return f"{row['share']:.1%} ({row['read']:,})" if row["runs"] else "–"


def draw(figures: Figures) -> dict[str, str]:
    return {
        "audit-share.svg": _draw_share(figures["right"]),
        "audit-risk.svg": _draw_risk(figures["wrong"]["by_plant"], figures["limit"]),
    }


def _draw_share(rows: Sequence[Figures]) -> str:
    lines = [
        Line(
            f"{size:,} voices",
            [(row["lead"], row["share"]) for row in rows if row["voices"] == size and row["runs"]],
        )
        for size in DRAWN_SIZES
        if any(row["voices"] == size and row["runs"] for row in rows)
    ]
    tenths = tuple(at / 10 for at in range(6))
    return plot(
        "Median share of the cards that must be read, by the lead of the last prize",
        Axis("lead of the last prize district", tenths),
        Axis("cards read", tuple(at / 5 for at in range(6))),
        lines,
    )


def _draw_risk(rows: Sequence[Figures], limit: float) -> str:
    """Bars of the share confirmed, and a line at the limit."""
    most, left, right = limit * 1.4, 310, 560
    height, bottom = 60 + 40 * len(rows), 30 + 40 * len(rows)
    wide = (right - left) / most
    drawn = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 640 {height}' {LETTERS}>",
        "<title>Share of campaigns with a wrong winner that the audit confirmed</title>",
        f"<rect width='640' height='{height}' fill='{PAPER}'/>",
    ]
    for at, row in enumerate(rows):
        top, share = 24 + 40 * at, row["confirmed"] / max(row["runs"], 1)
        end = left + min(share, most) * wide
        drawn.append(_bar(left, top, end - left))
        drawn.append(_words(left - 10, top + 15, row["how"], "end"))
        drawn.append(_words(end + 6, top + 15, f"{share:.1%}"))
    line = left + limit * wide
    drawn.append(_upright(left, bottom, GREY))
    drawn.append(_upright(line, bottom, COLOURS[1]))
    drawn.append(_words(line, bottom + 18, f"limit {limit:.0%}", "middle"))
    return "\n".join([*drawn, "</svg>", ""])


def _bar(x: float, y: float, width: float) -> str:
    return f"<rect x='{x}' y='{y}' width='{width:.1f}' height='22' fill='{COLOURS[0]}'/>"


def _words(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f"<text x='{x:.1f}' y='{y}' fill='{INK}' text-anchor='{anchor}'>{words}</text>"


def _upright(x: float, bottom: float, colour: str) -> str:
    return f"<line x1='{x:.1f}' x2='{x:.1f}' y1='12' y2='{bottom}' stroke='{colour}'/>"


SHOWN: Final = FiguredPages(
    figures=METHODS / "audit-figures.json",
    pages=(METHODS / "audit.md",),
    mark="figures",
    blocks={"wrong": tell_wrong, "right": tell_right},
    draw=draw,
)


def measure(runs: int, seed: int) -> Figures:
    return rehearse(load_card_error(), runs=runs, seed=seed, tell=tell_portion)


if __name__ == "__main__":
    SHOWN.run(measure, about=__doc__, runs=1000)
