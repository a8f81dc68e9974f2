"""What the database is asked, and what is written into it, stands in records alone."""

import ast
from collections.abc import Iterator

from the_house import SOURCE, place, sources, syntax

ASKED = {"objects", "_default_manager", "_base_manager", "select_for_update"}
ROWS_ALONE = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
WRITES = {"save", "create", "delete"} | ROWS_ALONE
NO_ROWS = {  # what is written there is no row of the database
    "book.save",  # a spreadsheet
    "card.save",  # a picture
    "code.save",  # a QR code
    "picture.save",
    "router.delete",  # a way of the API
    "store.from_arrow(tables[one.name]).create",  # a table of the open data
}


def calls(tree: ast.AST) -> Iterator[ast.Attribute]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func


def test_nothing_but_records_asks_the_database():
    """Pages, commands and steps call a query by its name."""
    asked = [
        place(path, node)
        for path in sources()
        if path.relative_to(SOURCE).parts[0] != "records"
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Attribute) and node.attr in ASKED
    ]

    assert asked == []


def test_nothing_but_records_writes_a_row():
    written = [
        f"{place(path, call)} {ast.unparse(call)}"
        for path in sources()
        if path.relative_to(SOURCE).parts[0] != "records"
        for call in calls(syntax(path))
        if call.attr in WRITES and ast.unparse(call) not in NO_ROWS
    ]

    assert written == []


def test_a_query_writes_nothing():
    written = [
        f"{place(path, call)} {ast.unparse(call)}"
        for path in sources(under="records")
        if path.name == "queries.py"
        for call in calls(syntax(path))
        if call.attr in WRITES | {"update"}
    ]

    assert written == []
