"""Districts as people type them at the desk, and as they are named back."""

from collections.abc import Collection

from sangsuk.records.districts.models import District
from sangsuk.records.districts.queries import all_districts


def code_typed(typed: str) -> str | None:
    """The code of the district that was chosen: its last four digits, or a name only one has."""
    typed = typed.strip()
    if typed[-4:].isdecimal():
        return typed[-4:] if all_districts().filter(pk=typed[-4:]).exists() else None
    found = list(all_districts().filter(name_th=typed.removeprefix("อำเภอ"))[:2])
    return found[0].pk if len(found) == 1 else None


def districts_named(codes: Collection[str]) -> dict[str, District]:
    """These districts by their codes."""
    return all_districts().in_bulk(list(codes)) if codes else {}
