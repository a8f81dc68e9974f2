"""Numbers of 32 bits parted in two, sixty-four at once, in a compiled loop; their order stays."""

from typing import Any, Final

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

_build: Final[Any] = cgutils
TOGETHER: Final = 64
_LANES: Final = 16
_BIT, _INT, _LONG = ir.IntType(1), ir.IntType(32), ir.IntType(64)
_SHORT: Any = ir.IntType(_LANES)
_NUMBERS: Any = ir.VectorType(_INT, _LANES)
_CHOSEN: Any = ir.VectorType(_BIT, _LANES)
_MARKS: Any = ir.VectorType(ir.IntType(8), TOGETHER)
_COMPRESS: Final = "llvm.experimental.vector.compress.v16i32"


def _odd(_typing: Any, marks: Any, at: Any) -> tuple[Any, Any]:

    def write(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        array = context.make_array(signature.args[0])(context, builder, given[0])
        place = builder.bitcast(builder.gep(array.data, [given[1]]), _MARKS.as_pointer())
        lowest = builder.trunc(builder.load(place, align=1), ir.VectorType(_BIT, TOGETHER))
        return builder.bitcast(lowest, _LONG)

    return types.uint64(marks, at), write


def _keep(_typing: Any, numbers: Any, at: Any, which: Any, out: Any, to: Any) -> tuple[Any, Any]:

    def write(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        numbers, out = (
            context.make_array(signature.args[at])(context, builder, given[at]).data
            for at in (0, 3)
        )
        kind = ir.FunctionType(_NUMBERS, [_NUMBERS, _CHOSEN, _NUMBERS])
        together = _build.get_or_insert_function(builder.module, kind, _COMPRESS)
        to = given[4]
        for first in range(0, TOGETHER, _LANES):
            some = builder.load(
                _place(builder, numbers, builder.add(given[1], _at(first))), align=4
            )
            chosen = builder.trunc(builder.lshr(given[2], _at(first)), _SHORT)
            bits = builder.bitcast(chosen, _CHOSEN)
            kept = builder.call(together, [some, bits, ir.Constant(_NUMBERS, ir.Undefined)])
            builder.store(kept, _place(builder, out, to), align=4)
            to = builder.add(to, builder.zext(builder.ctpop(chosen), _LONG))
        return to

    return types.uint64(numbers, at, which, out, to), write


def _at(place: int) -> Any:
    return ir.Constant(_LONG, place)


def _place(builder: Any, data: Any, at: Any) -> Any:
    return builder.bitcast(builder.gep(data, [at]), _NUMBERS.as_pointer())


odd_marks: Any = intrinsic(_odd)
"""`odd_marks(marks, at)`: a bit for each of TOGETHER bytes from `at` (np.uint64) on, that of the
first lowest, set where the byte is odd."""

keep_those: Any = intrinsic(_keep)
"""`keep_those(numbers, at, which, out, to)`: of TOGETHER numbers from `at` on, those whose bits
are set are written to `out` from `to` on (all np.uint64); gives where they end.  Room for sixteen
more is needed there, and what stands in it is lost; `out` may be `numbers` itself, if `to` is not
beyond `at`."""
