"""One run of the reader over files of posts: parts are read, then put together."""

import heapq
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Final

import pyarrow as pa

from sangsuk.connectors.contract import Connector, Rejection
from sangsuk.core.terms.campaign import Campaign
from sangsuk.engines import spark, threads
from sangsuk.engines.job import Done, Job
from sangsuk.engines.parts import Parts
from sangsuk.flow.files.post_batches import PostBatches, Rejected
from sangsuk.flow.files.repeats import find_repeats, rejections
from sangsuk.flow.reading.assemble import assemble, marks_of
from sangsuk.flow.reading.copies_of_parts import find_copies_of
from sangsuk.flow.reading.reader import load_reader

PORTION_READ: Final = 0.9  # of the whole work, as the progress bar counts it
REJECTED: Final = "rejected.jsonl"

Progress = Callable[[float], None]  # told the portion that is done, 0..1


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How posts are read; the readings are the same whatever reads them."""

    careful: bool = True  # both tiers of the reader; else the fast one alone
    workers: int = 1
    engine: str = "threads"  # or spark
    master: str = ""  # where Spark runs; "": on this machine, with so many workers

    def read_parts(self, posts: Iterator[pa.RecordBatch], job: Job, on_done: Done) -> int:
        """Read every batch into a finished part; gives how many parts there are."""
        if self.engine == "spark":
            master = self.master or f"local[{self.workers}]"
            return spark.read_parts(posts, job, master=master, on_done=on_done)
        return threads.read_parts(posts, job, workers=self.workers, on_done=on_done)


USUAL: Final = Way()


@dataclass(slots=True)
class ReadingRun:
    """Reads the posts of some connectors; finished parts lie in `folder`."""

    connectors: Sequence[Connector]
    campaign: Campaign
    folder: Path
    way: Way
    on_progress: Progress
    _posts: int = field(default=0, init=False)

    def read(self) -> "Read":
        """Read every post and find what is known only once all are read."""
        with (self.folder / REJECTED).open("w", encoding="utf-8") as file:
            batches = PostBatches(self.connectors, partial(_note, file.write))
            job = Job(
                make_reader=partial(load_reader, careful=self.way.careful),
                campaign=self.campaign,
                parts=Parts(self.folder),
                ready=f"sangsuk.flow.reading.ready_{'full' if self.way.careful else 'fast'}",
            )
            self.way.read_parts(
                batches.read(), job, lambda count: self._count(count, batches.portion)
            )
        return Read(job.parts, self.folder, self._posts)

    def _count(self, posts: int, portion: float) -> None:
        self._posts += posts
        self.on_progress(portion * PORTION_READ)


class Read:
    """All readings of a run: in finished parts, with what makes one whole of them."""

    def __init__(self, parts: Parts, folder: Path, posts: int) -> None:
        self._parts = parts
        self.folder = folder  # for what lies on disk until the run is done
        self._repeats = find_repeats(parts, posts)
        found = find_copies_of(parts, self._repeats.posts, folder)
        self._marks = marks_of(parts, self._repeats.posts, found)

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The readings in the order of the input, in batches of `tables.READINGS`."""
        return assemble(self._parts, self._marks)

    def rejections(self) -> Iterator[Rejection]:
        """The rows that are no post, and those that repeat one, in the order of the input."""
        with (self.folder / REJECTED).open(encoding="utf-8") as lines:
            noted = (
                Rejected(row, Rejection(where, reason))
                for row, where, reason in map(json.loads, lines)
            )
            repeated = rejections(self._repeats, self._parts)
            for rejected in heapq.merge(noted, repeated, key=attrgetter("row")):
                yield rejected.rejection


def write_rejected(rejected: Iterable[Rejection], path: Path) -> int:
    """Write the list of rejected rows; gives how many there are."""
    count = 0
    # A file's name may hold bytes that are no UTF-8; they are shown escaped.
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        for rejection in rejected:
            file.write(json.dumps(asdict(rejection), ensure_ascii=False) + "\n")
            count += 1
    return count


def _note(write: Callable[[str], object], rejected: Rejected) -> None:
    row, (where, reason) = rejected.row, (rejected.rejection.where, rejected.rejection.reason)
    write(json.dumps([row, where, reason]) + "\n")
