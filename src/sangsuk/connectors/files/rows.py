"""One row of a file, whatever the kind of file: a post, or the reason why it is none."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from sangsuk.connectors.contract import Rejection
from sangsuk.connectors.files import cells
from sangsuk.core.errors import UnreadableSourceError
from sangsuk.core.terms.story import Post

NEEDED: Final = ("id", "platform", "posted_at", "text")
COLUMNS: Final = (
    *NEEDED,
    *("author", "url", "likes", "shares", "comments"),
    *("author_kind", "chosen_district", "chosen_services", "entered_by"),
    *("found_at", "revised_at"),
)


def make_post(row: Mapping[str, object], *, where: str) -> Post | Rejection:
    """A post of the row's known columns, or a rejection with the first fault that is found."""
    try:
        return _post(row)
    except cells.NoPost as fault:
        return Rejection(where, str(fault))


def _post(row: Mapping[str, object]) -> Post:
    given = row.get("posted_at")
    moment = cells.moment(given)
    return Post(
        id=cells.needed_handle(row.get("id"), "id"),
        platform=cells.needed_handle(row.get("platform"), "platform"),
        posted_at=moment,
        posted_at_given=given if isinstance(given, str) else moment.isoformat(),
        author=cells.handle(row.get("author"), "author"),
        text=cells.story_text(row.get("text")),
        url=cells.words(row.get("url"), "url"),
        likes=cells.whole_number(row.get("likes"), "likes"),
        shares=cells.whole_number(row.get("shares"), "shares"),
        comments=cells.whole_number(row.get("comments"), "comments"),
        author_kind=cells.author_kind(row.get("author_kind")),
        chosen_district=cells.district_code(row.get("chosen_district")),
        chosen_services=cells.services(row.get("chosen_services")),
        entered_by=cells.handle(row.get("entered_by"), "entered_by"),
        found_at=cells.told_moment(row.get("found_at"), "found_at"),
        revised_at=cells.told_moment(row.get("revised_at"), "revised_at"),
    )


def known_columns(header: Sequence[object], *, where: str) -> dict[int, str]:
    """Which position of a header holds which column; others are passed over.

    Raises:
        UnreadableSourceError: a needed column is missing or a known one stands twice.
    """
    names = {n: column for n, cell in enumerate(header) if (column := column_name(cell)) in COLUMNS}
    if missing := [column for column in NEEDED if column not in names.values()]:
        raise UnreadableSourceError(
            "posts.missing_columns",
            what=f"No column is named {', '.join(missing)}.",
            where=where,
            remedy=f"name the columns {', '.join(NEEDED)} in the first row; optional are "
            f"{', '.join(COLUMNS[len(NEEDED) :])}.",
        )
    if twice := [column for column, times in Counter(names.values()).items() if times > 1]:
        raise UnreadableSourceError(
            "posts.column_twice",
            what=f"More than one column is named {', '.join(twice)}.",
            where=where,
            remedy="keep one and rename or delete the others.",
        )
    return names


def column_name(cell: object) -> str:
    return str(cell).strip().lower() if cell is not None else ""
