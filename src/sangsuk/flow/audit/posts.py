"""What stands on a card, and what people took out of the result before it was audited."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq

from sangsuk.core.terms.ruling import Ruling
from sangsuk.flow.audit import files
from sangsuk.flow.audit.files import CardRow
from sangsuk.flow.counting.inputs import read_count_inputs
from sangsuk.flow.counting.results import RULINGS
from sangsuk.flow.reading.read import RUN_READINGS

SHOWN: Final = ("id", "platform", "posted_at", "masked")
Post = tuple[str, str]  # platform, id


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPost:
    """A post of a card as its reader sees it: masked, without what the machine made of it.

    Praise of `taken_out` does not count: people ruled so, by an act; where `only`,
    praise of these alone counts.
    """

    posted_at: datetime
    masked: str
    taken_out: tuple[str, ...] = ()
    only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOut:
    """A ruling of the audited result, with the story that it speaks of."""

    ruling: Ruling
    posted_at: datetime | None
    masked: str


def posts_of(folder: Path, card: CardRow) -> list[ShownPost]:
    """The card's posts, the earliest first."""
    rows = files.read_rows(folder / files.POSTS, ("card", "platform", "id", "taken_out"))
    out = {
        (row["platform"], row["id"]): row["taken_out"].split()
        for _, row in rows
        if row["card"] == card.card
    }
    shown = [
        ShownPost(
            posted_at=datetime.fromisoformat(row["posted_at"]),
            masked=row["masked"] or "",
            taken_out=tuple(code for code in out[post] if code != files.ONLY),
            only=files.ONLY in out[post],
        )
        for post, row in _readings(folder, out).items()
    ]
    return sorted(shown, key=lambda post: post.posted_at)


def taken_out(folder: Path) -> list[TakenOut]:
    """Every ruling of the result, in the order in which they were made.

    Raises:
        CallError: the file of rulings is damaged.
    """
    path = folder / RULINGS
    rulings = read_count_inputs(rulings=path).rulings if path.is_file() else ()
    read = _readings(folder, {(one.platform, one.story) for one in rulings})
    return [_taken_out(one, read.get((one.platform, one.story))) for one in rulings]


def _taken_out(ruling: Ruling, row: Mapping[str, Any] | None) -> TakenOut:
    if row is None:
        return TakenOut(ruling=ruling, posted_at=None, masked="")
    moment = datetime.fromisoformat(row["posted_at"])
    return TakenOut(ruling=ruling, posted_at=moment, masked=row["masked"] or "")


def _readings(folder: Path, posts: Iterable[Post]) -> dict[Post, dict[str, Any]]:
    wanted = set(posts)
    if not wanted:
        return {}
    table = pq.read_table(
        folder / RUN_READINGS,
        columns=list(SHOWN),
        filters=[("id", "in", [native for _, native in wanted])],
    )
    found = {(row["platform"], row["id"]): row for row in table.to_pylist()}
    return {post: found[post] for post in sorted(wanted & found.keys())}
