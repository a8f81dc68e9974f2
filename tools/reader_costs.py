"""What the reader costs: its size, when it is ready, how fast it reads, what it reads with care.

    python tools/reader_costs.py [stories.jsonl …]
    python tools/reader_costs.py --unseen    # minutes more: by heads that had not seen the story

Without files: the stories for choosing, the check set, and all stories of the demonstration.
"""

import argparse
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np
import pyarrow as pa

from sangsuk.core.thai.hashtags import read_all_hashtags
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.batch import read_batch
from sangsuk.core.understand.grams import model_texts
from sangsuk.core.understand.heads import StoryModel, StoryReadings
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.fitting.corrections import read_lessons, repeat_lessons
from sangsuk.flow.fitting.fit_story import fit_story
from sangsuk.flow.fitting.training import fold_stories, read_recipe
from sangsuk.flow.reading.encoder import CARE_SHIPPED, load_care
from sangsuk.flow.reading.reader import SHIPPED, load_reader

ROOT: Final = Path(__file__).parents[1]
STORIES: Final = ("demo/stories/gold_dev.jsonl", "training/check/check.jsonl")
DEMO: Final = ("demo/stories", "training/stories")  # as flow/demo.py takes them in
CAMPAIGN: Final = "amphoe-sangsuk-2563"
PLAIN_SHARE: Final = 0.75  # of a campaign's stories, as the care line was drawn for
TIMES: Final = 3
BATCH: Final = 4096
# A process of its own: what was imported or read before would make it ready sooner.  The first run
# compiles every module, as installing a package does; the others find them compiled.
READY: Final = """
import time
before, busy = time.perf_counter(), time.process_time()
from sangsuk.flow.reading.reader import load_reader
load_reader()
print(time.perf_counter() - before, time.process_time() - busy)
"""


def main() -> None:
    asks = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asks.add_argument("files", nargs="*", type=Path, help="JSON lines with a `text`")
    asks.add_argument(
        "--unseen", action="store_true", help="also by heads that had not seen the story"
    )
    asked = asks.parse_args()
    told = texts_of(*(ROOT / name for name in DEMO))
    for line in (*_made(), *_speed(told)):
        print(line)  # what it is for
    for file in asked.files or [ROOT / name for name in STORIES]:
        print(_share(file.name, texts_of(file)))
    if not asked.files:
        print(_share("the demonstration, most of it learned from", told))
    if asked.unseen:
        print(*_unseen_shares(ROOT / "training"), sep="\n")


def texts_of(*places: Path) -> list[str]:
    """The texts of files of stories, or of folders of them."""
    files = [
        file for place in places for file in (place.glob("*.jsonl") if place.is_dir() else [place])
    ]
    return [
        json.loads(line)["text"]
        for file in sorted(files)
        for line in file.read_text("utf-8").splitlines()
        if line.strip()
    ]


def _made() -> Iterator[str]:
    size = len(SHIPPED.read_bytes()) + len(CARE_SHIPPED.read_bytes())
    yield f"size of both tiers: {size / 1e6:.1f} MB"
    with TemporaryDirectory() as kept:
        wall, busy = min(_ready(kept) for _ in range(TIMES))
    yield f"ready in {wall:.2f} s, of which the processor was busy {busy:.2f} s"


def _ready(kept: str) -> tuple[float, float]:
    """Seconds on the clock and of the processor, the best of which tells of a quiet machine."""
    around = {**os.environ, "PYTHONPYCACHEPREFIX": kept}
    around.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", READY]
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=around).stdout
    wall, busy = told.split()
    return float(wall), float(busy)


def _speed(texts: Sequence[str]) -> Iterator[str]:
    """Every field of a reading, for stories as long as they were told."""
    letters = [len(text) for text in texts]
    yield (
        f"stories of the demonstration: {len(texts):,}, "
        f"{np.median(letters):.0f} letters in the middle, {np.mean(letters):.0f} in the mean"
    )
    seconds = min(_seconds(texts) for _ in range(TIMES))
    yield f"fast tier: {len(texts) / seconds:,.0f} of them in a second of one processor"


def _seconds(texts: Sequence[str]) -> float:
    """Of the processor: what else the machine does costs the clock more, this hardly."""
    reader, campaign = load_reader(careful=False), load_campaign(CAMPAIGN)
    batches = _posts(texts).to_batches(max_chunksize=BATCH)
    read_batch(batches[0], reader, campaign)
    before = time.process_time()
    for batch in batches:
        read_batch(batch, reader, campaign)
    return time.process_time() - before


def _posts(texts: Sequence[str]) -> pa.Table:
    same: dict[str, Any] = {"platform": "x", "posted_at": "2020-12-05T10:00:00+07:00"}
    return pa.Table.from_pylist([{"id": str(n), "text": t, **same} for n, t in enumerate(texts)])


def _share(name: str, texts: Sequence[str]) -> str:
    shown = _shown(texts)
    with np.load(io.BytesIO(SHIPPED.read_bytes()), allow_pickle=False) as shipped:
        fast = StoryModel(shipped).read(shown)
    return f"{name}: {_doubted(fast).mean():.1%} of {len(texts):,} stories are read with care"


def _shown(texts: Sequence[str]) -> Texts:
    """What the heads read of a text."""
    rest = read_all_hashtags(Texts.of(list(texts)), load_campaign(CAMPAIGN).hashtags).rest
    return model_texts(rest.codes, rest.bounds[:-1], rest.bounds[1:])


def _doubted(fast: StoryReadings) -> Any:
    """Which stories the fast tier is so unsure of that the careful one reads them again."""
    return load_care().blend.doubtful(fast)


def _unseen_shares(data: Path) -> Iterator[str]:
    """The demonstration's stories are nearly all learned from; here each is read unlearned."""
    recipe = read_recipe(data)
    stories = repeat_lessons(read_lessons(data, recipe))
    texts = _shown([story.post.text for story in stories]).strings()
    fitted = fit_story(texts, stories, fold_stories(texts, recipe), recipe)
    doubted = _doubted(fitted.unseen)
    plain = np.array([story.trap == "plain" for story in stories])
    hard, easy = doubted[~plain].mean(), doubted[plain].mean()
    mixed = PLAIN_SHARE * easy + (1 - PLAIN_SHARE) * hard
    yield f"unseen: {doubted.mean():.1%} of {len(stories):,} training stories are read with care"
    yield f"unseen: {easy:.1%} of the plain ones, {hard:.1%} of those with a trap"
    yield f"unseen: {mixed:.1%} of a campaign in which {PLAIN_SHARE:.0%} of the stories are plain"


if __name__ == "__main__":
    main()
