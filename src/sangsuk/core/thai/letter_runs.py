"""Sixteen letters at a time read out of UTF-8 in a compiled loop."""

from typing import Any, Final

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

LETTERS: Final = 16
AHEAD: Final = 64  # bytes of UTF-8 that are looked at
_IN_UTF8: Final = 3  # bytes of a Thai letter: E0, B8 or B9, and one that goes on
_CELLS: Any = ir.VectorType(ir.IntType(32), LETTERS)
_BYTES: Any = ir.VectorType(ir.IntType(8), AHEAD)
_THIRDS: Any = ir.VectorType(ir.IntType(8), LETTERS)


def _thai_ahead(_typing: Any, told: Any, at: Any, codes: Any, to: Any) -> tuple[Any, Any]:

    def write(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        source = _place(context, builder, signature.args[0], given[0], given[1], _BYTES)
        target = _place(context, builder, signature.args[2], given[2], given[3], _CELLS)
        read = builder.load(source, align=1)
        first, second, third = (_every_third(builder, read, which) for which in range(_IN_UTF8))
        opens = builder.icmp_unsigned("==", first, _in_all(_THIRDS, 0xE0))
        within = _is(builder, second, 0xFE, 0xB8)
        goes_on = _is(builder, third, 0xC0, 0x80)
        high = builder.zext(builder.and_(second, _in_all(_THIRDS, 1)), _CELLS)
        low = builder.zext(builder.and_(third, _in_all(_THIRDS, 0x3F)), _CELLS)
        code = builder.or_(builder.shl(high, _in_all(_CELLS, 6)), low)
        builder.store(builder.or_(code, _in_all(_CELLS, 0x0E00)), target, align=4)
        thai = builder.and_(builder.and_(opens, within), goes_on)
        return builder.zext(builder.bitcast(thai, ir.IntType(LETTERS)), ir.IntType(64))

    return types.uint64(told, at, codes, to), write


def _place(context: Any, builder: Any, kind: Any, array: Any, at: Any, many: Any) -> Any:
    cells = context.make_array(kind)(context, builder, array)
    return builder.bitcast(builder.gep(cells.data, [at]), many.as_pointer())


def _every_third(builder: Any, read: Any, first: int) -> Any:
    places = [first + _IN_UTF8 * letter for letter in range(LETTERS)]
    which = ir.Constant(ir.VectorType(ir.IntType(32), LETTERS), places)
    return builder.shuffle_vector(read, ir.Constant(_BYTES, ir.Undefined), which)


def _is(builder: Any, cells: Any, of: int, wanted: int) -> Any:
    return builder.icmp_unsigned(
        "==", builder.and_(cells, _in_all(_THIRDS, of)), _in_all(_THIRDS, wanted)
    )


def _in_all(kind: Any, value: int) -> Any:
    return ir.Constant(kind, [value] * LETTERS)


thai_ahead: Any = intrinsic(_thai_ahead)
"""`thai_ahead(told, at, codes, to)`: lay LETTERS letters of UTF-8 down as if all were Thai, and
give a bit for each that is, that of the first lowest; AHEAD bytes of `told` must follow, and
LETTERS `codes`."""
