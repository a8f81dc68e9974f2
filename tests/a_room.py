"""A room of the house: pages that somebody opens at some time."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.test import Client


@dataclass(frozen=True)
class Sent:
    """A form that is filled in and sent: the first that the page at `path` has."""

    path: str
    fields: Mapping[str, str]
    after: float = 0  # seconds: some forms take nobody for a person who is quicker


@dataclass(frozen=True)
class Room:
    """Who opens these pages, None for everybody, and when."""

    clock: str
    pages: tuple[str, ...]
    client: Client | None = field(default=None)
    is_debug: bool = False  # where the site is built, not where it is served
    sent: tuple[Sent, ...] = ()  # what is seen of a page only where a form of it was sent
    answers: int | None = None  # the status of all that is opened and sent, where it is a refusal
    network: str = ""  # from which it is asked, as a web server before the site would say
    environment: Mapping[str, str] = field(default_factory=dict)  # what its operator has set
    urls: str = ""  # of a module whose addresses stand in place of the site's
