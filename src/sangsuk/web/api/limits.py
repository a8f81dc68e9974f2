"""How often one network may ask: counted by the minute, in each process of the server by itself."""

import os
import time
from threading import Lock
from typing import Final, NamedTuple

from django.http import HttpRequest

from sangsuk.web.network import network_of

USUAL: Final = 300  # calls a minute
MINUTE: Final = 60
ROOM: Final = 10_000  # networks that are remembered at once


class Left(NamedTuple):
    """What a network may still ask in this minute."""

    limit: int
    remaining: int  # below 0: it asked too often
    seconds: int  # until the minute is over


class Counter:
    """Calls of each network in the minute that runs."""

    def __init__(self) -> None:
        self._minute, self._calls = 0, dict[str, int]()
        self._lock = Lock()

    def count(self, network: str, *, limit: int, at: float) -> Left:
        minute, gone = divmod(int(at), MINUTE)
        with self._lock:
            if minute != self._minute or len(self._calls) > ROOM:
                self._minute, self._calls = minute, {}
            asked = self._calls[network] = self._calls.get(network, 0) + 1
        return Left(limit, limit - asked, MINUTE - gone)


CALLS: Final = Counter()


def count_call(request: HttpRequest) -> Left:
    """Count this call of its network; this machine's own programs are not held back."""
    limit = int(os.environ.get("SANGSUK_API_A_MINUTE", "") or USUAL)
    network = network_of(request)
    if network is None:
        return Left(limit, limit, MINUTE)
    return CALLS.count(network, limit=limit, at=time.time())
