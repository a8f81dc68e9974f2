"""Jurors (กรรมการ) and what must be known of a story so that none judges where they should not."""

from dataclasses import dataclass
from enum import StrEnum


class Conflict(StrEnum):
    """Why a juror must not judge a story; where several apply, the first stands."""

    OWN_STORY = "own_story"
    HELPED = "helped"  # typed it, or sat beside the teller
    HOUSEHOLD = "household"
    RELATION = "relation"  # declared by the juror
    WORKPLACE = "workplace"  # in the province of the story
    HOME_DISTRICT = "home_district"
    HOME_PROVINCE = "home_province"
    RECUSED = "recused"  # the juror stepped back, and need not say why


@dataclass(frozen=True, slots=True, kw_only=True)
class Juror:
    """One person who judges.  Districts are 4-digit codes.

    `id` is the person's as the campaign knows people: the same that a story
    gives as its teller, or as one who helped.  `relations` are people and
    districts that the juror has declared.
    """

    id: str
    homes: frozenset[str] = frozenset()
    workplaces: frozenset[str] = frozenset()
    household: str | None = None
    relations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A story that is judged: only what tells who must not judge it.

    `districts` are those that it speaks of; `teller` is None where the source
    hides who wrote.
    """

    id: str
    districts: frozenset[str] = frozenset()
    teller: str | None = None
    household: str | None = None
    helpers: frozenset[str] = frozenset()
