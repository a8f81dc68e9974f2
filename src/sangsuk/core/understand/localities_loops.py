"""The loops that tell plainly named districts; what they mean is told in `localities`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.candidates_loops import END, FIRST, KIND, LAST, START, has
from sangsuk.core.understand.cue_loops import cues_before, province_word
from sangsuk.core.understand.cues import KINDS
from sangsuk.core.understand.namings_loops import MUEANG_LETTERS
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
_NAME: Final = KINDS.index("name")
_LAST_TRUSTED: Final = KINDS.index("colloquial")  # names of the district itself come before it

Named = list[tuple[int, int, int]]  # start, end, district or CONFLICT
Table = NDArray[np.int32]


@compiled
def name_each(tables: "NameTables", found: "Found") -> tuple[Table, NDArray[np.int64]]:
    """All districts plainly named, and conflicts, with the texts' bounds."""
    rows = [(0, 0, 0) for _ in range(0)]
    ends = np.zeros(found.bounds.size, np.int64)
    for text in range(found.bounds.size - 1):
        namings = found.namings[found.naming_bounds[text] : found.naming_bounds[text + 1]]
        cues = found.cues[found.cue_bounds[text] : found.cue_bounds[text + 1]]
        if namings.shape[0] or cues.shape[0]:
            signs = found.signs[found.bounds[text] : found.bounds[text + 1]]
            said = found.provinces[found.province_bounds[text] : found.province_bounds[text + 1]]
            province = _provinces_at(said, signs.size)
            named = _names_told(tables, signs, namings, found.pool, province)
            _add_capitals(tables, signs, cues, province, named)
            rows.extend(named)
        ends[text + 1] = len(rows)
    table = np.empty((len(rows), 3), np.int32)
    for at in range(len(rows)):
        table[at, 0], table[at, 1], table[at, 2] = rows[at]
    return table, ends


@compiled
def _provinces_at(said: Table, letters: int) -> NDArray[np.int64]:
    """By place, the longest province that begins there; NONE."""
    reach = np.full(letters + 1, NONE, np.int64)
    province = np.full(letters + 1, NONE, np.int64)
    for at in range(said.shape[0]):
        start, end, which = said[at, 0], said[at, 1], said[at, 2]
        if end > reach[start] or (end == reach[start] and which > province[start]):
            reach[start], province[start] = end, which
    return province


@compiled
def _names_told(
    tables: "NameTables",
    signs: "Signs",
    namings: Table,
    pool: NDArray[np.int16],
    provinces: NDArray[np.int64],
) -> Named:
    """Districts told by a name of their own, the longest names first."""
    named = [(0, 0, 0) for _ in range(0)]
    taken = -1
    cues, before, as_zero = tables.cues, tables.cues.before, tables.alphabet.as_zero
    for at in _longest_first(namings):
        start, end = wide(namings[at, START]), wide(namings[at, END])
        if start < taken or namings[at, KIND] > _LAST_TRUSTED:
            continue
        behind = _behind(cues, signs, end)
        province = provinces[behind]
        plain = province != NONE and behind > end
        bits = cues_before(before, signs, start, as_zero)
        number, district = _in_province(tables.province, namings[at], pool, province)
        told = _told(bits, plain, number)
        if told:
            named.append((start, end, CONFLICT if told == CONFLICT else district))
            taken = end
    return named


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


@compiled
def _longest_first(namings: Table) -> NDArray[np.int64]:
    """By start, then the longest, then names before other kinds."""
    keys = np.empty(namings.shape[0], np.int64)
    for at in range(namings.shape[0]):
        start, end = wide(namings[at, START]), wide(namings[at, END])
        letters = min(end - start, 0x7FFF)
        keys[at] = (start << 17) | ((0x7FFF - letters) << 1) | (namings[at, KIND] != _NAME)
    return np.argsort(keys, kind="mergesort")


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


@compiled
def _add_capitals(
    tables: "NameTables",
    signs: "Signs",
    cues: Table,
    provinces: NDArray[np.int64],
    named: Named,
) -> None:
    """อำเภอเมือง of the province that comes next, else of the only province told."""
    told = len(named)
    only = _only_province(provinces)
    for at in range(cues.shape[0]):
        if cues[at, 0] != MUEANG:
            continue
        end = wide(cues[at, 2])
        start = end - MUEANG_LETTERS
        if _begins(named, told, start):
            continue
        province = _next_province(provinces, end)
        province = only if province == NONE else province
        if province != NONE and tables.capital[province] >= 0:
            district = wide(tables.pool[tables.capital[province]])
            said = _said_to_be_a_province(tables.cues, signs, end)
            contradicted = said and not tables.has_mueang[district]
            named.append((start, end, CONFLICT if contradicted else district))


@compiled
def _begins(named: Named, told: int, start: int) -> bool:
    """Whether one of the names told, conflicts aside, begins there."""
    begins = False
    for at in range(told):
        begins = begins or (named[at][0] == start and named[at][2] != CONFLICT)
    return begins


@compiled
def _only_province(provinces: NDArray[np.int64]) -> int:
    """The only province told; NONE where there are none or several."""
    only = NONE
    for province in provinces:
        if only != NONE and province not in (NONE, only):
            return NONE
        only = max(only, province)
    return only


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
