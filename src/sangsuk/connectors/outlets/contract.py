"""What every outlet does: it takes a piece once, takes it down, and says how many it reached."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

OUTSIDE: Final = "https://"
_TAG: Final = re.compile(r"#\S")


class Hindrance(StrEnum):
    """Why an outlet cannot take a piece as it is; known without asking it."""

    WORDS_ALONE = "words_alone"  # it takes films only, or films and pictures
    TOO_MANY_LETTERS = "too_many_letters"
    TOO_MANY_TAGS = "too_many_tags"
    NO_TITLE = "no_title"
    TITLE_TOO_LONG = "title_too_long"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_BIG = "too_big"
    NO_ADDRESS = "no_address"  # it fetches what it shows, and nobody outside can reach our site


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A film as an outlet takes it."""

    path: Path  # MP4
    url: str  # where the outlet may fetch it; "": nowhere
    picture_url: str
    seconds: float
    captions: Mapping[str, bytes] = field(default_factory=dict)  # WebVTT by language: th, en


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as an outlet takes it: it fetches it."""

    url: str  # JPEG: the one kind that all of them take
    description: str = ""  # for who cannot see it


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What is to be said at an outlet."""

    key: str  # the same each time it is tried
    text: str  # whole, with the link in it
    title: str = ""  # of a film
    language: str = "th"
    film: Film | None = None
    picture: Picture | None = None  # where there is no film


@dataclass(frozen=True, slots=True)
class Before:
    """What was tried of a piece before."""

    mark: str = ""  # of the last `Begun`
    tried_at: datetime | None = None  # first; whose answer may have been lost
    at: datetime | None = None  # an outlet's key is forgotten after a while


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

    All ask the service and raise `ServiceError` where it does not answer.
    """

    def publish(self, piece: Piece, before: Before, /) -> Sent | Begun:
        """Bring a piece out, or a part of the way; tried again it does not come out twice."""

    def find(self, piece: Piece, before: Before, /) -> Sent | None:
        """What came out in a try whose answer was lost; None where nothing did, or nobody knows."""

    def take_down(self, native_id: str, /) -> bool:
        """Take it away; True also where it is gone. False: this outlet takes nothing back."""

    def reach(self, native_id: str, /) -> Reach:
        """How many it reached by now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What an outlet takes; letters are counted as services do, in UTF-16."""

    letters: int
    octets: float = math.inf  # of the words in UTF-8, where Thai takes three a letter
    tags: float = math.inf
    shortest: float = 0.0  # seconds of a film
    longest: float = math.inf
    biggest: float = math.inf  # bytes of a film
    title: int = 0  # letters; 0: films have none there
    films_only: bool = False
    no_words_alone: bool = False
    finds: bool = True  # whether it says what is out
    fetches: bool = False  # a film is fetched from our site and not handed over


def hindrances_of(piece: Piece, limits: Limits) -> list[Hindrance]:
    """Why an outlet with these limits cannot take the piece, in their order."""
    is_shown = piece.film or (piece.picture and not limits.films_only)
    needs_more = limits.films_only or limits.no_words_alone
    found = {
        Hindrance.WORDS_ALONE: needs_more and not is_shown,
        Hindrance.TOO_MANY_LETTERS: _units(piece.text) > limits.letters
        or len(piece.text.encode()) > limits.octets,
        Hindrance.TOO_MANY_TAGS: len(_TAG.findall(piece.text)) > limits.tags,
        **(_of_the_film(piece.film, piece.title, limits) if piece.film else {}),
    }
    if piece.picture and not piece.film:
        found[Hindrance.NO_ADDRESS] = not piece.picture.url.startswith(OUTSIDE)
    return [one for one, is_so in found.items() if is_so]


def _of_the_film(film: Film, title: str, limits: Limits) -> dict[Hindrance, bool]:
    has_titles = limits.title > 0
    return {
        Hindrance.NO_TITLE: has_titles and not title.strip(),
        Hindrance.TITLE_TOO_LONG: has_titles and _units(title) > limits.title,
        Hindrance.TOO_SHORT: film.seconds < limits.shortest,
        Hindrance.TOO_LONG: film.seconds > limits.longest,
        Hindrance.TOO_BIG: _size(film.path) > limits.biggest,
        Hindrance.NO_ADDRESS: limits.fetches and not film.url.startswith(OUTSIDE),
    }


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _size(path: Path) -> int:
    """Bytes; a film that is not there is told where it is asked for."""
    return path.stat().st_size if path.exists() else 0
