"""The figures of the reader in its pages: measured into one JSON file, and rendered from it.

    python tools/reading_figures.py measure [--cross FIGURES] [--check]
    python tools/reading_figures.py render

`make reading-figures` does all of it.  What is not measured again keeps its former figures.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Any, Final

import reading_plots as plots
import reading_tables as tables

from sangsuk.flow.fitting.evaluation import measure_reader
from sangsuk.flow.fitting.labels import read_labels
from sangsuk.flow.reading.reader import shipped_version

ROOT: Final = Path(__file__).parents[1]
FIGURES: Final = ROOT / "docs/methods/reading-figures.json"
PAGES: Final = (
    ROOT / "docs/methods/reading.md",
    ROOT / "docs/methods/model-card.md",
    ROOT / "training/README.md",
)
CAMPAIGN: Final = "amphoe-sangsuk-2563"
CHOOSING: Final = ROOT / "demo/stories/gold_dev.jsonl"
CHECK: Final = ROOT / "training/check/check.jsonl"
STORIES: Final = ROOT / "training/stories"
BLOCK: Final = re.compile(
    r"(<!-- figures: (?P<name>[a-z-]+) -->\n).*?(<!-- /figures -->)", re.DOTALL
)

OF_THE_WHOLE: Final = ("versions", "scores", "honesty", "files")  # without a cross-validation too

Figures = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["measure", "render"])
    parser.add_argument("--cross", type=Path, help="figures.json of sangsuk cross-validate --out")
    parser.add_argument("--check", action="store_true", help="read the check set: seldom")
    given = parser.parse_args()
    if given.what == "measure":
        measure(given.cross, check=given.check)
    render()


def measure(cross: Path | None, *, check: bool) -> None:
    """Write FIGURES anew."""
    former = json.loads(FIGURES.read_text("utf-8")) if FIGURES.is_file() else {}
    figures = {**former, "stories": count_stories(), "choosing": measure_both(CHOOSING)}
    if cross is not None:
        figures["cross_validation"] = json.loads(cross.read_text("utf-8"))
    if check:
        figures["check"] = measure_both(CHECK)
    whole = json.dumps(rounded(figures), ensure_ascii=False, indent=1)
    FIGURES.write_text(whole + "\n", "utf-8")


def measure_both(gold: Path) -> Figures:
    both = {
        name: measure_reader(gold, campaign=CAMPAIGN, tell_author_kind=name == "declared")
        for name in ("declared", "hidden")
    }
    return {"reader": shipped_version(), **both}


def count_stories() -> list[Figures]:
    """What the data card says of each file."""
    counted = []
    for file in sorted(STORIES.glob("*.jsonl")):
        stories = list(read_labels(file, tell_author_kind=False))
        counted.append(
            {
                "file": file.stem,
                "stories": len(stories),
                "eligible": sum(story.reason is None for story in stories),
                "letters": round(median(len(story.post.text) for story in stories)),
                "sentiment": dict(Counter(str(story.sentiment) for story in stories)),
            }
        )
    return counted


def rounded(value: Any) -> Any:
    """The same figures with four places."""
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: rounded(each) for key, each in value.items()}
    return [rounded(each) for each in value] if isinstance(value, list) else value


def render() -> None:
    figures = json.loads(FIGURES.read_text("utf-8"))
    for page in PAGES:
        page.write_text(fill(page.read_text("utf-8"), figures), "utf-8")
    for name, drawn in draw(figures).items():
        (ROOT / "docs/pictures" / name).write_text(drawn, "utf-8")


def fill(page: str, figures: Figures) -> str:
    """The page with every block rendered anew."""

    def told(name: str) -> str:
        known = name in OF_THE_WHOLE or "cross_validation" in figures
        return BLOCKS[name](figures) if known else tables.NOT_YET

    return BLOCK.sub(lambda found: f"{found[1]}{told(found['name'])}\n{found[3]}", page)


def tell_curve(figures: Figures) -> str:
    if "learning_curve" not in figures["cross_validation"]:
        return tables.NOT_YET
    drawn = picture("curve", "Figures by the number of stories learned from")
    return f"{tables.tell_curve(figures)}\n\n{drawn}"


def tell_asking(figures: Figures) -> str:
    drawn = picture("asking", "Precision of award pairs by the share sent to a person")
    return f"{tables.tell_asking(figures)}\n\n{drawn}"


def picture(name: str, says: str) -> str:
    return f"![{says}](../pictures/reading-{name}.svg)"


def draw(figures: Figures) -> dict[str, str]:
    """The plots, by file name."""
    if not (cross := figures.get("cross_validation")):
        return {}
    drawn = {
        "reading-reliability.svg": plots.plot_reliability(cross),
        "reading-asking.svg": plots.plot_asking(cross, figures["choosing"]),
    }
    if curve := cross.get("learning_curve"):
        drawn["reading-curve.svg"] = plots.plot_learning(curve)
    return drawn


BLOCKS: Final[Mapping[str, Callable[[Figures], str]]] = {
    "versions": tables.tell_versions,
    "scores": tables.tell_scores,
    "honesty": tables.tell_honesty,
    "reliability": lambda _: picture("reliability", "How often it came true, by what was said"),
    "asking": tell_asking,
    "sentiment": lambda figures: tables.tell_confusion(figures, "sentiment"),
    "reasons": lambda figures: tables.tell_confusion(figures, "reason"),
    "traps": tables.tell_traps,
    "curve": tell_curve,
    "regions": tables.tell_regions,
    "files": tables.tell_files,
}


if __name__ == "__main__":
    main()
