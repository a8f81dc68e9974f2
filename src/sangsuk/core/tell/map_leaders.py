"""Which districts are named on the map."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from sangsuk.core.terms.hexmap import HexCell


class Leader(NamedTuple):
    """A district that is named, and its place."""

    place: int
    cell: HexCell


def rank_values(values: Mapping[str, float | None]) -> dict[str, int]:
    """Places by value alone (1, 2, 2, 4) of those above zero."""
    praised = sorted(value for value in values.values() if value is not None and value > 0)
    place = {value: len(praised) - at for at, value in enumerate(praised)}
    return {code: place[value] for code, value in values.items() if value in place}


def choose_leaders(
    shown: Sequence[HexCell],
    values: Mapping[str, float | None],
    places: Mapping[str, int],
    top: int,
) -> list[Leader]:
    """The first `top` of those shown; equals that would exceed it are left out together."""
    ranked = sorted(
        (
            Leader(places[cell.district.code], cell)
            for cell in shown
            if cell.district.code in places and (values.get(cell.district.code) or 0) > 0
        ),
        key=lambda leader: (leader.place, leader.cell.district.code),
    )
    leaders: list[Leader] = []
    for _, equals in groupby(ranked, key=lambda leader: leader.place):
        group = list(equals)
        if len(leaders) + len(group) > top:
            break
        leaders += group
    return leaders
