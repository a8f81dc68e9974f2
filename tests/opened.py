"""The open data as tests read it: a table's rows, and the notebook run in its folder."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


def run_notebook(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """All names that the notebook leaves behind."""
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    for cell in json.loads((folder / "report_numbers.ipynb").read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    return names
