"""Steps of a compiled loop that several rows take at once, side by side in one register."""

from typing import Any, Final

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

LANES: Final = 32
_NUMBERS: Any = ir.VectorType(ir.DoubleType(), LANES)


def _strike(_typing: Any, *kinds: Any) -> tuple[Any, Any]:

    def write(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        words, at, numbers, least, threshold, mask = given
        bits = signature.args[0].dtype.bitwidth
        lanes = ir.VectorType(ir.IntType(bits), LANES)
        struck = _place(context, builder, signature.args[0], words, at, lanes)
        asked = _place(context, builder, signature.args[2], numbers, least, _NUMBERS)
        fails = builder.fcmp_unordered(
            ">", builder.load(asked, align=8), _in_all(builder, threshold, _NUMBERS)
        )
        before = builder.load(struck, align=bits // 8)
        after = builder.and_(before, _in_all(builder, mask, lanes))
        builder.store(builder.select(fails, after, before), struck, align=bits // 8)
        return context.get_dummy_value()

    return types.void(*kinds), write


def _place(context: Any, builder: Any, kind: Any, array: Any, at: Any, lanes: Any) -> Any:
    """Where LANES elements of an array stand, from one of them on."""
    cells = context.make_array(kind)(context, builder, array)
    return builder.bitcast(builder.gep(cells.data, [at]), lanes.as_pointer())


def _in_all(builder: Any, value: Any, lanes: Any) -> Any:
    none = ir.Constant(lanes, ir.Undefined)
    one = builder.insert_element(none, value, ir.Constant(ir.IntType(32), 0))
    nowhere = ir.Constant(ir.VectorType(ir.IntType(32), LANES), [0] * LANES)
    return builder.shuffle_vector(one, none, nowhere)


def _strike_typed(
    typing: Any, words: Any, at: Any, numbers: Any, least: Any, threshold: Any, mask: Any
) -> tuple[Any, Any]:
    return _strike(typing, words, at, numbers, least, threshold, mask)


strike: Any = intrinsic(_strike_typed)
"""`strike(words, at, numbers, from, threshold, mask)`: in each of LANES words from `at` on, only
the bits of the mask stay where the number beside it is above the threshold, or is none."""


def _lowest(_typing: Any, word: Any) -> tuple[Any, Any]:

    def write(_context: Any, builder: Any, _signature: Any, given: Any) -> Any:
        return builder.cttz(given[0], ir.Constant(ir.IntType(1), 1))

    return types.uint64(word), write


lowest_bit: Any = intrinsic(_lowest)
"""`lowest_bit(word)`: the place of the lowest bit that is set; at least one is."""
