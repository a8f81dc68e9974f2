"""Posts in, readings out, without a database."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from sangsuk.connectors.contract import Connector, Rejection
from sangsuk.core.errors import CallError
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.reading import Reading
from sangsuk.core.terms.reading_row import row_of
from sangsuk.core.terms.story import Post
from sangsuk.core.understand.copies import mark_copies
from sangsuk.core.understand.reader import Reader
from sangsuk.flow.gazetteer import load_gazetteer
from sangsuk.flow.outputs import staged
from sangsuk.flow.posts import OWN_ENDING, Posts, open_files
from sangsuk.flow.reader import load_reader
from sangsuk.flow.readings import check_ending, recall_readings, write_readings
from sangsuk.flow.results import FILES, count_result, write_files, write_results

POSTS_AT_ONCE: Final = 256
LETTERS_AT_ONCE: Final = 2_000_000  # long texts go in smaller batches
PORTION_READ: Final = 0.9  # of the whole work, as the progress bar counts it
RUN_READINGS: Final = "readings.parquet"

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class RowCount:
    """What came of the rows: read + rejected = rows."""

    read: int
    rejected: int


def read_to_file(
    posts: Path, campaign: Campaign, out: Path, *, on_progress: Progress, careful: bool = True
) -> RowCount:
    """Read a file or folder of posts into `out` and its list of rejected rows.

    Thin: all readings are held in memory, and one worker reads.

    Args:
        posts: a file or a folder of them.
        campaign: whose rules decide what is eligible.
        out: ends in .jsonl or .parquet; the rejected go to OUT's name with .rejected.jsonl.
        on_progress: told the portion that is done, 0..1.
        careful: with both tiers of the reader; else the fast one alone.

    Raises:
        CallError: a path cannot be used.
        UnreadableSourceError: a file of posts cannot be read at all.
    """
    with _staged(posts, out) as (connectors, (readings, rejected)):
        done = _read(connectors, campaign, on_progress, rejected, careful=careful)
        write_readings(done.rows(), readings, ending=out.suffix.lower())
        on_progress(1.0)
    return done.count


def run(
    posts: Path, campaign: Campaign, out: Path, *, on_progress: Progress, careful: bool = True
) -> RowCount:
    """Read posts and rank the districts: readings, rejected rows and results in the folder `out`.

    The results are counted from the readings that are written beside them, and
    all files take their names together.
    """
    results = [out / name for name in FILES]
    with _staged(posts, out / RUN_READINGS, *results) as (connectors, partials):
        readings, rejected, *result = partials
        done = _read(connectors, campaign, on_progress, rejected, careful=careful)
        write_readings(done.rows(), readings, ending=".parquet")
        counted = count_result(done.readings, campaign, load_gazetteer())
        write_files(counted, load_gazetteer(), result)
        on_progress(1.0)
    return done.count


def rank_file(readings: Path, campaign: Campaign, out: Path) -> int:
    """Rank the districts by a file of readings; gives how many readings there were.

    Raises:
        CallError: the readings were made for a campaign with other hashtags or another window.
        UnreadableSourceError: the file or a row of it is damaged.
    """
    recalled = recall_readings(readings, made_for=campaign)
    write_results(recalled, campaign, load_gazetteer(), out)
    return len(recalled)


@contextmanager
def _staged(
    posts: Path, out: Path, *others: Path
) -> Iterator[tuple[Sequence[Connector], tuple[Path, ...]]]:
    """The opened posts, and partial files of the readings, the rejected rows and the others."""
    check_ending(out, where=str(out))
    connectors = open_files(posts)
    finals = (out, out.with_suffix(OWN_ENDING), *others)
    for final in finals:
        _check_apart(posts, final)
    with staged(*finals) as partials:
        yield connectors, partials


def _read(
    connectors: Sequence[Connector],
    campaign: Campaign,
    on_progress: Progress,
    rejected: Path,
    *,
    careful: bool,
) -> "_Reading":
    """Read all posts; rejected rows go straight to their file."""
    reading = _Reading(load_reader(careful=careful), campaign, on_progress)
    _write_rejected(reading.rejections(Posts(connectors)), rejected)
    return reading


class _Reading:
    """One pass over posts: rejections come out as they are met, readings at the end."""

    readings: list[Reading]

    def __init__(self, reader: Reader, campaign: Campaign, on_progress: Progress) -> None:
        self._reader = reader
        self._campaign = campaign
        self._on_progress = on_progress
        self._given: dict[tuple[str, str], str] = {}  # moments written in another way than ours
        self.readings = []
        self._rejected = 0

    @property
    def count(self) -> RowCount:
        return RowCount(read=len(self.readings), rejected=self._rejected)

    def rejections(self, posts: Posts) -> Iterator[Rejection]:
        """Read all posts; gives the rows that are none."""
        waiting: list[Post] = []
        letters = 0
        for row in posts.read():
            if isinstance(row, Rejection):
                self._rejected += 1
                yield row
                continue
            waiting.append(row)
            letters += len(row.text)
            if len(waiting) >= POSTS_AT_ONCE or letters >= LETTERS_AT_ONCE:
                self._read(waiting)
                self._on_progress(posts.portion * PORTION_READ)
                waiting, letters = [], 0
        self._read(waiting)
        self.readings = mark_copies(self.readings)

    def rows(self) -> Iterator[Mapping[str, Any]]:
        digest = self._campaign.eligibility_digest
        for reading in self.readings:
            given = self._given.get((reading.platform, reading.id), "")
            yield row_of(reading, posted_at=given, goes_by=digest)

    def _read(self, posts: list[Post]) -> None:
        self.readings.extend(self._reader.read(posts, self._campaign))
        for post in posts:
            if post.posted_at_given != post.posted_at.isoformat():
                self._given[post.key] = post.posted_at_given


def _write_rejected(rejections: Iterator[Rejection], path: Path) -> None:
    # A file's name may hold bytes that are no UTF-8; they are shown escaped.
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        for rejection in rejections:
            file.write(json.dumps(asdict(rejection), ensure_ascii=False) + "\n")


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
