"""Counts how the reader errs in what made people happy: assets/answers/driver_error.json.

Read are the stories that choosing and checking were done with, which no training saw.
"""

import json
from pathlib import Path
from typing import Final

from sangsuk.core.terms.codes import DRIVERS
from sangsuk.flow.fitting.evaluation import read_labelled
from sangsuk.flow.reading.reader import load_reader

ROOT: Final = Path(__file__).parents[1]
SETS: Final = ("training/check/check.jsonl", "demo/stories/gold_dev.jsonl")
OUT: Final = ROOT / "src" / "sangsuk" / "assets" / "answers" / "driver_error.json"
CAMPAIGN: Final = "amphoe-sangsuk-2563"


def main() -> None:
    pairs = [pair for name in SETS for pair in read_labelled(ROOT / name, campaign=CAMPAIGN)]
    told = {
        code: {
            "found": sum(code in label.drivers and code in read.drivers for label, read in pairs),
            "missed": sum(
                code in label.drivers and code not in read.drivers for label, read in pairs
            ),
            "made_up": sum(
                code not in label.drivers and code in read.drivers for label, read in pairs
            ),
            "passed": sum(
                code not in label.drivers and code not in read.drivers for label, read in pairs
            ),
        }
        for code in DRIVERS
    }
    source = f"{' and '.join(SETS)}, read by {load_reader().version}"
    content = {"source": source, "stories": len(pairs), "drivers": told}
    OUT.write_text(json.dumps(content, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
