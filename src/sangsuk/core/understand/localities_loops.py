"""The loops that tell plainly named districts; what they mean is told in `localities`."""

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.candidates_loops import END, FIRST, KIND, LAST, START, has
from sangsuk.core.understand.cue_loops import province_word
from sangsuk.core.understand.cues import KINDS
from sangsuk.core.understand.namings_loops import MUEANG_LETTERS
from sangsuk.core.understand.order_loops import put_in_order
from sangsuk.core.understand.text_cues import MUEANG, PLACE_SAID, TAMBON_SAID
from sangsuk.core.understand.tries_loops import wide

if TYPE_CHECKING:
    from sangsuk.core.understand.found import Found
    from sangsuk.core.understand.name_tables import NameTables
    from sangsuk.core.understand.text_cues import TextCues
    from sangsuk.core.understand.tries import Signs

CAPITAL_REACH: Final = 90  # letters between อำเภอเมือง and the province of its list
CONFLICT: Final = -1  # stands for the district where the province contradicts the name
NONE: Final = -1
_MOST_LETTERS: Final = 0x7FFF  # of a name; more count as so many
_ROW: Final = 23  # bits of a row's number in its text
_ROW_MASK: Final = (1 << _ROW) - 1
_NAME: Final = KINDS.index("name")
_LAST_TRUSTED: Final = KINDS.index("colloquial")  # names of the district itself come before it

Table = NDArray[np.int32]  # of what is named: start, end, district or CONFLICT


class Desk(NamedTuple):
    """Room for the provinces of one text after the other; NONE wherever none begins."""

    reach: NDArray[np.int64]  # by place: where the longest province that begins there ends
    province: NDArray[np.int64]  # by place: that province


@compiled
def name_each(
    tables: "NameTables", found: "Found", bits: NDArray[np.int64]
) -> tuple[Table, NDArray[np.int64]]:
    """All districts plainly named, and conflicts, with the texts' bounds.

    `bits` are the cues directly before each naming.
    """
    rows = np.empty((found.namings.shape[0] + found.cues.shape[0], 3), np.int32)
    ends, order = np.zeros(found.bounds.size, np.int64), _longest_first(found)
    longest = np.max(np.diff(found.bounds)) if ends.size > 1 else 0
    desk = Desk(np.full(longest + 1, NONE, np.int64), np.full(longest + 1, NONE, np.int64))
    for text in range(found.bounds.size - 1):
        names = slice(found.naming_bounds[text], found.naming_bounds[text + 1])
        cues = found.cues[found.cue_bounds[text] : found.cue_bounds[text + 1]]
        number = ends[text]
        if names.start < names.stop or cues.shape[0]:
            signs = found.signs[found.bounds[text] : found.bounds[text + 1]]
            said = found.provinces[found.province_bounds[text] : found.province_bounds[text + 1]]
            _tell_provinces(said, desk)
            number = _add_names(
                tables, signs, (found.namings, found.pool, bits), order[names], desk, rows, number
            )
            number = _add_capitals(tables, signs, cues, said, desk, rows, (ends[text], number))
            _forget_provinces(said, desk)
        ends[text + 1] = number
    return rows[: ends[-1]], ends


@compiled
def _longest_first(found: "Found") -> NDArray[np.int64]:
    """Each text's namings by start, then the longest, then names before other kinds."""
    rows, bounds = found.namings, found.naming_bounds
    order, keys = np.arange(rows.shape[0]), np.empty(rows.shape[0], np.int64)
    for text in range(bounds.size - 1):
        first, last, tidy = bounds[text], bounds[text + 1], True
        for at in range(first, last):
            start, end = wide(rows[at, START]), wide(rows[at, END])
            letters = min(end - start, _MOST_LETTERS)
            key = (start << 17) | ((_MOST_LETTERS - letters) << 1) | (rows[at, KIND] != _NAME)
            keys[at] = (key << _ROW) | (at - first)
            tidy = tidy and (at == first or keys[at - 1] < keys[at])
        if not tidy:
            put_in_order(keys[first:last], last - first)
            for at in range(first, last):
                order[at] = first + (keys[at] & _ROW_MASK)
    return order


@inlined
def _tell_provinces(said: Table, desk: Desk) -> None:
    """By place, the longest province that begins there."""
    reach, province = desk
    for at in range(said.shape[0]):
        start, end, which = said[at, 0], said[at, 1], said[at, 2]
        if end > reach[start] or (end == reach[start] and which > province[start]):
            reach[start], province[start] = end, which


