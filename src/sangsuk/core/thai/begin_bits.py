"""Sixty-four places asked at once, in a compiled loop, whether a word may begin there.

Words are of eight kinds, one bit each, and for each of their first letters a table says in which
kinds it stands (see `hearing`).  A place is open where some kind has all letters from there on.
One instruction of newer processors (AVX-512 VBMI) looks sixty-four letters up in such a table;
where there is none, they are looked up one by one.
"""

from typing import Any, Final

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from sangsuk.core.thai.hearing import CODES, FIRST

LETTERS: Final = 64  # places asked at once
_BYTE: Any = ir.IntType(8)
_BYTES: Any = ir.VectorType(_BYTE, LETTERS)
_NEEDED: Final = "+avx512vbmi"


def _may_begin(letters: Any, at: Any, tables: Any, *, quickly: bool) -> tuple[Any, Any]:

    def write(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        cells, table = (
            context.make_array(kind)(context, builder, array).data
            for kind, array in ((signature.args[0], given[0]), (signature.args[2], given[2]))
        )
        has = _NEEDED in context.codegen().magic_tuple()[2].split(",")
        look_up = _shuffle if quickly and has else _one_by_one
        kinds: Any = ir.Constant(_BYTES, [-1] * LETTERS)
        for place in range(FIRST):
            begin = builder.add(given[1], ir.Constant(given[1].type, place))
            some = _load(builder, cells, begin)
            kinds = builder.and_(kinds, look_up(builder, table, place * CODES, some))
        is_open = builder.icmp_unsigned("!=", kinds, ir.Constant(_BYTES, [0] * LETTERS))
        return builder.bitcast(is_open, ir.IntType(LETTERS))

    return types.uint64(letters, at, tables), write


def _load(builder: Any, cells: Any, at: Any) -> Any:
    place = builder.bitcast(builder.gep(cells, [at]), _BYTES.as_pointer())
    return builder.load(place, align=1)


def _shuffle(builder: Any, table: Any, first: int, letters: Any) -> Any:
    low, high = (
        _load(builder, table, ir.Constant(ir.IntType(64), first + half)) for half in (0, LETTERS)
    )
    name = "llvm.x86.avx512.vpermi2var.qi.512"
    kind = ir.FunctionType(_BYTES, [_BYTES] * 3)
    order = builder.module.globals.get(name) or ir.Function(builder.module, kind, name)
    return builder.call(order, [low, letters, high])


def _one_by_one(builder: Any, table: Any, first: int, letters: Any) -> Any:
    found: Any = ir.Constant(_BYTES, ir.Undefined)
    for lane in range(LETTERS):
        number = ir.Constant(ir.IntType(32), lane)
        letter = builder.and_(
            builder.extract_element(letters, number), ir.Constant(_BYTE, CODES - 1)
        )
        letter = builder.zext(letter, ir.IntType(64))
        at = builder.add(letter, ir.Constant(ir.IntType(64), first))
        found = builder.insert_element(found, builder.load(builder.gep(table, [at])), number)
    return found


def _quickly(_typing: Any, letters: Any, at: Any, tables: Any) -> tuple[Any, Any]:
    return _may_begin(letters, at, tables, quickly=True)


def _slowly(_typing: Any, letters: Any, at: Any, tables: Any) -> tuple[Any, Any]:
    return _may_begin(letters, at, tables, quickly=False)


may_begin: Any = intrinsic(_quickly)
"""`may_begin(letters, at, tables)`: a bit for each of LETTERS places from `at` on; `letters` are
those of `small_letters`, `tables` stand one behind another."""

may_begin_slowly: Any = intrinsic(_slowly)
"""The same as any processor can."""
