"""A room of the house: pages that somebody opens at some time."""

from dataclasses import dataclass, field

from django.test import Client


@dataclass(frozen=True)
class Room:
    """Who opens these pages, None for everybody, and when."""

    clock: str
    pages: tuple[str, ...]
    client: Client | None = field(default=None)
    is_debug: bool = False  # where the site is built, not where it is served
