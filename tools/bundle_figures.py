"""How long it takes to bundle a result and to verify the archive; one JSON object a line.

    python tools/bundle_figures.py 1000000

The stories are made up: N citizens, each of whom tells of one district once.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Final

import numpy as np

from sangsuk.core.terms.reading import Mention, Moods, Polarity, Reading
from sangsuk.core.terms.reading_row import row_of
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.counting.results import write_results
from sangsuk.flow.files.readings import write_readings
from sangsuk.flow.reading.gazetteer import load_gazetteer

CAMPAIGN: Final = "amphoe-sangsuk-2563"
OPENS: Final = datetime(2020, 12, 1, 10, tzinfo=timezone(timedelta(hours=7)))
SERVICES: Final = ("id_card", "civil_registration", "relief", "other")
HIDDEN: Final = 0.3  # of the posts, those whose author is not told


def made_up(count: int) -> Iterator[Reading]:
    """Readings with counts that are heavy-tailed over the districts; always the same ones."""
    codes = [district.code for district in load_gazetteer().districts]
    random = np.random.default_rng(878)
    weight = random.pareto(1.2, len(codes)) + 0.2
    chosen = random.choice(len(codes), count, p=weight / weight.sum())
    said = random.choice(3, count, p=[0.8, 0.1, 0.1])
    hidden, days = random.random(count) < HIDDEN, random.integers(0, 31, count)
    how = (Polarity.POSITIVE, Polarity.NEUTRAL, Polarity.NEGATIVE)
    for at in range(count):
        mention = Mention(code=codes[chosen[at]], polarity=how[said[at]], confidence=0.9, spans=())
        yield reading_of(at, mention, hidden=bool(hidden[at]), day=int(days[at]))


def reading_of(at: int, mention: Mention, *, hidden: bool, day: int) -> Reading:
    return Reading(
        id=str(at),
        platform="facebook",
        posted_at=OPENS + timedelta(days=day),
        author=None if hidden else f"u{at}",
        ineligible_reason=None,
        duplicate_of=None,
        districts=(mention,),
        localities=(),
        ambiguous=False,
        candidates=(),
        candidates_total=0,
        sentiment=mention.polarity,
        sentiment_p=Moods(positive=0.8, neutral=0.1, negative=0.1),
        services=(SERVICES[at % len(SERVICES)],),
        drivers=(),
        pii=(),
        masked="",
        review=(),
        reader="made up",
    )


def measured(name: str, *command: str | Path) -> dict[str, object]:
    """Run the command; what it took of time, processor and memory."""
    began = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{name} failed.")
    return {
        "step": name,
        "seconds": round(time.monotonic() - began, 1),
        "processor_seconds": round(used.ru_utime, 1),
        "memory_mb": used.ru_maxrss // 1024,
    }


def make_result(count: int, folder: Path) -> None:
    rules = load_campaign(CAMPAIGN)
    rows = (row_of(one, goes_by=rules.eligibility_digest) for one in made_up(count))
    write_readings(rows, folder / "readings.parquet", ending=".parquet")
    write_results(made_up(count), rules, load_gazetteer(), folder)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    if len(sys.argv) > 2:
        make_result(count, Path(sys.argv[2]))
        return
    sangsuk = Path(sys.executable).with_name("sangsuk")
    with tempfile.TemporaryDirectory() as held:
        archive = Path(held) / "result.zip"
        # By a process of its own: a child begins with the most memory that its parent ever had.
        subprocess.run([sys.executable, __file__, str(count), held], check=True)
        bundling = (sangsuk, "bundle", held, "--out", archive, "--unsigned")
        verifying = (sangsuk, "verify", archive)
        for figures in (measured("bundle", *bundling), measured("verify", *verifying)):
            size = {"rows": count, "archive_mb": round(archive.stat().st_size / 1e6, 1)}
            print(json.dumps(figures | size))


if __name__ == "__main__":
    main()
