"""Sixty-four letters put to one question in a compiled loop, the answers as bits of one number."""

from typing import Any, Final

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from sangsuk.core.thai.small_letters import ASCII, OTHER, THAI

LETTERS: Final = 64


def _are_among(_typing: Any, codes: Any, at: Any, least: Any, many: Any) -> tuple[Any, Any]:

    def write(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        array, place, first, number = given
        width = signature.args[0].dtype.bitwidth
        lanes = ir.VectorType(ir.IntType(width), LETTERS)
        cells = context.make_array(signature.args[0])(context, builder, array)
        read = builder.bitcast(builder.gep(cells.data, [place]), lanes.as_pointer())
        beyond = builder.sub(builder.load(read, align=width // 8), _in_all(builder, first, lanes))
        holds = builder.icmp_unsigned("<", beyond, _in_all(builder, number, lanes))
        return builder.bitcast(holds, ir.IntType(LETTERS))

    return types.uint64(codes, at, least, many), write


def _put_small(_typing: Any, codes: Any, at: Any, out: Any) -> tuple[Any, Any]:

    def write(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        read, put = (
            builder.gep(context.make_array(kind)(context, builder, array).data, [given[1]])
            for kind, array in ((signature.args[0], given[0]), (signature.args[2], given[2]))
        )
        lanes, small = (ir.VectorType(ir.IntType(width), LETTERS) for width in (32, 8))
        letters = builder.load(builder.bitcast(read, lanes.as_pointer()), align=4)
        ascii_, thai, other = (ir.Constant(lanes, [n] * LETTERS) for n in (ASCII, THAI, OTHER))
        beyond = builder.sub(letters, thai)
        is_thai = builder.icmp_unsigned("<", beyond, builder.sub(other, ascii_))
        byte = builder.select(is_thai, builder.add(beyond, ascii_), other)
        byte = builder.select(builder.icmp_unsigned("<", letters, ascii_), letters, byte)
        place = builder.bitcast(put, small.as_pointer())
        builder.store(builder.trunc(byte, small), place, align=1)
        return context.get_dummy_value()

    return types.void(codes, at, out), write


def _in_all(builder: Any, value: Any, lanes: Any) -> Any:
    none = ir.Constant(lanes, ir.Undefined)
    one = builder.insert_element(none, value, ir.Constant(ir.IntType(32), 0))
    nowhere = ir.Constant(ir.VectorType(ir.IntType(32), LETTERS), [0] * LETTERS)
    return builder.shuffle_vector(one, none, nowhere)


def _lowest(_typing: Any, word: Any) -> tuple[Any, Any]:

    def write(_context: Any, builder: Any, _signature: Any, given: Any) -> Any:
        return builder.cttz(given[0], ir.Constant(ir.IntType(1), 1))

    return types.uint64(word), write


are_among: Any = intrinsic(_are_among)
"""`are_among(codes, at, least, many)`: a bit for each of the LETTERS letters from `at` on, that
of the first lowest, set where it is one of `many` from `least` on (both of the letters' own type);
all of these letters must lie in the array."""

put_small: Any = intrinsic(_put_small)
"""`put_small(codes, at, out)`: the bytes of LETTERS letters from `at` on; see `small_letters`."""

lowest: Any = intrinsic(_lowest)
"""`lowest(bits)`: the place of the lowest bit that is set, of 64; at least one is."""
