"""Peers and ours beside each other: on the same texts, in turns, in one process."""

from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import Any, Final, NamedTuple

from bench.clock import time_of
from bench.ours import batches, read_batches
from bench.peers import WheelModel, WordModel
from bench.texts import texts
from sangsuk.core.understand.reader import Reader
from sangsuk.flow.reading.reader import load_reader

ROUNDS: Final = 5
OURS: Final = 8  # times the texts that peers read in a round


class Entrant(NamedTuple):
    """One that reads, and how many texts of each round."""

    name: str
    read: Callable[[Any], object]
    texts: int
    form: Callable[[Sequence[str]], Any] = list  # as it takes them: made before the time begins


def beside_peers(number: int) -> Iterator[dict[str, Any]]:
    """Texts a CPU second of each, and how many times as fast as each peer ours is.

    In each round all read, one after the other, texts that none has read before: a machine is
    not as fast at all times.  Of the rounds the middle one counts, of speeds and of ratios.
    Peers are given strings of Python, ours columns of Arrow: what they come as out of a file.

    Args:
        number: texts that a peer reads in a round; ours reads these and more, OURS times as many.
    """
    peers, ours = _peers(number), _ours(number * OURS)
    told = texts(number * OURS * (ROUNDS + 1))
    first, *rounds = [told[at : at + number * OURS] for at in range(0, len(told), number * OURS)]
    for each in (*peers, *ours):
        each.read(each.form(first[: each.texts]))  # compiled and warm
    took = [{each.name: _took(each, some) for each in (*peers, *ours)} for some in rounds]
    yield from (_line(each, took) for each in peers)
    for each in ours:
        ratios = {f"x {peer.name}": _ratio(each, peer, took) for peer in peers}
        yield _line(each, took) | ratios


def _peers(number: int) -> list[Entrant]:
    words, wheels = WordModel(), WheelModel()
    return [
        Entrant("naive peer, text by text", words.naive, number),
        Entrant("peer in batches", words.batched, number),
        Entrant("wheels only", wheels.read, number),
    ]


def _ours(number: int) -> list[Entrant]:
    """Every field of the contract, by the fast tier and by both."""
    return [
        Entrant(f"ours, {name} tier", _reads(load_reader(careful=name == "full")), number, batches)
        for name in ("fast", "full")
    ]


def _reads(reader: Reader) -> Callable[[Any], object]:
    return lambda some: read_batches(some, reader)


def _took(each: Entrant, some: Sequence[str]) -> float:
    """CPU seconds a text."""
    told = each.form(some[: each.texts])
    return time_of(lambda: each.read(told)).cpu / each.texts


def _line(each: Entrant, took: Sequence[dict[str, float]]) -> dict[str, Any]:
    speeds = [1 / one[each.name] for one in took]
    return {
        "bench": each.name,
        "texts": each.texts * len(took),
        "texts_per_cpu_s": round(median(speeds), 1),
        "from": round(min(speeds), 1),
        "to": round(max(speeds), 1),
    }


def _ratio(each: Entrant, peer: Entrant, took: Sequence[dict[str, float]]) -> float:
    return round(median(one[peer.name] / one[each.name] for one in took), 1)
