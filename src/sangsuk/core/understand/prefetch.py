"""Asking the processor to fetch what a loop will read soon."""

from typing import Any

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

_INT: Any = ir.IntType(32)
_READ, _SOON, _NUMBERS = (ir.Constant(_INT, value) for value in (0, 2, 1))


def _prefetch(_typing: Any, array: Any, at: Any) -> tuple[Any, Any]:

    def fetch(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        cells = context.make_array(signature.args[0])(context, builder, given[0])
        place = builder.gep(cells.data, [given[1]])
        builder.call(_order(builder.module, place.type), [place, _READ, _SOON, _NUMBERS])
        return context.get_dummy_value()

    return types.void(array, at), fetch


def _order(module: Any, pointer: Any) -> Any:
    """LLVM's own instruction of that name."""
    name = "llvm.prefetch.p0"
    kind = ir.FunctionType(ir.VoidType(), [pointer, _INT, _INT, _INT])
    return module.globals.get(name) or ir.Function(module, kind, name)


prefetch: Any = intrinsic(_prefetch)
"""`prefetch(array, at)` in a compiled loop: array[at] will be read; nothing waits for it."""
