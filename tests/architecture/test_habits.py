"""Habits of the house that no type checker knows."""

import ast
import re
from collections.abc import Iterator

from the_house import ROOT, SOURCE, place, sources, syntax, tracked

ENTRANCES = ("cli", "web")
CLOCKS = {"now", "utcnow", "today", "localdate", "localtime"}
DRAWERS = re.compile(r"(util|helper|common|misc|shared|stuff)(s|ies)?")


def below_the_entrances() -> Iterator[tuple[str, ast.AST]]:
    for path in sources():
        if path.relative_to(SOURCE).parts[0] not in ENTRANCES:
            for node in ast.walk(syntax(path)):
                yield place(path, node if hasattr(node, "lineno") else None), node


def test_time_comes_in_from_the_entrances():
    """`at=` is handed down, so that every step can be run again as of any moment."""
    asked = [
        where
        for where, node in below_the_entrances()
        if (isinstance(node, ast.Attribute) and node.attr in CLOCKS)
        or (isinstance(node, ast.Attribute) and ast.unparse(node) in {"time.time", "time.time_ns"})
        or (isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"})
    ]

    assert asked == []


def test_nothing_happens_by_signal():
    """Steps call each other by name."""
    signals = [
        place(path, node)
        for path in sources()
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        and re.search(r"\b(signals|dispatch)\b", ast.unparse(node))
    ]

    assert signals == []


def test_nothing_is_printed():
    """Entrances say things with click.echo and pages."""
    prints = [
        place(path, node)
        for path in sources()
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print"
    ]

    assert prints == []


def test_an_import_inside_a_function_says_why():
    unexplained = []
    for path in sources():
        lines = path.read_text("utf-8").splitlines()
        for node in inner_imports(syntax(path)):
            beside = lines[max(node.lineno - 2, 0) : node.end_lineno]
            if not any("# why:" in line for line in beside):
                unexplained.append(place(path, node))

    assert unexplained == []


def inner_imports(module: ast.Module) -> Iterator[ast.Import | ast.ImportFrom]:
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Import | ast.ImportFrom):
                    yield inner


def test_there_is_no_drawer_for_things_without_a_name():
    drawers = [
        place(path)
        for path in [*sources(), *SOURCE.rglob("*.html")]
        if any(DRAWERS.fullmatch(part) for part in path.relative_to(SOURCE).with_suffix("").parts)
    ]

    assert drawers == []


# Written in halves: this file is tracked too.
REGISTRIES = [
    "py" + "pi.org",
    "python" + "hosted",
    "npm" + "js.",
    "registry" + ".",
    "jsdel" + "ivr",
    "un" + "pkg",
]
MACHINE = re.compile(rb"(?<![\w.\-/])/(" + b"wo" + b"rk|ro" + b"ot)(/|\\b)")
INDEX_OPTIONS = re.compile(r"--(extra-)?index(-url)?\b|--find-links|\[\[tool\.uv\.index")


def test_no_file_names_a_package_registry():
    named = [
        place(path)
        for path in tracked()
        if any(host.encode() in path.read_bytes() for host in REGISTRIES)
    ]

    assert named == []


def test_locks_hold_no_address_and_no_index_is_chosen():
    locks = [path for path in tracked() if path.suffix == ".lock"]
    config = [ROOT / name for name in ("Makefile", "pyproject.toml", ".ci/run")]

    assert [place(path) for path in locks if "://" in path.read_text("utf-8")] == []
    assert [
        place(path)
        for path in [*locks, *config, *(ROOT / "tools").glob("*.sh")]
        if INDEX_OPTIONS.search(path.read_text("utf-8"))
    ] == []


def test_no_file_knows_the_machine_it_was_written_on():
    assert [place(path) for path in tracked() if MACHINE.search(path.read_bytes())] == []
