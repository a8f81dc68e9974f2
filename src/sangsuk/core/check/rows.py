"""The rows of a result, counted anew: rows.csv is one story a row, without text or names."""

import csv
import io
import zipfile
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from sangsuk.core.check.archive import DAMAGE, MOST_TABLE, Fault, Unfit, lines_of

ROWS: Final = "rows.csv"
COLUMNS: Final = (
    "story",  # opaque; stands for (platform, id)
    "citizen",  # opaque; stands for (platform, author); empty where the source hides the author
    "reason",  # why it is not counted; empty: it is eligible
    "copy_of",  # the story that it is a copy of
    "mentions",  # 5007+ 5803- 1405=: praised, blamed, neither
    "review",
)
REASONS: Final = (
    "hashtag",
    "window",
    "late",
    "revised",
    "staff",
    "spam",
    "not_about_district_office",
    "duplicate",
)
COPY: Final = REASONS[-1]
MOST_DIGITS: Final = 12  # of a number in a table
PRAISE, BLAME, NEITHER = "+", "-", "="
SUSPECTED: Final = "copy_suspected"
HASHTAG, *SURELY_OUT = REASONS[:4]  # facts of the post: anybody can see them without reading
NEAR_MISS: Final = "near_miss_hashtag"
UNIDENTIFIED: Final = "story "  # begins the voice of a story whose author is hidden


class Row(NamedTuple):
    """One line of rows.csv as it stands there."""

    story: str
    citizen: str
    reason: str
    copy_of: str
    mentions: str
    review: str

    @property
    def voice(self) -> str:
        """Who speaks: the citizen, or the story itself where the author is hidden."""
        return self.citizen or UNIDENTIFIED + self.story

    @property
    def may_be_eligible(self) -> bool:
        """Whether a person could find it eligible, whatever the machine says."""
        if self.reason == HASHTAG:
            return NEAR_MISS in self.review.split()
        return self.reason not in SURELY_OUT


@dataclass(slots=True)
class Heard:
    """What eligible rows say of one district."""

    positive: set[str] = field(default_factory=set)
    negative: set[str] = field(default_factory=set)
    mentioned: set[str] = field(default_factory=set)
    unlike: set[str] = field(default_factory=set)  # praise in stories that are like no other
    mentions: int = 0
    praising: int = 0  # stories
    days: set[str] = field(default_factory=set)  # these two are told beside the rows
    services: set[str] = field(default_factory=set)

    @property
    def unidentified_voices(self) -> int:
        return sum(voice.startswith(UNIDENTIFIED) for voice in self.mentioned)

    def add(self, row: Row, says: str) -> None:
        voice = row.voice
        self.mentions += 1
        self.mentioned.add(voice)
        if BLAME in says:
            self.negative.add(voice)
        if PRAISE in says:
            self.positive.add(voice)
            if SUSPECTED not in row.review:
                self.unlike.add(voice)
            self.praising += 1


Ear = dict[str, Heard]  # by district code


def read_table(
    archive: zipfile.ZipFile, name: str, columns: Sequence[str]
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file with their line numbers; its header must be these columns."""
    try:
        if archive.getinfo(name).file_size > MOST_TABLE:
            raise Unfit(name, "it is larger than any file of a result")
        with archive.open(name) as file:
            text = io.TextIOWrapper(file, "utf-8", newline="")
            lines = csv.reader(lines_of(text, name), strict=True)
            if next(lines, None) != list(columns):
                raise Unfit(name, f"its columns are not {', '.join(columns)}", 1)
            for number, cells in enumerate(lines, 2):
                if len(cells) != len(columns):
                    raise Unfit(name, "it has more or fewer cells than columns", number)
                yield number, cells
    except KeyError:
        raise Unfit(name, "it is not in the archive") from None
    except (csv.Error, *DAMAGE) as error:
        raise Unfit(name, f"it is damaged ({error})") from None


def whole_number(cell: str, file: str, line: int) -> int:
    """A number of few digits: Python refuses those of thousands, and no table has them."""
    if not (cell.isascii() and cell.isdecimal() and len(cell) <= MOST_DIGITS):
        raise Unfit(file, f"{cell[:MOST_DIGITS]!r} is no number", line)
    return int(cell)


def read_rows(archive: zipfile.ZipFile) -> Iterator[tuple[int, Row]]:
    for number, cells in read_table(archive, ROWS, COLUMNS):
        yield number, Row(*cells)


def said_of(row: Row) -> dict[str, str]:
    """For each district that the row mentions, all that it says of it."""
    says: dict[str, str] = {}
    for mention in row.mentions.split():
        code, how = mention[:-1], mention[-1]
        says[code] = says.get(code, "") + how
    return says


def hear(ear: Ear, row: Row) -> None:
    for code, says in said_of(row).items():
        ear[code].add(row, says)


def an_ear() -> Ear:
    return defaultdict(Heard)


@dataclass(slots=True)
class RowCheck:
    """Whether each row can stand: known words, one row a story, copies of rows that are there."""

    seen: set[str] = field(default_factory=set)
    copies: list[tuple[int, str, str]] = field(default_factory=list)

    def faults(self, number: int, row: Row) -> Iterator[Fault]:
        if row.story in self.seen or not row.story:
            yield Fault(ROWS, number, f"story {row.story} stands twice")
        self.seen.add(row.story)
        if row.reason not in REASONS and row.reason:
            yield Fault(ROWS, number, f"{row.reason!r} is no reason")
        if row.copy_of and row.reason != COPY:
            yield Fault(ROWS, number, f"story {row.story} is a copy and yet no duplicate")
        if not all(_is_mention(mention) for mention in row.mentions.split()):
            yield Fault(ROWS, number, f"story {row.story}: {row.mentions!r} are no mentions")
        if row.copy_of:
            self.copies.append((number, row.story, row.copy_of))

    def missing_originals(self, ineligible: Container[str]) -> Iterator[Fault]:
        for number, story, original in self.copies:
            if original not in self.seen or original in ineligible:
                what = f"story {story} is a copy of {original}, which is no eligible row"
                yield Fault(ROWS, number, what)


def _is_mention(mention: str) -> bool:
    code, how = mention[:-1], mention[-1]
    return len(code) == 4 and code.isdecimal() and how in (PRAISE, BLAME, NEITHER)


@dataclass(slots=True)
class Totals:
    """Rows by what became of them."""

    rows: int = 0
    ineligible: Counter[str] = field(default_factory=Counter)
    review: int = 0
    review_reasons: Counter[str] = field(default_factory=Counter)

    def add(self, row: Row) -> None:
        self.rows += 1
        if row.reason:
            self.ineligible[row.reason] += 1
        if row.review:
            self.review += 1
            self.review_reasons.update(set(row.review.split()))
