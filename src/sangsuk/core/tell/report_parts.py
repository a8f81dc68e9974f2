"""Small pieces of which the report is made: figures, names, bars, sections."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

Row = Mapping[str, Any]  # one of `tables.STANDINGS`


def figure(value: float) -> str:
    """1,234 or 12.3."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def percent(share: float) -> str:
    """Never 0 % or 100 % where something is not impossible or not certain."""
    if 0 < share < 0.005:
        return "น้อยกว่า 1%"
    if 0.995 <= share < 1:
        return "มากกว่า 99%"
    return f"{share:.0%}"


def office(row: Row) -> str:
    return (
        f'<span class="office"><b>{escape(row["district"])}</b> '
        f"<small>{escape(row['province'])}</small></span>"
    )


def likely_places(row: Row) -> str:
    low, high = row["place_low"], row["place_high"]
    return figure(low) if low == high else f"{figure(low)}–{figure(high)}"


def bar(part: float, *, of: float, under: float = 0) -> str:
    """A bar as long as `part`, on a paler one as long as `under`; the figure stands beside it."""
    pale = f'<rect class="under" width="{_share(under, of)}" height="100%" rx="3"/>'
    return (
        f'<svg class="bar" aria-hidden="true">{pale if under else ""}'
        f'<rect width="{_share(part, of)}" height="100%" rx="3"/></svg>'
    )


def section(name: str, heading: str, lead: str, *parts: str) -> str:
    """`lead` and `parts` are HTML, `heading` is text."""
    return (
        f'<section aria-labelledby="{name}"><h2 id="{name}">{escape(heading)}</h2>'
        f'<p class="lead">{lead}</p>{"".join(parts)}</section>'
    )


def table(kind: str, caption: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    head = "".join(heads)
    return (
        f'<table class="{kind}"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "0%"
