"""One step of a minhash in a compiled loop: eight shingles put into all orders, eight at once."""

from typing import Any, Final

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

TOGETHER: Final = 8  # shingles, and orders in one register
_WORDS: Any = ir.VectorType(ir.IntType(64), TOGETHER)
_HALVES: Any = ir.VectorType(ir.IntType(32), 2 * TOGETHER)
# Of two registers the upper halves of all words, those of the first and the second by turns.
_UPPER: Final = tuple(place for word in range(TOGETHER) for place in (2 * word + 1, 2 * word + 17))


def _lower(
    _typing: Any, rolled: Any, first: Any, factors: Any, shifts: Any, least: Any
) -> tuple[Any, Any]:

    def write(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        data = [
            context.make_array(kind)(context, builder, array).data
            for kind, array in zip(signature.args, given, strict=True)
            if isinstance(kind, types.Array)
        ]
        shingles = [_spread(builder, data[0], given[1], each) for each in range(TOGETHER)]
        for order in range(0, ROOM, TOGETHER):
            factor, shift = (_load(builder, cells, order, _WORDS) for cells in data[1:3])
            mixed = [builder.add(builder.mul(each, factor), shift) for each in shingles]
            pairs = [_upper(builder, *mixed[at : at + 2]) for at in range(0, TOGETHER, 2)]
            fewest = _load(builder, data[3], 2 * order, _HALVES)
            for pair in pairs:
                fewest = _lesser(builder, fewest, pair)
            builder.store(fewest, _place(builder, data[3], 2 * order, _HALVES), align=4)
        return context.get_dummy_value()

    return types.void(rolled, first, factors, shifts, least), write


def _spread(builder: Any, data: Any, first: Any, each: int) -> Any:
    """One shingle's hash in a whole register."""
    at = builder.add(first, ir.Constant(ir.IntType(64), each))
    none = ir.Constant(_WORDS, ir.Undefined)
    one = builder.insert_element(
        none, builder.load(builder.gep(data, [at])), ir.Constant(ir.IntType(32), 0)
    )
    nowhere = ir.Constant(ir.VectorType(ir.IntType(32), TOGETHER), [0] * TOGETHER)
    return builder.shuffle_vector(one, none, nowhere)


def _upper(builder: Any, one: Any, other: Any) -> Any:
    which = ir.Constant(_HALVES, list(_UPPER))
    return builder.shuffle_vector(
        builder.bitcast(one, _HALVES), builder.bitcast(other, _HALVES), which
    )


def _lesser(builder: Any, one: Any, other: Any) -> Any:
    return builder.select(builder.icmp_unsigned("<", one, other), one, other)


def _place(builder: Any, data: Any, at: int, many: Any) -> Any:
    place = builder.gep(data, [ir.Constant(ir.IntType(64), at)])
    return builder.bitcast(place, many.as_pointer())


def _load(builder: Any, data: Any, at: int, many: Any) -> Any:
    return builder.load(_place(builder, data, at, many), align=4)


ROOM: Final = 64  # orders, some of them unused: whole registers
lower: Any = intrinsic(_lower)
"""`lower(rolled, first, factors, shifts, least)`: put the TOGETHER hashes from `first` on into all
ROOM orders.  Of each order `least` holds two halves of words: the least upper half under it of
the hashes at even places, and that of the others."""
