"""What the reader costs: its size, the seconds until it is ready, the share read with care.

    python tools/reader_costs.py [stories.jsonl …]

Without files: the stories for choosing and the check set.
"""

import argparse
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np

from sangsuk.core.thai.hashtags import read_all_hashtags
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.grams import model_texts
from sangsuk.core.understand.heads import StoryModel
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.encoder import CARE_SHIPPED, load_care
from sangsuk.flow.reader import SHIPPED

ROOT: Final = Path(__file__).parents[1]
STORIES: Final = ("demo/stories/gold_dev.jsonl", "training/check/check.jsonl")
CAMPAIGN: Final = "amphoe-sangsuk-2563"
TIMES: Final = 3
# A process of its own: what was imported or read before would make it ready sooner.  The first run
# compiles every module, as installing a package does; the others find them compiled.
READY: Final = """
import time
before, busy = time.perf_counter(), time.process_time()
from sangsuk.flow.reader import load_reader
load_reader()
print(time.perf_counter() - before, time.process_time() - busy)
"""


def main() -> None:
    asks = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asks.add_argument("files", nargs="*", type=Path, help="JSON lines with a `text`")
    files = asks.parse_args().files or [ROOT / name for name in STORIES]
    size = len(SHIPPED.read_bytes()) + len(CARE_SHIPPED.read_bytes())
    print(f"size of both tiers: {size / 1e6:.1f} MB")  # what it is for
    with TemporaryDirectory() as kept:
        wall, busy = min(_ready(kept) for _ in range(TIMES))
    print(f"ready in {wall:.2f} s, of which the processor was busy {busy:.2f} s")
    for file in files:
        share, number = care_share(file)
        print(f"{file.name}: {share:.1%} of {number} stories are read with care")


def _ready(kept: str) -> tuple[float, float]:
    """Seconds on the clock and of the processor, the best of which tells of a quiet machine."""
    around = {**os.environ, "PYTHONPYCACHEPREFIX": kept}
    around.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", READY]
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=around).stdout
    wall, busy = told.split()
    return float(wall), float(busy)


def care_share(file: Path) -> tuple[float, int]:
    """The share of a file's stories that the fast tier is too unsure of, and their number."""
    with file.open(encoding="utf-8") as lines:
        texts = Texts.of([json.loads(line)["text"] for line in lines])
    rest = read_all_hashtags(texts, load_campaign(CAMPAIGN).hashtags).rest
    shown = model_texts(rest.codes, rest.bounds[:-1], rest.bounds[1:])
    with np.load(io.BytesIO(SHIPPED.read_bytes()), allow_pickle=False) as shipped:
        fast = StoryModel(shipped).read(shown)
    doubted = load_care().blend.doubtful(fast)
    return float(doubted.mean()), len(shown)


if __name__ == "__main__":
    main()
