"""A file or function that is too long for one look is two things."""

import ast
import tomllib
from pathlib import Path

import pytest
from the_house import ROOT, place, sources, syntax

FILE_SOFT, FILE_HARD = 250, 400
FUNCTION_SOFT, FUNCTION_HARD = 25, 50  # lines of code; the docstring is left out

ALLOWED = tomllib.loads((Path(__file__).parent / "allowed_sizes.toml").read_text("utf-8"))


def measured() -> list[Path]:
    return [*sources(), *sorted((ROOT / "tools").glob("*.py"))]


def file_sizes() -> dict[str, int]:
    return {place(path): len(path.read_text("utf-8").splitlines()) for path in measured()}


def function_sizes() -> dict[str, int]:
    return {
        f"{place(path)} {name}": size
        for path in measured()
        for name, size in functions_in(syntax(path))
    }


def functions_in(node: ast.AST, within: str = "") -> list[tuple[str, int]]:
    found = []
    for child in ast.iter_child_nodes(node):
        name = f"{within}{getattr(child, 'name', '')}"
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            found.append((name, code_lines(child)))
        inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        found += functions_in(child, f"{name}." if inside else within)
    return found


def code_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function) is not None:
        docstring = function.body[0]
        lines -= docstring.end_lineno - docstring.lineno + 1
    return lines


KINDS = [
    ("files", file_sizes, FILE_SOFT, FILE_HARD),
    ("functions", function_sizes, FUNCTION_SOFT, FUNCTION_HARD),
]


@pytest.mark.parametrize(("kind", "sizes", "soft", "hard"), KINDS)
def test_nothing_is_longer_than_the_hard_limit(kind, sizes, soft, hard):
    assert {name: size for name, size in sizes().items() if size > hard} == {}


@pytest.mark.parametrize(("kind", "sizes", "soft", "hard"), KINDS)
def test_what_is_above_the_soft_limit_is_on_the_list_at_its_true_size(kind, sizes, soft, hard):
    """The list may only shrink: cut what grew, and write down what became shorter."""
    assert {name: size for name, size in sizes().items() if size > soft} == ALLOWED[kind]


def test_a_docstring_is_no_line_of_code():
    [function] = ast.parse('def f():\n    """One.\n\n    Two.\n    """\n    return 1\n').body

    assert code_lines(function) == 2
