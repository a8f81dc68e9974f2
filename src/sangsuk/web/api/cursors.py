"""Places in a list, for a program to go on from: opaque, and good for the same question alone."""

import binascii
import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, TypeVar

from django.http import Http404

from sangsuk.web.api.asking import Paged
from sangsuk.web.api.problems import RefusedError, unknown
from sangsuk.web.public.asked import place_of

T = TypeVar("T")
MARK: Final = 8  # letters of the question's digest
NOT_THE_QUESTION: Final = frozenset({"limit", "cursor"})


def write_cursor(asked: Paged, place: str) -> str:
    """The cursor of a place in the list that was asked for."""
    return urlsafe_b64encode(f"{_mark(asked)}{place}".encode()).decode().rstrip("=")


def read_cursor(asked: Paged) -> str:
    """The place that the cursor names; "" without one.

    Raises:
        RefusedError: it is none of ours, or of another question.
    """
    if asked.cursor is None:
        return ""
    try:
        padded = asked.cursor + "=" * (-len(asked.cursor) % 4)
        told = urlsafe_b64decode(padded).decode()
    except (binascii.Error, ValueError):
        raise no_cursor() from None
    if told[:MARK] != _mark(asked):
        raise no_cursor()
    return told[MARK:]


def part_of(rows: Sequence[T], asked: Paged, *, since: str = "") -> tuple[Sequence[T], str | None]:
    """The part of a whole list that is asked for, and the cursor of the next one.

    Args:
        rows: the whole list, always in the same order.
        asked: how many, from where on.
        since: what the list was made from; a cursor of another state is not taken.

    Raises:
        RefusedError: the cursor is none of this list.
    """
    start = _start(read_cursor(asked), since)
    if start and start >= len(rows):
        raise no_cursor()
    end = start + asked.limit
    return rows[start:end], write_cursor(asked, f"{since}.{end}") if end < len(rows) else None


def place_in_time(place: str) -> tuple[datetime, int]:
    """The moment and number that a cursor of what is told by time names.

    Raises:
        RefusedError: it names none.
    """
    try:
        return place_of(place)
    except Http404:
        raise no_cursor() from None


def no_cursor() -> RefusedError:
    return unknown(
        "cursor.unknown",
        what="The cursor is no place in this list.",
        where="cursor",
        remedy="take `next` of the page before, and leave the other parameters as they were.",
    )


def _start(place: str, since: str) -> int:
    if not place:
        return 0
    state, _, number = place.rpartition(".")
    if state != since or not number.isdecimal() or len(number) > len("1000000"):
        raise no_cursor()
    return int(number)


def _mark(asked: Paged) -> str:
    question: dict[str, Any] = asked.model_dump(mode="json", exclude=set(NOT_THE_QUESTION))
    told = repr((type(asked).__name__, sorted(question.items())))
    return hashlib.sha256(told.encode()).hexdigest()[:MARK]
