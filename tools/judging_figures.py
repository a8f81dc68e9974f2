"""The figures of judging in its page: simulated into one JSON file, and rendered from it.

    python tools/judging_figures.py measure [--runs N] [--seed S]
    python tools/judging_figures.py render

`make simulate` does both: some minutes of one core.
"""

from collections.abc import Mapping
from typing import Any, Final

from figured_pages import METHODS, FiguredPages, tell_portion
from reading_plots import Axis, Line, plot
from reading_tables import table

from sangsuk.cli.simulating_jury import time_assignment
from sangsuk.core.judge.rehearsal import rehearse_jury

WAYS: Final = {
    "active": "**comparisons, the next pair chosen**",
    "random": "comparisons of random pairs, the same model",
    "five stars": "one to five stars, plain means",
    "five stars, twice as many": "the same, twice as many",
    "five stars, twice as many, severity out": "the same, severity taken out",
    "four lines": "a sheet of four lines of five marks, plain means",
    "four lines, twice as many": "the same, twice as many",
    "four lines, twice as many, severity out": "the same, severity taken out",
}
DRAWN: Final = {
    "active": "chosen pairs",
    "random": "random pairs",
    "five stars": "five stars",
    "four lines": "four lines",
    "four lines, twice as many": "four lines, twice",
}
TENTHS: Final = tuple(at / 10 for at in range(11))
FIFTHS: Final = tuple(at / 5 for at in range(6))
Figures = Mapping[str, Any]


def draw(figures: Figures) -> dict[str, str]:
    return {
        "judging-lists.svg": _draw_lists(figures),
        "judging-stop.svg": _draw_stop(figures),
    }


def _draw_lists(figures: Figures) -> str:
    lines = [
        Line(
            name,
            [(row["each"], row["share"]) for row in figures["lists"] if row["method"] == method],
        )
        for method, name in DRAWN.items()
    ]
    return plot(
        "How often the best three are among the ten who go on",
        Axis("comparisons or marks a juror", (40, 50, 60), percent=False),
        Axis("best three listed", FIFTHS),
        lines,
    )


def _draw_stop(figures: Figures) -> str:
    points = [(row["said"], row["share"]) for row in figures["stop"]["bins"]]
    return plot(
        "How often the list stayed, by the chance that was said",
        Axis("chance said", TENTHS[4:]),
        Axis("stayed", TENTHS[4:]),
        [Line("the list stays", points)],
        diagonal=True,
    )


def tell_lists(figures: Figures) -> str:
    rows = []
    for method, name in WAYS.items():
        cells = [row for row in figures["lists"] if row["method"] == method]
        told = [f"{row['share']:.1%} ({row['low']:.0%}–{row['high']:.0%})" for row in cells]
        rows.append([name, *told, *(_margin(row) for row in cells)])
    each = sorted({row["each"] for row in figures["lists"]})
    head = [f"{count} each" for count in each] + [f"we are ahead, {count} each" for count in each]
    return table(["the best three are among the ten", *head], rows)


def _margin(row: Figures) -> str:
    if row["method"] == "active":
        return "–"
    return f"{row['margin']:+.0%} ({row['margin_low']:+.0%} to {row['margin_high']:+.0%})"


def tell_agreement(figures: Figures) -> str:
    told = figures["agreement"]
    return (
        f"{figures['runs']} rounds of {figures['jurors']} jurors and {figures['stories']} stories. "
        f"Of random pairs the jurors call {told['ties']:.1%} equally good; of the others they "
        f"choose {told['right']:.1%} rightly."
    )


def tell_stop(figures: Figures) -> str:
    stop = figures["stop"]
    rows = [
        [f"rounds in which it stopped, of {figures['runs']}", f"{stop['stopped']}"],
        ["after so many comparisons a juror (median)", f"{stop['after']:g}"],
        ["then three more comparisons left the ten as they were", _tell_share(stop["stayed"])],
        ["then the best three were among the ten", _tell_share(stop["held"])],
        [
            "at all moments where it said 95 % and more that the ten stay: they stayed",
            _tell_share(stop["said_to_stay"]),
        ],
        [
            "at all moments where it said 95 % and more that they hold the best: they did",
            _tell_share(stop["said_to_hold"]),
        ],
    ]
    return table(["the stop rule at 95 %", ""], rows)


KINDS: Final = {
    "marks": "of 40 marks",
    "choices": "of 40 comparisons",
    "final": "of a final: 7 jurors, 10 stories",
}


def tell_fairness(figures: Figures) -> str:
    parts = {kind: figures["fairness"][kind] for kind in KINDS if kind in figures["fairness"]}
    rows = [
        ["one who rewards length is told to follow length", "length"],
        ["one who judges at random is told to be out of step", "random"],
        ["one who is severe is told to be severe", "severe"],
        ["**an honest juror is alarmed about, whatever for**", "honest"],
    ]
    told = [
        [what, *(_tell_share(part[key]) if key in part else "–" for part in parts.values())]
        for what, key in rows
    ]
    return table(["a juror", *(KINDS[kind] for kind in parts)], told)


def _tell_share(share: Figures) -> str:
    if not share["of"]:
        return "–"
    return f"{share['share']:.1%} of {share['of']:,} ({share['low']:.1%}–{share['high']:.1%})"


def tell_assignment(figures: Figures) -> str:
    dealt = figures["assignment"]
    return (
        f"{dealt['stories']:,} stories to {dealt['readers']:,} readers, each story to "
        f"{dealt['each']}: {dealt['least']} to {dealt['most']} stories a reader, "
        f"{dealt['conflicts']} conflicts, {dealt['seconds']} seconds "
        f"({dealt['processor_seconds']} of processor time)."
    )


SHOWN: Final = FiguredPages(
    figures=METHODS / "judging-figures.json",
    pages=(METHODS / "judging.md",),
    mark="judging",
    blocks={
        "agreement": tell_agreement,
        "lists": tell_lists,
        "stop": tell_stop,
        "fairness": tell_fairness,
        "assignment": tell_assignment,
    },
    draw=draw,
)


def measure(runs: int, seed: int) -> Figures:
    told = rehearse_jury(runs=runs, seed=seed, tell=tell_portion)
    return told | {"assignment": time_assignment(seed)}


if __name__ == "__main__":
    SHOWN.run(measure, about=__doc__, runs=200)
