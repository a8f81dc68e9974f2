"""A post as a source gives it: what becomes a story (เรื่องเล่า) once it is accepted."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

MOST_TEXT_BYTES: Final = 5_000_000  # UTF-8; a longer text is rejected (decisions.md, Edges)


class AuthorKind(StrEnum):
    """Who speaks, as the source or the desk declares it."""

    CITIZEN = "citizen"
    STAFF = "staff"  # บุคลากร
    NEWS = "news"
    COMMERCIAL = "commercial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One row of a source.  `text` is as it was typed and is never edited.

    `id` is the source's own and unique within `platform`.  `author` is an
    opaque handle; None where the source hides it.  `posted_at_given` is
    `posted_at` as the source wrote it; empty where nobody needs it back.
    """

    id: str
    platform: str  # facebook, instagram, line, x, youtube, web, pantip, …
    posted_at: datetime
    author: str | None
    text: str
    url: str | None = None
    likes: int | None = None
    shares: int | None = None
    comments: int | None = None
    author_kind: AuthorKind | None = None
    chosen_district: str | None = None  # 4-digit code that the teller chose on a form
    chosen_services: tuple[str, ...] = ()
    entered_by: str | None = None  # who typed it for the teller
    posted_at_given: str = ""
    found_at: datetime | None = None  # when it was first collected; None: not told
    revised_at: datetime | None = None  # since when it stands as it does; None: not told

    def __post_init__(self) -> None:
        for moment in (self.posted_at, self.found_at, self.revised_at):
            if moment is not None and moment.tzinfo is None:
                raise ValueError("posted_at, found_at and revised_at need a time zone")

    @property
    def key(self) -> tuple[str, str]:
        return (self.platform, self.id)
