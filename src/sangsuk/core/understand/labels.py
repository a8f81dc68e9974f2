"""Labelled stories: what people say a reading should be (format: training/README.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sangsuk.core.terms.reading import Polarity, Reason
from sangsuk.core.terms.story import AuthorKind, Post


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledStory:
    """A post and its right reading."""

    post: Post
    author_kind: AuthorKind  # as labelled; `post` may hide it from the reader
    reason: Reason | None
    districts: Mapping[str, Polarity]
    ambiguous: bool
    sentiment: Polarity
    services: frozenset[str]
    drivers: frozenset[str]
    pii: tuple[str, ...]
    trap: str


def read_label(row: Mapping[str, Any], *, tell_author_kind: bool) -> LabelledStory:
    """One row of a labelled file.

    Args:
        row: the fields of the format.
        tell_author_kind: whether the reader may see who speaks, as if declared.

    Raises:
        KeyError: a field is missing.
        ValueError: a value is not one of its codes.
    """
    kind = AuthorKind(row["author_kind"])
    return LabelledStory(
        post=Post(
            id=row["id"],
            platform=row["platform"],
            posted_at=datetime.fromisoformat(row["posted_at"]),
            author=row["author"],
            text=row["text"],
            author_kind=kind if tell_author_kind else None,
        ),
        author_kind=kind,
        reason=Reason(row["ineligible_reason"]) if row["ineligible_reason"] else None,
        districts={d["code"]: Polarity(d["polarity"]) for d in row["districts"]},
        ambiguous=row["ambiguous"],
        sentiment=Polarity(row["sentiment"]),
        services=frozenset(row["services"]),
        drivers=frozenset(row["drivers"]),
        pii=tuple(row["pii"]),
        trap=row["trap"],
    )
