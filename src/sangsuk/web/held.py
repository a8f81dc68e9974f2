"""Parts of pages kept in the process while what they are made of stands.

A page that nobody asked for before is mostly made of parts that others hold,
too: the board, rows of a snapshot, cards.  Each is kept under all that it is
made from, a pulse or a snapshot's fingerprint among it; what changed is asked
for under another key, and what is asked for no more is dropped.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Final, TypeVar, cast

from django.http import HttpRequest

from sangsuk.web.shelf import FELT

T = TypeVar("T")
Key = tuple[Hashable, ...]
ROOM: Final = 4000  # parts a process, of some hundred bytes to 20 kB


class HeldParts:
    """The parts used last, as many as there is room for."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._parts: OrderedDict[Key, Any] = OrderedDict()
        self._lock = Lock()

    def of(self, key: Key, make: Callable[[], T]) -> T:
        """What was made under this key before; else what `make` gives now."""
        with self._lock:
            if key in self._parts:
                self._parts.move_to_end(key)
                return cast("T", self._parts[key])
        made = make()  # two may make the same at once: nobody waits
        with self._lock:
            self._parts[key] = made
            while len(self._parts) > self._room:
                self._parts.popitem(last=False)
        return made

    def forget(self) -> None:
        with self._lock:
            self._parts.clear()


HELD: Final = HeldParts(ROOM)


def held(key: Key, make: Callable[[], T]) -> T:
    """The same for the whole process; nothing is held where a part of the key is 0 or None.

    So says who knows no pulse or no snapshot yet.
    """
    return HELD.of(key, make) if all(part is not None and part != 0 for part in key) else make()


def pulse_of(request: HttpRequest) -> int:
    """The pulse that was felt when this page was asked for."""
    felt: int | None = getattr(request, "pulse", None)
    return FELT.now() if felt is None else felt
