"""Identities (ตัวตนที่ยืนยันแล้ว): which accounts and posts are one person's, and how that is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Proof(StrEnum):
    """How accounts are known to be one person's; a name alone is no proof (decisions.md)."""

    LINE = "line"  # the LINE id under which they told
    CLAIM = "claim"  # the post was claimed by its one-time code
    RECEIPT = "receipt"  # the form's receipt was shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """An account, or one post whose author is hidden, that is a person's; one of the two is given.

    `person` is opaque and means nothing outside of this table.
    """

    person: str
    platform: str
    author: str | None = None
    post: str | None = None
    proof: Proof


@dataclass(frozen=True, slots=True)
class Identities:
    """The person of each account and post that is known to be somebody's."""

    accounts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    posts: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Joined]) -> "Identities":
        """Gather the rows.

        Raises:
            ValueError: an account or post is said to be two persons', or neither is named.
        """
        accounts: dict[tuple[str, str], str] = {}
        posts: dict[tuple[str, str], str] = {}
        for row in rows:
            table, name = (accounts, row.author) if row.author else (posts, row.post)
            if not name or (row.author and row.post):
                raise ValueError("name an author or a post, one of the two")
            if table.setdefault((row.platform, name), row.person) != row.person:
                raise ValueError(f"{row.platform} {name} is said to be two persons'")
        return cls(accounts, posts)
