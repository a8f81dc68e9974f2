"""On which days each district was praised, and for which services: what settles ties.

It stands beside the rows and not in them: who knows that somebody praised a
district on a certain day finds no row by it.
"""

import zipfile
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from sangsuk.core.check.archive import Fault
from sangsuk.core.check.rows import Ear, read_table, whole_number
from sangsuk.core.check.rules import Rules

PRAISE_TABLE: Final = "praise.csv"
PRAISE_COLUMNS: Final = ("district", "kind", "what", "stories")
DAY, SERVICE = "day", "service"


class Praised(NamedTuple):
    """So many stories that count praise a district on a day, or for a service."""

    district: str
    kind: str
    what: str
    stories: int


def read_praise(archive: zipfile.ZipFile) -> Iterator[tuple[int, Praised]]:
    for number, (district, kind, what, stories) in read_table(
        archive, PRAISE_TABLE, PRAISE_COLUMNS
    ):
        yield number, Praised(district, kind, what, whole_number(stories, PRAISE_TABLE, number))


def lay_praise(ear: Ear, told: Iterable[tuple[int, Praised]], rules: Rules) -> Iterator[Fault]:
    """Give each district its days and services, and hold them against what its rows say.

    Each story that praises does so on one day: the stories of all days of a
    district are those of its rows.
    """
    days: dict[str, int] = {}
    seen: set[tuple[str, str, str]] = set()
    for number, one in told:
        what = f"{one.district} {one.kind} {one.what}"
        praising = ear[one.district].praising if one.district in ear else 0
        if one[:3] in seen or one.kind not in (DAY, SERVICE):
            yield Fault(PRAISE_TABLE, number, f"{what} stands twice, or is neither day nor service")
        elif not 0 < one.stories <= praising:
            yield Fault(PRAISE_TABLE, number, f"{what}: its rows praise it {praising} times")
        elif one.kind == SERVICE:
            ear[one.district].services.add(one.what)
        elif rules.first_day <= one.what <= rules.last_day:
            ear[one.district].days.add(one.what)
            days[one.district] = days.get(one.district, 0) + one.stories
        else:
            yield Fault(PRAISE_TABLE, number, f"{what} lies outside the window")
        seen.add(one[:3])
    for code, heard in ear.items():
        if (told_of := days.get(code, 0)) != heard.praising:
            what = f"{code} was praised {told_of} times by its days, {heard.praising} by its rows"
            yield Fault(PRAISE_TABLE, None, what)
