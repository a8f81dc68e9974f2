"""Posts in, the same posts out with what is personal masked."""

import csv
import json
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final

import numpy as np

from sangsuk.connectors.contract import Rejection
from sangsuk.connectors.files.rows import COLUMNS
from sangsuk.core.errors import CallError
from sangsuk.core.terms.reading import Review
from sangsuk.core.terms.story import Post
from sangsuk.core.thai.fold import fold
from sangsuk.core.understand.person_names import NameModel
from sangsuk.core.understand.personal import PersonalReading, find_personal
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.files.posts import OWN_ENDING, Posts, open_files
from sangsuk.flow.reading.reader import SHIPPED

ENDINGS: Final = (".jsonl", ".csv")
FOUND: Final = ("masked", "pii", "review")
OPEN: Final = ("text", "pii")  # columns in which personal data still stands
ROWS_A_STEP: Final = 256  # between two words to the progress bar

Masker = Callable[[str], PersonalReading]
Progress = Callable[[float], None]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class MaskCount:
    """What came of the rows: masked + clean + rejected = rows; `unsure` are among the masked.

    `handles` and `addresses` are of the rows whose author and url stand as they came.
    """

    masked: int = 0
    clean: int = 0
    unsure: int = 0
    rejected: int = 0
    handles: int = 0
    addresses: int = 0


@cache
def load_masker() -> Masker:
    """What finds personal data in a text and masks it, as the shipped reader does."""
    with SHIPPED.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        names = NameModel({name: arrays[name] for name in arrays.files if name.startswith("name_")})
    return lambda text: find_personal(text, fold(text), names)


def mask_file(posts: Path, out: Path, *, drop_open: bool, on_progress: Progress) -> MaskCount:
    """Write the rows of a file or folder of posts with `masked`, `pii` and `review` beside them.

    Args:
        posts: a file or a folder of them.
        out: ends in .jsonl or .csv; the rejected go to OUT's name with .rejected.jsonl.
        drop_open: leave out `text` and `pii`, so that the file can be handed on.
        on_progress: told the portion that is done, 0..1.

    Raises:
        CallError: a path cannot be used.
        UnreadableSourceError: a file of posts cannot be read at all.
    """
    rejections = out.with_suffix(OWN_ENDING)
    _check_out(posts, out, rejections)
    read = Posts(open_files(posts))
    columns = [name for name in (*COLUMNS, *FOUND) if not (drop_open and name in OPEN)]
    with staged(out, rejections) as (rows_at, rejected_at), ExitStack() as held:
        rows_to = held.enter_context(_open(rows_at, bom=out.suffix.lower() == ".csv"))
        rejected_to = held.enter_context(_open(rejected_at, bom=False))
        write = _writer(rows_to, columns, ending=out.suffix.lower())
        return _mask(read, write, rejected_to, on_progress)


def _mask(
    posts: Posts, write: Callable[[Row], None], rejected_to: TextIOWrapper, on_progress: Progress
) -> MaskCount:
    masker = load_masker()
    seen: Counter[str] = Counter()
    for n, row in enumerate(posts.read(), 1):
        if isinstance(row, Rejection):
            seen["rejected"] += 1
            rejected_to.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")
            continue
        reading = masker(row.text)
        seen["masked" if reading.substrings else "clean"] += 1
        seen["unsure"] += reading.unsure
        seen["handles"] += bool(row.author)
        seen["addresses"] += bool(row.url)
        write(_row(row, reading))
        if n % ROWS_A_STEP == 0:
            on_progress(posts.portion)
    on_progress(1.0)
    return MaskCount(**seen)


def _row(post: Post, reading: PersonalReading) -> Row:
    given: Row = {name: getattr(post, name) for name in COLUMNS}
    return given | {
        "posted_at": post.posted_at_given,
        "masked": reading.masked,
        "pii": list(reading.substrings),
        "review": [Review.PII_UNSURE.value] if reading.unsure else [],
    }


def _writer(to: TextIOWrapper, columns: list[str], *, ending: str) -> Callable[[Row], None]:
    if ending == ".jsonl":
        return lambda row: _write_json({name: row[name] for name in columns}, to)
    table = csv.DictWriter(to, columns, extrasaction="ignore")
    table.writeheader()
    return lambda row: table.writerow(_cells(row))


def _write_json(row: Row, to: TextIOWrapper) -> None:
    to.write(json.dumps(row, ensure_ascii=False) + "\n")


def _cells(row: Row) -> Row:
    # A substring may hold any sign, also the one that would stand between two of them.
    return row | {
        "chosen_services": ";".join(row["chosen_services"]),
        "pii": json.dumps(row["pii"], ensure_ascii=False) if row["pii"] else "",
        "review": ";".join(row["review"]),
    }


def _open(path: Path, *, bom: bool) -> TextIOWrapper:
    # Excel knows Thai by the byte-order mark; a file's own name may hold bytes that are no UTF-8.
    encoding = "utf-8-sig" if bom else "utf-8"
    return path.open("w", encoding=encoding, errors="backslashreplace", newline="")


def _check_out(posts: Path, *finals: Path) -> None:
    out = finals[0]
    if out.suffix.lower() not in ENDINGS:
        raise CallError(
            "mask.unknown_ending",
            what=f"Masked posts are not written to files ending in '{out.suffix}'.",
            where=str(out),
            remedy=f"name a file that ends in {' or '.join(ENDINGS)}.",
        )
    for final in finals:
        if final.resolve() == posts.resolve() or posts.resolve() in final.resolve().parents:
            raise CallError(
                "output.among_posts",
                what="The masked posts would be written over the posts or among them.",
                where=str(final),
                remedy="name a place outside of the posts.",
            )
