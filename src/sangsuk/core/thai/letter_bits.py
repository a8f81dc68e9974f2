"""Sixty-four letters put to one question in a compiled loop, the answers as bits of one number."""

from typing import Any, Final

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

LETTERS: Final = 64
_LETTERS: Any = ir.VectorType(ir.IntType(32), LETTERS)


def _are_among(_typing: Any, codes: Any, at: Any, least: Any, many: Any) -> tuple[Any, Any]:

    def write(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        array, place, first, number = given
        cells = context.make_array(signature.args[0])(context, builder, array)
        read = builder.bitcast(builder.gep(cells.data, [place]), _LETTERS.as_pointer())
        beyond = builder.sub(builder.load(read, align=4), _in_all(builder, first))
        holds = builder.icmp_unsigned("<", beyond, _in_all(builder, number))
        return builder.bitcast(holds, ir.IntType(LETTERS))

    return types.uint64(codes, at, least, many), write


def _in_all(builder: Any, value: Any) -> Any:
    none = ir.Constant(_LETTERS, ir.Undefined)
    one = builder.insert_element(none, value, ir.Constant(ir.IntType(32), 0))
    nowhere = ir.Constant(ir.VectorType(ir.IntType(32), LETTERS), [0] * LETTERS)
    return builder.shuffle_vector(one, none, nowhere)


def _lowest(_typing: Any, word: Any) -> tuple[Any, Any]:

    def write(_context: Any, builder: Any, _signature: Any, given: Any) -> Any:
        return builder.cttz(given[0], ir.Constant(ir.IntType(1), 1))

    return types.uint64(word), write


are_among: Any = intrinsic(_are_among)
"""`are_among(codes, at, least, many)`: a bit for each of the LETTERS letters from `at` on, that
of the first lowest, set where it is one of `many` from `least` on (both np.uint32); all of these
letters must lie in the array."""

lowest: Any = intrinsic(_lowest)
"""`lowest(bits)`: the place of the lowest bit that is set, of 64; at least one is."""
