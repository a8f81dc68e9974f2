"""The figures of the count in its pages: simulated into one JSON file, and rendered from it.

python tools/count_figures.py measure
python tools/count_figures.py render
"""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import reading_plots as plots
from reading_tables import table

from sangsuk.core.rank.intervals import try_intervals
from sangsuk.flow.reader_error import load_reader_error
from sangsuk.flow.simulated_copies import copies_among_real_texts
from sangsuk.flow.simulated_drives import simulate_on_real_texts

ROOT: Final = Path(__file__).parents[1]
FIGURES: Final = ROOT / "docs/methods/count-figures.json"
PAGES: Final = tuple(ROOT / "docs/methods" / name for name in ("count.md", "copies-and-drives.md"))
PICTURE: Final = "count-p-top.svg"
STORIES: Final = ROOT / "training/stories"
CAMPAIGN: Final = "amphoe-sangsuk-2563"
BLOCK: Final = re.compile(r"(<!-- count: (?P<name>[a-z-]+) -->\n).*?(<!-- /count -->)", re.DOTALL)
KINDS: Final = {
    "copied": "one text, within two hours",
    "paraphrased": "a third of the phrases changed, within three hours",
    "staggered": "the same, over a week of office hours",
    "reworded": "two thirds of the phrases changed, within three hours",
}
Figures = dict[str, Any]


def main() -> None:
    if sys.argv[1:] == ["measure"]:
        write(measure())
    render()


def measure() -> Figures:
    """Simulate everything again, as `sangsuk simulate` does with seed 1."""
    return {
        "intervals": try_intervals(load_reader_error(), runs=270, seed=1),
        "drives": simulate_on_real_texts(STORIES, runs=20, seed=1, tell=lambda _: None),
        "copies": copies_among_real_texts(STORIES, campaign=CAMPAIGN, runs=1_000, seed=1),
    }


def write(figures: Figures) -> None:
    FIGURES.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")


def render() -> None:
    figures = json.loads(FIGURES.read_text("utf-8"))
    for page in PAGES:
        page.write_text(fill(page.read_text("utf-8"), figures), "utf-8")
    (ROOT / "docs/pictures" / PICTURE).write_text(draw(figures), "utf-8")


def fill(page: str, figures: Figures) -> str:
    """The page with every block rendered anew."""
    return BLOCK.sub(lambda found: f"{found[1]}{BLOCKS[found['name']](figures)}\n{found[3]}", page)


def draw(figures: Figures) -> str:
    """Whether a stated chance of a prize comes true."""
    told = [each for each in figures["intervals"]["p_top"]["bins"] if each["most"] > 0.05]
    line = plots.Line("p_top", [(each["said"], each["came_true"]) for each in told])
    tenths = [at / 5 for at in range(6)]
    across, up = plots.Axis("chance stated", tenths), plots.Axis("truly in the prizes", tenths)
    return plots.plot("Whether p_top comes true", across, up, [line], diagonal=True)


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


BLOCKS: Final[dict[str, Callable[[Figures], str]]] = {
    "cover": tell_cover,
    "chances": tell_chances,
    "drives": tell_drives,
    "alarms": tell_alarms,
    "copies": tell_copies,
}

if __name__ == "__main__":
    main()
