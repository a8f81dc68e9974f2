"""The files of an audit in a result's folder; docs/methods/audit.md describes each."""

import csv
import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sangsuk.core.audit.cards import Card
from sangsuk.core.audit.error_table import length_group
from sangsuk.core.errors import CallError, UnreadableSourceError
from sangsuk.flow.audit.faults import changed, no_result

COMMITMENT: Final = "audit-commitment.json"
CARDS: Final = "audit-cards.csv"
NAMED: Final = "audit-named.csv"
KINDS: Final = "audit-kinds.csv"
POSTS: Final = "audit-posts.csv"
DRAW: Final = "audit-draw.json"
SAMPLE: Final = "sample.csv"
READERS: Final = "audit-readers.csv"
RECORDS: Final = "audit-readings.csv"
ONLY: Final = "only"  # among the codes of taken_out: all other districts are taken out

CARD_COLUMNS: Final = ("card", "stratum", "tickets", "recorded")
NAMED_COLUMNS: Final = ("stratum", "district", "cards")
KIND_COLUMNS: Final = ("card", "named", "platform", "length", "services")  # stay in the house
POST_COLUMNS: Final = ("card", "platform", "id", "taken_out")
SAMPLE_COLUMNS: Final = ("draw", "card", "stratum")
RECORD_COLUMNS: Final = ("card", "reader", "eligible", "praised")
READER_COLUMNS: Final = ("reader", "home")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """A card as it was committed: what it says in public, and what stays in the house."""

    card: str
    stratum: str
    tickets: int
    recorded: frozenset[str]
    named: frozenset[str]
    platform: str  # of the earliest post
    length: str  # a class of lengths
    services: frozenset[str]


def card_lines(cards: Iterable[Card], tickets: Iterable[int], names: Iterable[str]) -> bytes:
    """audit-cards.csv: no more than the audit needs of each card, for anybody may see it."""
    rows = (
        (card.id, stratum, held, codes(card.recorded))
        for card, held, stratum in zip(cards, tickets, names, strict=True)
    )
    return lines(CARD_COLUMNS, rows)


def named_lines(cards: Iterable[Card], names: Iterable[str]) -> bytes:
    """audit-named.csv: on how many cards of a stratum each district is named."""
    pairs = zip(cards, names, strict=True)
    counts = Counter((stratum, code) for card, stratum in pairs for code in card.named)
    return lines(NAMED_COLUMNS, ((*pair, count) for pair, count in sorted(counts.items())))


def kind_lines(cards: Iterable[Card]) -> bytes:
    """audit-kinds.csv: what would tell whose card it is."""
    rows = (
        (
            *(card.id, codes(card.named), card.platform),
            *(length_group(card.letters), codes(card.services)),
        )
        for card in cards
    )
    return lines(KIND_COLUMNS, rows)


def post_lines(cards: Iterable[Card], taken_out: Mapping[tuple[str, str], Iterable[str]]) -> bytes:
    """audit-posts.csv: which posts a reader of a card is shown, and what rulings took out."""
    rows = (
        (card.id, *post, codes(taken_out.get(post, ()))) for card in cards for post in card.posts
    )
    return lines(POST_COLUMNS, rows)


def read_cards(folder: Path) -> list[CardRow]:
    """The cards of a result, in the order of their names."""
    kinds = {row["card"]: row for _, row in read_rows(folder / KINDS, KIND_COLUMNS)}
    return [
        CardRow(
            card=row["card"],
            stratum=row["stratum"],
            tickets=int(row["tickets"]),
            recorded=frozenset(row["recorded"].split()),
            named=frozenset(kinds[row["card"]]["named"].split()),
            platform=kinds[row["card"]]["platform"],
            length=kinds[row["card"]]["length"],
            services=frozenset(kinds[row["card"]]["services"].split()),
        )
        for _, row in read_rows(folder / CARDS, CARD_COLUMNS)
    ]


def lines(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A CSV file in UTF-8 with a heading."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()


def read_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The rows of a CSV file, each with the place where it stands; more columns are kept.

    Raises:
        CallError: the file is not there.
        UnreadableSourceError: it is no CSV in UTF-8, has not these columns, or a row is cut off.
    """
    reader = csv.DictReader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        if missing := [name for name in columns if name not in (reader.fieldnames or ())]:
            raise _unreadable(f"It has no column {', '.join(missing)}", path.name)
        for row in reader:
            where = f"{path.name}, line {reader.line_num}"
            if None in row or None in row.values():
                raise _unreadable("The row has not as many cells as the heading", where)
            yield where, {name: cell.strip() for name, cell in row.items()}
    except csv.Error as error:
        where = f"{path.name}, line {reader.line_num}"
        raise _unreadable(f"The row is no CSV ({error})", where) from error


def codes(named: Iterable[str]) -> str:
    return " ".join(sorted(named))


def as_json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def read_json(path: Path) -> dict[str, Any]:
    """An object that the audit wrote.

    Raises:
        CallError: somebody has changed it, so that it is none.
    """
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise changed(path) from error
    if not isinstance(content, dict):
        raise changed(path)
    return content


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def digest_of(path: Path) -> str:
    """The SHA-256 of a file of the result.

    Raises:
        CallError: it cannot be opened.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise no_result(path, f"A file of the result cannot be opened: {error.strerror}") from error


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CallError(
            "audit.no_file",
            what=f"The file cannot be opened: {error.strerror}.",
            where=str(path),
            remedy="give the path of a CSV file that can be read.",
        ) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable("It is not text in UTF-8", path.name) from error


def _unreadable(what: str, where: str) -> UnreadableSourceError:
    return UnreadableSourceError(
        "audit.unreadable",
        what=f"{what}.",
        where=where,
        remedy="save it as CSV in UTF-8, with a heading and every cell of every row.",
    )
