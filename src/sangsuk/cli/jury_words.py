"""A round's status in lines."""

from collections.abc import Mapping
from typing import Any, Final

FIRST: Final = ("number", "place", "points")  # a database may tell them in another order


def told_as_lines(told: Mapping[str, Any]) -> str:
    """One line for each thing, and one for each verdict."""
    lines = [f"{name}: {value}" for name, value in told.items() if name != "outcome"]
    for row in told.get("outcome", {}).get("verdicts", []):
        ordered = {name: row[name] for name in FIRST if name in row} | dict(sorted(row.items()))
        parts = (f"{name} {value}" for name, value in ordered.items() if name != "reasons")
        lines.append("  " + ", ".join(parts))
    return "\n".join(lines)
