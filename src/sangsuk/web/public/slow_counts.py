"""Counts over all stories of a campaign: too slow to be made anew for every page.

They are made again when they are older than `settings.COUNTS_HELD` seconds; who
asks meanwhile is given the former ones, so that nobody waits in line for them.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final, TypeVar, cast

from django.conf import settings

from sangsuk.records.campaigns.models import Campaign

T = TypeVar("T")
Key = tuple[Any, ...]  # what is counted, of which campaign, of what


@dataclass(slots=True)
class _Count:
    made: Any
    until: float


_COUNTS: Final[dict[Key, _Count]] = {}
_MAKING: Final[dict[Key, Lock]] = {}


def held_count(count: Callable[..., T], campaign: Campaign, *of: Any) -> T:
    """What `count(campaign, *of)` says, at most `settings.COUNTS_HELD` seconds ago."""
    if not settings.COUNTS_HELD:
        return count(campaign, *of)
    key = (count.__module__, count.__qualname__, campaign.pk, *of)
    known = _COUNTS.get(key)
    if known and known.until > time.monotonic():
        return cast("T", known.made)
    making = _MAKING.setdefault(key, Lock())
    if not making.acquire(blocking=known is None):
        return cast("T", known.made) if known else count(campaign, *of)
    try:
        return _made(key, lambda: count(campaign, *of))
    finally:
        making.release()


def _made(key: Key, count: Callable[[], T]) -> T:
    known = _COUNTS.get(key)
    if known and known.until > time.monotonic():
        return cast("T", known.made)  # another has made it while this one waited
    made = count()
    _COUNTS[key] = _Count(made, time.monotonic() + settings.COUNTS_HELD)
    return made