@inlined
def _forget_provinces(said: Table, desk: Desk) -> None:
    for at in range(said.shape[0]):
        desk.reach[said[at, 0]] = desk.province[said[at, 0]] = NONE


@inlined
def _add_names(
    tables: "NameTables",
    signs: "Signs",
    named: tuple[Table, NDArray[np.int16], NDArray[np.int64]],
    order: NDArray[np.int64],
    desk: Desk,
    rows: Table,
    number: int,
) -> int:
    """Districts told by a name of their own, the longest names first."""
    namings, pool, bits = named
    taken = -1
    for at in order:
        start, end = wide(namings[at, START]), wide(namings[at, END])
        if start < taken or namings[at, KIND] > _LAST_TRUSTED:
            continue
        behind = _behind(tables.cues, signs, end)
        province = desk.province[behind]
        many, district = _in_province(tables.province, namings[at], pool, province)
        told = _told(bits[at], province != NONE and behind > end, many)
        if told:
            district = CONFLICT if told == CONFLICT else district
            rows[number, 0], rows[number, 1], rows[number, 2] = start, end, district
            number += 1
            taken = end
    return number


@inlined
def _told(bits: int, plain: int, number: int) -> int:
    """1 where a naming tells a district, CONFLICT where its province contradicts it, else 0.

    Args:
        bits: the cues before it.
        plain: whether a province stands behind it, with จังหวัด or the like.
        number: how many of its districts lie in that province.
    """
    cued = has(bits, PLACE_SAID)
    if not cued and not (plain and not has(bits, TAMBON_SAID)):
        return 0
    if number == 1:
        return 1
    return CONFLICT if cued and plain and number == 0 else 0


@inlined
def _behind(cues: "TextCues", signs: "Signs", end: int) -> int:
    """Where a province would stand behind a name: behind a comma or bracket, จังหวัด or จ."""
    if (
        end < signs.size
        and signs[end]
        and (signs[end] == cues.commas[0] or signs[end] == cues.commas[1])
    ):
        end += 1
    return end + province_word(cues, signs, end)


@inlined
def _in_province(
    provinces: NDArray[np.int16], naming: NDArray[np.int32], pool: NDArray[np.int16], province: int
) -> tuple[int, int]:
    """How many districts of a naming lie in the province (NONE: in any), and the last of them."""
    number, district = 0, NONE
    for at in range(naming[FIRST], naming[LAST]):
        if province == NONE or provinces[pool[at]] == province:
            number += 1
            district = wide(pool[at])
    return number, district


@inlined
def _add_capitals(
    tables: "NameTables",
    signs: "Signs",
    cues: Table,
    said: Table,
    desk: Desk,
    rows: Table,
    told: tuple[int, int],
) -> int:
    """อำเภอเมือง of the province that comes next, else of the only province told."""
    number, only = told[1], _only_province(said, desk.province)
    for at in range(cues.shape[0]):
        if cues[at, 0] != MUEANG:
            continue
        start, end = wide(cues[at, 2]) - MUEANG_LETTERS, wide(cues[at, 2])
        if _begins(rows, told, start):
            continue
        province = _next_province(desk.province, end)
        province = only if province == NONE else province
        if province != NONE and tables.capital[province] >= 0:
            district = wide(tables.pool[tables.capital[province]])
            if _said_to_be_a_province(tables.cues, signs, end) and not tables.has_mueang[district]:
                district = CONFLICT
            rows[number, 0], rows[number, 1], rows[number, 2] = start, end, district
            number += 1
    return number


@inlined
def _begins(rows: Table, told: tuple[int, int], start: int) -> bool:
    """Whether one of the names told, conflicts aside, begins there."""
    begins = False
    for at in range(told[0], told[1]):
        begins = begins or (rows[at, 0] == start and rows[at, 2] != CONFLICT)
    return begins


@inlined
def _only_province(said: Table, provinces: NDArray[np.int64]) -> int:
    """The only province told; NONE where there are none or several."""
    only, several = NONE, False
    for at in range(said.shape[0]):
        province = wide(provinces[said[at, 0]])
        several = several or (only not in (NONE, province))
        only = province
    return NONE if several else only


@inlined
def _next_province(provinces: NDArray[np.int64], end: int) -> int:
    """The province that begins within reach behind a place; NONE: none."""
    for at in range(end, min(end + CAPITAL_REACH + 1, provinces.size)):
        if provinces[at] != NONE:
            return wide(provinces[at])
    return NONE


@inlined
def _said_to_be_a_province(cues: "TextCues", signs: "Signs", end: int) -> bool:
    behind = _behind(cues, signs, end)
    return province_word(cues, signs, end) > 0 or behind > end + 1
