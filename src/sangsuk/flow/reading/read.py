"""Posts in, readings out, without a database."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import Final

from sangsuk.core.errors import CallError
from sangsuk.core.terms.campaign import Campaign
from sangsuk.flow.counting.results import FILES, count_batches, write_files
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.files.posts import OWN_ENDING, files_of, open_files
from sangsuk.flow.files.readings import check_ending, write_batches
from sangsuk.flow.files.unfinished import fingerprint_of, unfinished
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.flow.reading.reader import shipped_version
from sangsuk.flow.reading.reading_run import USUAL, Progress, Read, ReadingRun, Way, write_rejected

RUN_READINGS: Final = "readings.parquet"


@dataclass(frozen=True, slots=True)
class RowCount:
    """What came of the rows: read + rejected = rows."""

    read: int
    rejected: int


def read_to_file(
    posts: Path, campaign: Campaign, out: Path, *, on_progress: Progress, way: Way = USUAL
) -> RowCount:
    """Read a file or folder of posts into `out` and its list of rejected rows.

    Killed at any moment and run again, it goes on where it was.

    Args:
        posts: a file or a folder of them.
        campaign: whose rules decide what is eligible.
        out: ends in .jsonl or .parquet; the rejected go to OUT's name with .rejected.jsonl.
        on_progress: told the portion that is done, 0..1.
        way: who reads and how.

    Raises:
        CallError: a path cannot be used.
        UnreadableSourceError: a file of posts cannot be read at all.
    """
    with _reading(posts, campaign, (out,), way, on_progress) as (read, (readings, rejected)):
        return _write(read, readings, rejected, ending=out.suffix.lower())


def run(
    posts: Path, campaign: Campaign, out: Path, *, on_progress: Progress, way: Way = USUAL
) -> RowCount:
    """Read posts and rank the districts: readings, rejected rows and results in the folder `out`.

    The results are counted from the readings that are written beside them, and
    all files take their names together.
    """
    outs = (out / RUN_READINGS, *(out / name for name in FILES))
    with _reading(posts, campaign, outs, way, on_progress) as (read, partials):
        readings, rejected, *result = partials
        # why: `read` does without it, and what was there when the reader was made stays for good
        from sangsuk.flow.counting.exclusions_on_disk import KeptOnDisk  # noqa: PLC0415

        with ThreadPoolExecutor(1) as beside:
            kept = KeptOnDisk(_emptied(read.folder / "excluded"))
            # Most of both is done outside of Python's lock.
            counted = beside.submit(count_batches, read.batches(), campaign, load_gazetteer(), kept)
            count = _write(read, readings, rejected, ending=".parquet")
            write_files(counted.result(), load_gazetteer(), result)
    return count


@contextmanager
def _reading(
    posts: Path, campaign: Campaign, outs: tuple[Path, ...], way: Way, on_progress: Progress
) -> Iterator[tuple[Read, tuple[Path, ...]]]:
    """The posts read, and partial files of the readings, the rejected rows and the others."""
    out, *others = outs
    check_ending(out, where=str(out))
    connectors = open_files(posts)
    finals = (out, out.with_suffix(OWN_ENDING), *others)
    for final in finals:
        _check_apart(posts, final)
    fingerprint = fingerprint_of(files_of(posts), shipped_version(careful=way.careful), campaign)
    with staged(*finals) as partials, unfinished(out, fingerprint) as folder:
        yield ReadingRun(connectors, campaign, folder, way, on_progress).read(), partials
        on_progress(1.0)


def _emptied(folder: Path) -> Path:
    """Without what a killed run left there."""
    rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _write(read: Read, readings: Path, rejected: Path, *, ending: str) -> RowCount:
    return RowCount(
        read=write_batches(read.batches(), readings, ending=ending),
        rejected=write_rejected(read.rejections(), rejected),
    )


def _check_apart(posts: Path, out: Path) -> None:
    """Refuse to write over the posts, or among them where the next run would read it."""
    source, target = posts.resolve(), out.resolve()
    if source == target or source in target.parents:
        raise CallError(
            "output.among_posts",
            what="The readings would be written over the posts or among them.",
            where=str(out),
            remedy="name a place outside of the posts.",
        )
