"""In what two campaigns' rules differ, line by line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple


class Difference(NamedTuple):
    """One value of the rules: where it stands, and what it was and is; empty: not there."""

    where: str
    before: str
    after: str


def rules_difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Every value that is not the same in both, in the order of the new rules."""
    was, is_now = dict(_lines(before)), dict(_lines(after))
    places = [*is_now, *(where for where in was if where not in is_now)]
    return [
        Difference(where, was.get(where, ""), is_now.get(where, ""))
        for where in places
        if was.get(where) != is_now.get(where)
    ]


def _lines(rules: Any, where: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(rules, Mapping):
        for name, value in rules.items():
            yield from _lines(value, f"{where}.{name}" if where else name)
    elif isinstance(rules, list) and rules and all(isinstance(one, Mapping) for one in rules):
        for number, one in enumerate(rules, 1):
            yield from _lines(one, f"{where}[{one.get('slug', number)}]")
    else:
        yield where, _said(rules)


def _said(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)
