"""The figures of the count in its pages: simulated into one JSON file, and rendered from it.

python tools/count_figures.py measure [--runs N] [--seed S]
python tools/count_figures.py render
"""

from typing import Any, Final

import reading_plots as plots
from figured_pages import METHODS, ROOT, FiguredPages, tell_portion
from reading_tables import table

from sangsuk.core.rank.intervals import try_intervals
from sangsuk.flow.counting.reader_error import load_reader_error
from sangsuk.flow.counting.simulated_copies import copies_among_real_texts
from sangsuk.flow.counting.simulated_drives import simulate_on_real_texts

STORIES: Final = ROOT / "training/stories"
CAMPAIGN: Final = "amphoe-sangsuk-2563"
KINDS: Final = {
    "copied": "one text, within two hours",
    "paraphrased": "a third of the phrases changed, within three hours",
    "staggered": "the same, over a week of office hours",
    "reworded": "two thirds of the phrases changed, within three hours",
}
Figures = dict[str, Any]


def draw(figures: Figures) -> dict[str, str]:
    """Whether a stated chance of a prize comes true."""
    told = [each for each in figures["intervals"]["p_top"]["bins"] if each["most"] > 0.05]
    line = plots.Line("p_top", [(each["said"], each["came_true"]) for each in told])
    tenths = [at / 5 for at in range(6)]
    across, up = plots.Axis("chance stated", tenths), plots.Axis("truly in the prizes", tenths)
    drawn = plots.plot("Whether p_top comes true", across, up, [line], diagonal=True)
    return {"count-p-top.svg": drawn}


def tell_cover(figures: Figures) -> str:
    rows = [
        [
            f"{row['voices']:,}" if row["voices"] != "all" else "**all**",
            row["shape"],
            f"{row['districts']:,}",
            f"{row['held']:.1%}",
            f"{row['again']:.1%}",
        ]
        for row in figures["intervals"]["cover"]
    ]
    head = ["voices due", "true rates", "districts with 10 voices and more", "true place held"]
    return table([*head, "another month's place held"], rows)


def tell_chances(figures: Figures) -> str:
    told = figures["intervals"]["p_top"]
    rows = [
        [
            f"{one['least']:.1%} – {one['most']:.1%}",
            f"{one['told']:,}",
            f"{one['said']:.1%}",
            f"{one['came_true']:.1%}",
        ]
        for one in told["bins"]
    ]
    brier = (
        f"Brier score of `p_top`: {told['brier']:.5f}; "
        f"who says the same of all has {told['brier_of_base_rate']:.5f}."
    )
    return f"{brier}\n\n{table(['p_top', 'districts', 'stated', 'came true'], rows)}"


def tell_drives(figures: Figures) -> str:
    told = figures["drives"]
    sizes = sorted({row["accounts"] for row in told["recall"]})
    found = {(row["kind"], row["accounts"]): f"{row['found']:.0%}" for row in told["recall"]}
    rows = [
        [f"{kind}: {how}", *(found[kind, size] for size in sizes)] for kind, how in KINDS.items()
    ]
    return table(["found, of drives by", *(f"{size} accounts" for size in sizes)], rows)


def tell_alarms(figures: Figures) -> str:
    told = figures["drives"]
    runs, beside = told["runs"], told["districts_wrongly_flagged_beside_drives"]
    rows = [
        ["posts named that were planted", f"{told['named_rightly']:.1%}"],
        [
            f"other districts flagged, in {runs} campaigns with {len(told['recall'])} drives",
            f"{beside}",
        ],
        [f"viral days flagged, of {runs}", f"{told['viral_days_flagged']}"],
        [
            f"campaigns without a drive in which any other district was flagged, of {runs}",
            f"{told['campaigns_without_drives_with_any_other_finding']}",
        ],
    ]
    return table([f"{told['posts']:,} real texts a campaign", ""], rows)


def tell_copies(figures: Figures) -> str:
    told = figures["copies"]
    rows = [[edit, f"{share:.1%}"] for edit, share in told["recall"].items()]
    strangers = (
        f"Of {told['strangers']:,} pairs of different stories {told['told_as_copies']} are told as "
        f"copies by their words: precision {told['precision']:.1%}."
    )
    head = [f"edit of {told['edited']:,} stories", "still told as a copy"]
    return f"{table(head, rows)}\n\n{strangers}"


SHOWN: Final = FiguredPages(
    figures=METHODS / "count-figures.json",
    pages=(METHODS / "count.md", METHODS / "copies-and-drives.md"),
    mark="count",
    blocks={
        "cover": tell_cover,
        "chances": tell_chances,
        "drives": tell_drives,
        "alarms": tell_alarms,
        "copies": tell_copies,
    },
    draw=draw,
)


def measure(runs: int, seed: int) -> Figures:
    """Simulate everything again; so many campaigns are made up for the intervals."""
    return {
        "intervals": try_intervals(load_reader_error(), runs=runs, seed=seed),
        "drives": simulate_on_real_texts(STORIES, runs=20, seed=seed, tell=tell_portion),
        "copies": copies_among_real_texts(STORIES, campaign=CAMPAIGN, runs=1_000, seed=seed),
    }


if __name__ == "__main__":
    SHOWN.run(measure, about=__doc__, runs=270)
