"""What each figure shows, in a sentence made from its figures: for who listens to the page."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sangsuk.core.tell.answers.sentences import Tongue
from sangsuk.core.tell.answers.spoken import day_of

Told = Mapping[str, Any]
NAMED: Final = 5  # districts, practices, themes


class Describing:
    """Describes the figures of an answer that is laid out, in the language of `tongue`."""

    def __init__(self, told: Told, tongue: Tongue) -> None:
        self._told, self._tongue, self._say = told, tongue, tongue.say

    def bars(self, side: Told) -> str:
        rows = (f"{one['name']} {one['likely_text']} ({one['range_text']})" for one in side["rows"])
        return self._of("alt_bars", rows)

    def multiples(self, group: Told) -> str:
        """Of each part its two most frequent reasons."""
        parts = [part for part in group["parts"] if part["rows"]]
        told = (
            f"{part['name']}: "
            + ", ".join(f"{row['name']} {row['likely_text']}" for row in part["top"][:2])
            for part in parts
        )
        return self._of("alt_multiples", told, apart="; ")

    def ways(self, ways: Told) -> str:
        say = self._say
        rows = (
            say("alt_way", name=one["name"], first=one["first_text"], last=one["last_text"])
            for one in ways["rows"]
        )
        first, last = ways["ends"]
        return self._of("alt_ways", rows, first=first, last=last)

    def days(self) -> str:
        """When stories were told, and what became of them: the same of both swarms."""
        rows = self._told["days"]["rows"]
        told = self._told_days()
        if not told:
            return self._say("alt_days_untold" if rows else "alt_none")
        most = max(told, key=lambda one: one["stories"])
        said = self._say(
            "alt_days",
            first=self._day(rows[0]),
            last=self._day(rows[-1]),
            stories=self._told["days"]["total"],
            day=self._day(most),
            most=most["stories"],
            kinds=self._tongue.listed(
                [f"{one['name']} {one['total']:,}" for one in self._told["days"]["kinds"]]
            ),
        )
        return f"{said} {self._untold()}".strip()

    def became(self) -> str:
        if not self._told["became"]["rows"]:
            return self._say("alt_none")
        kinds = self._told["became"]["kinds"]
        return self._of("alt_became", (f"{one['name']} {one['total']:,}" for one in kinds))

    def calendar(self) -> str:
        rows, told = self._told["days"]["rows"], self._told_days()
        if not told:
            return self._say("alt_days_untold" if rows else "alt_none")
        most = max(told, key=lambda one: one["stories"])
        if len(told) < len(rows):  # which day had the least is not told
            said = self._say("alt_calendar_most", day=self._day(most), most=most["stories"])
            return f"{said} {self._untold()}".strip()
        least = min(told, key=lambda one: one["stories"])
        return self._say(
            "alt_calendar",
            day=self._day(most),
            most=most["stories"],
            least_day=self._day(least),
            least=least["stories"],
        )

    def places(self) -> str:
        rows = self._told["places"]["rows"]
        told = sorted(rows, key=lambda one: (-one["stories"], one["name"]))
        named = [f"{one['name']} {one['stories']:,}" for one in told[:NAMED] if one["stories"]]
        heard = sum(one["stories"] > 0 for one in rows)
        return self._of("alt_places", named, told=heard, districts=len(rows))

    def counts(self, rows: Iterable[tuple[str, str]]) -> str:
        """Of the first ones the name and how many, as it is written."""
        return self._of("alt_counts", (f"{name} {many}" for name, many in list(rows)[:NAMED]))

    def _told_days(self) -> list[Told]:
        return [one for one in self._told["days"]["rows"] if one["stories"] is not None]

    def _untold(self) -> str:
        """That some days are not told, where there are such."""
        untold = len(self._told["days"]["rows"]) - len(self._told_days())
        return self._say("alt_untold", days=untold) if untold else ""

    def _of(self, key: str, rows: Iterable[str], *, apart: str = ", ", **more: object) -> str:
        listed = apart.join(rows)
        return self._say(key, rows=listed, **more) if listed else self._say("alt_none")

    def _day(self, row: Told) -> str:
        return day_of(row["date"], self._tongue.language)
