"""verify.py is the files of the check, joined."""

import ast
import sys

from sangsuk.flow.publishing.verify_program import PARTS, join_program

PROGRAM = ast.parse(join_program())


def test_it_needs_nothing_but_the_standard_library():
    modules = {
        name.split(".")[0]
        for node in ast.walk(PROGRAM)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }

    assert modules - sys.stdlib_module_names == set()


def test_no_part_takes_a_name_that_another_part_has():
    """Joined, the later one would stand for both."""
    names = [
        target
        for node in PROGRAM.body
        for target in (
            [node.name]
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            else [node.target.id]
            if isinstance(node, ast.AnnAssign)
            else [name.id for name in node.targets if isinstance(name, ast.Name)]
            if isinstance(node, ast.Assign)
            else []
        )
    ]

    assert sorted(names) == sorted(set(names))


def test_every_file_of_the_check_is_in_it(pytestconfig):
    folder = pytestconfig.rootpath / "src" / "sangsuk"
    there = {path.relative_to(folder).as_posix() for path in (folder / "core/check").glob("*.py")}

    assert there - set(PARTS) == {"core/check/__init__.py"}
