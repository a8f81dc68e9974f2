"""A round's status in lines."""

from collections.abc import Mapping
from typing import Any


def told_as_lines(told: Mapping[str, Any]) -> str:
    """One line for each thing, and one for each verdict."""
    lines = [f"{name}: {value}" for name, value in told.items() if name != "outcome"]
    for row in told.get("outcome", {}).get("verdicts", []):
        parts = (f"{name} {value}" for name, value in row.items() if name != "reasons")
        lines.append("  " + ", ".join(parts))
    return "\n".join(lines)
