"""Rows of weights of one byte each, added up as rare as each is: four rows at once, side by side.

Whole numbers all the way, as a row and its rarity are (see `heads.in_lines`): what up to MOST rows
weigh together is exact, whatever their order, on every machine, with or without the instruction
(VNNI) that multiplies bytes and adds up each four of them.
"""

from typing import Any, Final, NamedTuple

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from sangsuk.core.understand.heads import COLUMNS, FINE, IN_QUARTER, LINE, PLACES, QUARTER

_build: Final[Any] = cgutils
FOUR: Final = 4  # rows
MOST: Final = 1 << 16  # rows added up at once: more could be too much for 32 bits
_AT_ONCE: Final = "+avx512vnni"
_ORDER: Final = "llvm.x86.avx512.vpdpbusd.512"
_BYTE, _INT, _LONG = ir.IntType(8), ir.IntType(32), ir.IntType(64)
_FLOAT, _DOUBLE = ir.FloatType(), ir.DoubleType()
_LANES: Final = LINE // FOUR
_ROW: Any = ir.VectorType(_BYTE, LINE)
_INTS: Any = ir.VectorType(_INT, _LANES)
_FLOATS: Any = ir.VectorType(_FLOAT, _LANES)
_PARTS: Final = IN_QUARTER // FOUR  # registers of sums: four neighbours of each quarter
_SQUARES: Any = ir.VectorType(_DOUBLE, FOUR)
_BYTES: Final = range(2)  # of a rarity, the lower first


class _Arrays(NamedTuple):
    """Where the first elements lie."""

    lines: Any
    cells: Any
    sums: Any


def made(*, at_once: bool | None = None) -> Any:
    """The step; `at_once`: whether by the instruction, None: where the machine has it."""

    def typed(
        _typing: Any, lines: Any, cells: Any, first: Any, last: Any, sums: Any
    ) -> tuple[Any, Any]:

        def write(context: Any, builder: Any, signature: Any, given: Any) -> Any:
            arrays = _Arrays(
                *(
                    context.make_array(signature.args[at])(context, builder, given[at]).data
                    for at in (0, 1, 4)
                )
            )
            has = _AT_ONCE in context.codegen().magic_tuple()[2]
            by_bytes = has if at_once is None else at_once
            return _write(builder, arrays, given[2:4], at_once=by_bytes)

        return types.float32(lines, cells, first, last, sums), write

    return intrinsic(typed)


def _write(builder: Any, arrays: _Arrays, bounds: Any, *, at_once: bool) -> Any:
    none, no_square = ir.Constant(_INTS, [0] * _LANES), ir.Constant(_SQUARES, [0.0] * FOUR)
    sums = [[_build.alloca_once_value(builder, none) for _ in _BYTES] for _ in range(_PARTS)]
    squares = _build.alloca_once_value(builder, no_square)
    with _build.for_range_slice(builder, *bounds, ir.Constant(_LONG, FOUR), _LONG) as (at, _):
        parts = _four_together(builder, arrays, at)
        for byte in _BYTES:
            rare = _rarity(builder, parts[-1], byte)
            for total, part in zip(sums, parts, strict=False):
                before = builder.load(total[byte])
                builder.store(_dot(builder, before, rare, part, at_once=at_once), total[byte])
        added = builder.fadd(builder.load(squares), _squares(builder, parts[-1]))
        builder.store(added, squares)
    for part, total in enumerate(sums):
        _lay_down(builder, arrays.sums, part, [builder.load(each) for each in total])
    return _sum_of(builder, builder.load(squares))


def _four_together(builder: Any, arrays: _Arrays, at: Any) -> list[Any]:
    """The bytes of four rows, one of each beside each other, quarter by quarter."""
    rows = []
    for which in range(FOUR):
        place = builder.gep(arrays.cells, [builder.add(at, ir.Constant(_LONG, which))])
        cell = builder.zext(builder.load(place), _LONG)
        line = builder.gep(arrays.lines, [builder.mul(cell, ir.Constant(_LONG, LINE))])
        rows.append(builder.load(builder.bitcast(line, _ROW.as_pointer()), align=LINE))
    pairs = [[_mix(builder, rows[at], rows[at + 1], 1, half) for half in (0, 1)] for at in (0, 2)]
    return [_mix(builder, pairs[0][a], pairs[1][a], 2, half) for a in (0, 1) for half in (0, 1)]


