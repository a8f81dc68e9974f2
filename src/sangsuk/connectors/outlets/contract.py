"""What every outlet does: it takes a piece once, takes it down, and says how many it reached."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Hindrance(StrEnum):
    """Why an outlet cannot take a piece as it is; known without asking it."""

    WORDS_ALONE = "words_alone"  # it takes films only
    TOO_MANY_LETTERS = "too_many_letters"
    NO_TITLE = "no_title"
    TITLE_TOO_LONG = "title_too_long"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NO_ADDRESS = "no_address"  # it fetches the film, and nobody outside can reach our site


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A film as an outlet takes it."""

    path: Path  # MP4
    url: str  # where the outlet may fetch it; "": nowhere
    picture_url: str
    seconds: float
    captions: Mapping[str, bytes] = field(default_factory=dict)  # WebVTT by language: th, en


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What is to be said at an outlet."""

    key: str  # the same each time it is tried
    text: str  # whole, with the link in it
    title: str = ""  # of a film
    language: str = "th"
    film: Film | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """What was tried of a piece before."""

    mark: str = ""  # of the last `Begun`
    tried_at: datetime | None = None  # first; whose answer may have been lost


@dataclass(frozen=True, slots=True)
class Begun:
    """It has taken a part: ask again with this, soon."""

    mark: str


@dataclass(frozen=True, slots=True)
class Sent:
    """It is out, under the outlet's own id."""

    native_id: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How many it reached, as the outlet counts; None: it does not say."""

    views: int | None = None
    likes: int | None = None
    comments: int | None = None
    shares: int | None = None


class Outlet(Protocol):
    """One outlet that is connected.

    All three ask the service and raise `ServiceError` where it does not answer.
    """

    def publish(self, piece: Piece, before: Before, /) -> Sent | Begun:
        """Bring a piece out, or a part of the way; tried again it does not come out twice."""

    def take_down(self, native_id: str, /) -> bool:
        """Take it away; True also where it is gone. False: this outlet takes nothing back."""

    def reach(self, native_id: str, /) -> Reach:
        """How many it reached by now."""


def hindrances_of(piece: Piece, limits: "Limits") -> list[Hindrance]:
    """Why an outlet with these limits cannot take the piece, in their order."""
    found = {
        Hindrance.WORDS_ALONE: limits.films_only and piece.film is None,
        Hindrance.TOO_MANY_LETTERS: _units(piece.text) > limits.letters,
        Hindrance.NO_TITLE: bool(limits.title and piece.film and not piece.title.strip()),
        Hindrance.TITLE_TOO_LONG: bool(piece.film and limits.title < _units(piece.title) > 0)
        and limits.title > 0,
    }
    film = piece.film
    if film:
        found[Hindrance.TOO_SHORT] = film.seconds < limits.shortest
        found[Hindrance.TOO_LONG] = film.seconds > limits.longest
        found[Hindrance.NO_ADDRESS] = limits.fetches and not film.url.startswith("https://")
    return [one for one, is_so in found.items() if is_so]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What an outlet takes; letters are counted as services do, in UTF-16."""

    letters: int
    shortest: float = 0.0  # seconds of a film
    longest: float = float("inf")
    title: int = 0  # letters; 0: films have none there
    films_only: bool = False
    fetches: bool = False  # a film is fetched from our site and not handed over


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
