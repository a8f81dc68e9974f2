"""One step of BLAKE2b (RFC 7693) in a compiled loop, of as many texts as a register holds words."""

from typing import Any, Final

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

LANES: Final = 8
WORDS: Final = 16  # of a block, 64 bits each
STATE: Final = 8  # words of a digest on its way
BEGIN: Final = (
    *(0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1),
    *(0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179),
)
_ROUNDS: Final = 12
# In which order each round takes the words of a block; after the tenth, the first ones again.
_ORDERS: Final = (
    *((*range(16),), (14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3)),
    *((11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4),),
    *((7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8),),
    *((9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13),),
    *((2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9),),
    *((12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11),),
    *((13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10),),
    *((6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5),),
    *((10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0),),
)
_MIXED: Final = (
    *((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)),
    *((0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)),
)
_COUNT, _LAST = 12, 14  # the words that hear how many bytes there were, and whether that was all
_ROOM: Any = ir.VectorType(ir.IntType(64), LANES)


def _compress(_typing: Any, state: Any, blocks: Any, counts: Any, lasts: Any) -> tuple[Any, Any]:

    def write(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        places = [
            context.make_array(kind)(context, builder, array).data
            for kind, array in zip(signature.args, given, strict=True)
        ]
        before = [_load(builder, places[0], at) for at in range(STATE)]
        words = [_load(builder, places[1], at) for at in range(WORDS)]
        mixed = [*before, *(ir.Constant(_ROOM, [begin] * LANES) for begin in BEGIN)]
        mixed[_COUNT] = builder.xor(mixed[_COUNT], _load(builder, places[2], 0))
        mixed[_LAST] = builder.xor(mixed[_LAST], _load(builder, places[3], 0))
        for turn in range(_ROUNDS):
            order = iter(_ORDERS[turn % len(_ORDERS)])
            for four in _MIXED:
                _mix(builder, mixed, four, (words[next(order)], words[next(order)]))
        for at, old in enumerate(before):
            new = builder.xor(old, builder.xor(mixed[at], mixed[at + STATE]))
            builder.store(new, _place(builder, places[0], at), align=8)
        return context.get_dummy_value()

    return types.void(state, blocks, counts, lasts), write


def _mix(builder: Any, mixed: list[Any], four: tuple[int, ...], words: tuple[Any, Any]) -> None:
    a, b, c, d = four
    for word, (far, near) in zip(words, ((32, 24), (16, 63)), strict=True):
        mixed[a] = builder.add(builder.add(mixed[a], mixed[b]), word)
        mixed[d] = _turned(builder, builder.xor(mixed[d], mixed[a]), far)
        mixed[c] = builder.add(mixed[c], mixed[d])
        mixed[b] = _turned(builder, builder.xor(mixed[b], mixed[c]), near)


def _turned(builder: Any, words: Any, bits: int) -> Any:
    """Turned to the right."""
    down = builder.lshr(words, ir.Constant(_ROOM, [bits] * LANES))
    return builder.or_(down, builder.shl(words, ir.Constant(_ROOM, [64 - bits] * LANES)))


def _place(builder: Any, data: Any, at: int) -> Any:
    place = builder.gep(data, [ir.Constant(ir.IntType(64), at * LANES)])
    return builder.bitcast(place, _ROOM.as_pointer())


def _load(builder: Any, data: Any, at: int) -> Any:
    return builder.load(_place(builder, data, at), align=8)


compress: Any = intrinsic(_compress)
"""`compress(state, blocks, counts, lasts)`: take one more block of LANES texts into their digests
on the way.  Each array holds the words of all lanes behind each other, word by word; `counts` are
how many bytes there were so far, with this block; `lasts` has all bits where it is the last."""
