"""Counts the reader's errors anew: src/sangsuk/assets/count/reader_error.json."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Final

from sangsuk.core.understand.award_errors import count_errors, measure_concentration
from sangsuk.core.understand.figures import Pair, due_awards
from sangsuk.flow.fitting.evaluation import read_labelled
from sangsuk.flow.fitting.labels import read_labels

ROOT: Final = Path(__file__).parents[1]
OUT: Final = ROOT / "src" / "sangsuk" / "assets" / "count" / "reader_error.json"
CROSS: Final = ROOT / "docs" / "methods" / "reading-figures.json"
SETS: Final = ("training/check/check.jsonl", "demo/stories/gold_dev.jsonl")
CAMPAIGN: Final = "amphoe-sangsuk-2563"


def main() -> None:
    """Read the labelled stories that no training saw, and write down what came of them."""
    pairs: list[Pair] = []
    for name in SETS:
        pairs += read_labelled(ROOT / name, campaign=CAMPAIGN)
    error = count_errors(
        pairs,
        concentration=round(measure_concentration(parts_of_cross_validation()), 1),
        source=f"{' and '.join(SETS)}, read by {pairs[0][1].reader}; "
        "concentration: files of the cross-validation in reading-figures.json",
    )
    OUT.write_text(json.dumps(asdict(error), indent=1) + "\n", "utf-8")
    print(OUT.read_text("utf-8"), end="")


def parts_of_cross_validation() -> list[tuple[int, float]]:
    """Due pairs and the share found, of each file that is as it was when measured."""
    figures = json.loads(CROSS.read_text("utf-8"))["cross_validation"]["by_file"]
    parts = []
    for name, scores in figures.items():
        file = ROOT / "training" / "stories" / f"{name}.jsonl"
        labels = list(read_labels(file, tell_author_kind=True)) if file.is_file() else []
        if len(labels) == scores["stories"]:
            parts.append((sum(len(due_awards(w)) for w in labels), scores["award_recall"]))
    return parts


if __name__ == "__main__":
    main()
