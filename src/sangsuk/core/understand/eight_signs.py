"""Eight signs that stand side by side, read as one number in a compiled loop."""

from typing import Any, Final

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

BEHIND: Final = 8  # signs that must stand behind the last place that is read
_EIGHT: Any = ir.IntType(64)


def _eight_at(_typing: Any, signs: Any, at: Any) -> tuple[Any, Any]:

    def write(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        cells = context.make_array(signature.args[0])(context, builder, given[0])
        place = builder.bitcast(builder.gep(cells.data, [given[1]]), _EIGHT.as_pointer())
        return builder.load(place, align=1)

    return types.uint64(signs, at), write


eight_at: Any = intrinsic(_eight_at)
"""`eight_at(signs, at)`: the sign at a place in the lowest byte, the seven behind it above; all
of them must lie in the array."""
