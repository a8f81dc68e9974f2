"""Steps of a compiled loop that several rows take at once, side by side in one register."""

from typing import Any, Final

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

LANES: Final = 32
_NUMBERS: Any = ir.VectorType(ir.DoubleType(), LANES)


def _ask(_typing: Any, *kinds: Any) -> tuple[Any, Any]:

    def write(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        numbers, least, threshold, passes = given
        lanes = ir.VectorType(ir.IntType(signature.args[3].dtype.bitwidth), LANES)
        asked = _place(context, builder, signature.args[0], numbers, least, _NUMBERS)
        none = ir.Constant(ir.IntType(64), 0)
        kept = _place(context, builder, signature.args[3], passes, none, lanes)
        holds = builder.fcmp_ordered(
            "<=", builder.load(asked, align=8), _in_all(builder, threshold, _NUMBERS)
        )
        builder.store(builder.sext(holds, lanes), kept, align=1)
        every = builder.bitcast(holds, ir.IntType(LANES))
        return builder.icmp_unsigned("!=", every, ir.Constant(ir.IntType(LANES), -1))

    return types.boolean(*kinds), write


def _strike(_typing: Any, *kinds: Any) -> tuple[Any, Any]:

    def write(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        words, at, passes, mask = given
        lanes = ir.VectorType(ir.IntType(signature.args[0].dtype.bitwidth), LANES)
        struck = _place(context, builder, signature.args[0], words, at, lanes)
        none = ir.Constant(ir.IntType(64), 0)
        kept = _place(context, builder, signature.args[2], passes, none, lanes)
        stay = builder.or_(builder.load(kept, align=1), _in_all(builder, mask, lanes))
        builder.store(builder.and_(builder.load(struck, align=1), stay), struck, align=1)
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


def _ask_typed(
    typing: Any, numbers: Any, least: Any, threshold: Any, passes: Any
) -> tuple[Any, Any]:
    return _ask(typing, numbers, least, threshold, passes)


def _strike_typed(typing: Any, words: Any, at: Any, passes: Any, mask: Any) -> tuple[Any, Any]:
    return _strike(typing, words, at, passes, mask)


ask: Any = intrinsic(_ask_typed)
"""`ask(numbers, from, threshold, passes)`: in LANES words `passes` all bits where the number is
at most the threshold, none where it is above it or no number; gives whether any is."""

strike: Any = intrinsic(_strike_typed)
"""`strike(words, at, passes, mask)`: in each of LANES words from `at` on, only the bits of the
mask stay, unless the word of `passes` keeps all."""


def _lowest(_typing: Any, word: Any) -> tuple[Any, Any]:

    def write(_context: Any, builder: Any, _signature: Any, given: Any) -> Any:
        return builder.cttz(given[0], ir.Constant(ir.IntType(1), 1))

    return types.uint64(word), write


lowest_bit: Any = intrinsic(_lowest)
"""`lowest_bit(word)`: the place of the lowest bit that is set; at least one is."""
