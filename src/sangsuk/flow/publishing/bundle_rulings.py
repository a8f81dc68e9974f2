"""Rulings as they are published: of stories by opaque names, by people who are numbered."""

from collections.abc import Iterable

from sangsuk.core.terms.ruling import Ruling
from sangsuk.flow.publishing.opaque_names import Opaque


def ruling_rows(rulings: Iterable[Ruling], opaque: Opaque) -> list[tuple[str, ...]]:
    """In the order in which they were made; words only where somebody said that they may be."""
    people: dict[str, str] = {}
    return [
        (
            *(one.verdict.value, one.rule, opaque("story", one.platform, one.story)),
            *(one.district or "", people.setdefault(one.by, f"person {len(people) + 1}")),
            *(one.reason, one.text if one.shown else ""),
            str(one.act) if one.act else "",
        )
        for one in rulings
    ]