def _mix(builder: Any, one: Any, other: Any, size: int, half: int) -> Any:
    """By turns `size` bytes of one and of the other, from the same half of each quarter."""
    order = []
    for first in range(0, LINE, QUARTER):
        for at in range(first + half * QUARTER // 2, first + (half + 1) * QUARTER // 2, size):
            order += [*range(at, at + size), *range(LINE + at, LINE + at + size)]
    return _in_order(builder, one, other, order)


def _in_order(builder: Any, one: Any, other: Any, order: list[int]) -> Any:
    places = ir.Constant(ir.VectorType(_INT, len(order)), order)
    return builder.shuffle_vector(one, other, places)


def _rarity(builder: Any, last: Any, byte: int) -> Any:
    """One byte of the four rows' rarity, for every weight of a quarter."""
    words = builder.bitcast(last, _INTS)
    order = [at - at % FOUR + byte for at in range(_LANES)]
    return _in_order(builder, words, words, order)


def _dot(builder: Any, before: Any, rare: Any, weights: Any, *, at_once: bool) -> Any:
    """Bytes without a sign times bytes with one, each four beside each other added up."""
    if at_once:
        kind = ir.FunctionType(_INTS, [_INTS] * 3)
        order = _build.get_or_insert_function(builder.module, kind, _ORDER)
        return builder.call(order, [before, rare, builder.bitcast(weights, _INTS)])
    wide = ir.VectorType(_INT, LINE)
    product = builder.mul(
        builder.zext(builder.bitcast(rare, _ROW), wide), builder.sext(weights, wide)
    )
    for which in range(FOUR):
        each = _in_order(builder, product, product, [*range(which, LINE, FOUR)])
        before = builder.add(before, each)
    return before


def _squares(builder: Any, last: Any) -> Any:
    """The squares of the four rows' rarity."""
    order = [place for which in range(FOUR) for place in (which, FOUR + which)]
    both = _in_order(builder, last, last, order)
    rare = builder.uitofp(builder.bitcast(both, ir.VectorType(ir.IntType(16), FOUR)), _SQUARES)
    return builder.fmul(rare, rare)


def _sum_of(builder: Any, squares: Any) -> Any:
    total = builder.extract_element(squares, ir.Constant(_INT, 0))
    for which in range(1, FOUR):
        each = builder.extract_element(squares, ir.Constant(_INT, which))
        total = builder.fadd(total, each)
    return builder.fptrunc(builder.fmul(total, ir.Constant(_DOUBLE, FINE**-2)), _FLOAT)


def _lay_down(builder: Any, sums: Any, part: int, total: list[Any]) -> None:
    fine = ir.VectorType(_DOUBLE, _LANES)
    low, high = (builder.sitofp(each, fine) for each in total)
    low = builder.fmul(low, ir.Constant(fine, [1 / FINE] * _LANES))
    high = builder.fmul(high, ir.Constant(fine, [(1 << 8) / FINE] * _LANES))
    whole = builder.fptrunc(builder.fadd(low, high), _FLOATS)
    for quarter in range(LINE // QUARTER):
        four = _in_order(builder, whole, whole, [*range(FOUR * quarter, FOUR * quarter + FOUR)])
        place = builder.gep(sums, [ir.Constant(_LONG, IN_QUARTER * quarter + FOUR * part)])
        place = builder.bitcast(place, ir.VectorType(_FLOAT, FOUR).as_pointer())
        added = builder.fadd(builder.load(place, align=4), four)
        builder.store(added, place, align=4)


def _one(_typing: Any, lines: Any, cell: Any, worth: Any, sums: Any) -> tuple[Any, Any]:

    def write(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        lines, sums = (
            context.make_array(signature.args[at])(context, builder, given[at]).data
            for at in (0, 3)
        )
        line = builder.gep(lines, [builder.mul(given[1], ir.Constant(_LONG, LINE))])
        row = builder.load(builder.bitcast(line, _ROW.as_pointer()), align=LINE)
        none = ir.Constant(_FLOATS, ir.Undefined)
        each = builder.insert_element(none, given[2], ir.Constant(_INT, 0))
        each = _in_order(builder, each, none, [0] * _LANES)
        for first in range(0, COLUMNS, _LANES):
            some = _in_order(builder, row, row, PLACES[first : first + _LANES].tolist())
            added = builder.fmul(each, builder.sitofp(some, _FLOATS))
            place = builder.gep(sums, [ir.Constant(_LONG, first)])
            place = builder.bitcast(place, _FLOATS.as_pointer())
            total = builder.fadd(builder.load(place, align=4), added)
            builder.store(total, place, align=4)
        return context.get_dummy_value()

    return types.void(lines, cell, worth, sums), write


add_fours: Any = made()
"""`add_fours(lines, cells, first, last, sums)`: to each head's sum its weights in the rows of all
cells from one place to another, each as rare as it is: at most MOST rows, whole fours of them.
Gives their rarities' squares, added up.  What is added is exact until it is laid down."""

add_row: Any = intrinsic(_one)
"""`add_row(lines, cell, worth, sums)`: to each head's sum its weight in the row of a cell
(np.uint64), times `worth` (np.float32)."""
