"""One table of a campaign file, read key by key; what is wrong is noted and reading goes on."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Final, TypeVar

from sangsuk.core.terms.campaign_faults import Faults, advise, nearest, repeated
from sangsuk.core.terms.codes import Words

T = TypeVar("T")

YEARS: Final = range(1900, 2400)  # ค.ศ.; 2563 in a date is พ.ศ. by mistake

# What an organiser calls the types of TOML.
_CALLED: Final[dict[type, str]] = {
    str: 'text in "quotes"',
    int: "a whole number",
    bool: "true or false",
    list: "a list in [brackets]",
    dict: "a table",
    datetime: "a date and time like 2020-12-01T00:00:00+07:00",
    date: "a date like 2020-12-01",
}


class Table:
    """Reads what a table should hold.

    Where a key is missing or wrong, its reader notes the fault and gives a
    blank; `sound` is then False, so that no rule is checked on blanks.
    """

    def __init__(self, rows: Mapping[str, object], *, path: str, faults: Faults) -> None:
        self._rows = rows
        self._path = path
        self._faults = faults
        self._asked: dict[str, None] = {}  # in order, each once
        self._missing: list[str] = []
        self._parts: list[Table] = []
        self.sound = True

    def note(self, code: str, key: str, *, what: str, remedy: str) -> None:
        self.sound = False
        self._faults.note(code, what=what, path=self._at(key), remedy=remedy)

    def finish(self) -> None:
        """When all is read: raise all that was wrong."""
        self._note_keys()
        self._faults.raise_if_any()

    def _note_keys(self) -> None:
        """Note unknown and missing keys, here and in every part; a misspelt key is one fault."""
        missing = list(self._missing)
        for key in [key for key in self._rows if key not in self._asked]:
            remedy = advise(key, missing) if nearest(key, missing) else advise(key, self._asked)
            self.note("unknown_key", key, what=f"No rule is called '{key}'.", remedy=remedy)
            missing = [other for other in missing if other != nearest(key, missing)]
        for key in missing:
            self.note("missing_key", key, what=f"'{key}' is missing.", remedy=f"add '{key}'.")
        for part in self._parts:
            part._note_keys()  # noqa: SLF001 - a table too

    def has(self, key: str) -> bool:
        self._asked[key] = None
        return key in self._rows

    def text(self, key: str) -> str:
        text = self._value(key, str)
        if text is not None and not text.strip():
            self.note("empty", key, what=f"'{key}' is empty.", remedy="write what it is.")
        return text or ""

    def number(self, key: str) -> int:
        """A whole number of at least 1."""
        number = self._value(key, int)
        if number is not None and number < 1:
            self.note("not_positive", key, what=f"'{key}' is {number}.", remedy="write 1 or more.")
        return number or 0

    def flag(self, key: str) -> bool:
        return self._value(key, bool) or False

    def day(self, key: str) -> date:
        day = self._value(key, date)
        self._check_year(key, day)
        return day or date.min

    def moment(self, key: str) -> datetime:
        """A date and time with offset."""
        moment = self._value(key, datetime)
        self._check_year(key, moment)
        if moment is not None and moment.tzinfo is None:
            self.note(
                "no_offset",
                key,
                what=f"'{key}' does not say its time zone.",
                remedy=f"for the time in Thailand write {moment.isoformat()}+07:00.",
            )
        return moment or datetime.min.replace(tzinfo=UTC)

    def choice(self, key: str, among: Collection[str]) -> str:
        choice = self._value(key, str)
        if choice is not None:
            self._check_choice(key, choice, among)
        return choice or ""

    def choices(self, key: str, among: Collection[str]) -> tuple[str, ...]:
        chosen = self.texts(key)
        for choice in chosen:
            self._check_choice(key, choice, among)
        return chosen

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, each once."""
        items = self._value(key, list) or []
        if not all(isinstance(item, str) and item.strip() for item in items):
            self._note_type(key, 'a list of texts in "quotes"')
            return ()
        for item in repeated(items):
            self.note("twice", key, what=f"'{item}' stands twice.", remedy="keep one of them.")
        return tuple(items)

    def words(self, key: str) -> Words:
        table = self.table(key)
        words = table.both()
        self.sound = self.sound and table.sound
        return words

    def both(self) -> Words:
        """This table itself as words in both languages."""
        return Words(self.text("th"), self.text("en"))

    def table(self, key: str) -> "Table":
        rows = self._value(key, dict)
        if rows is None:  # already noted; what it lacks needs no further word
            return Table({}, path="", faults=Faults(""))
        return self._part(rows, self._at(key) if self._path else f"[{key}]")

    def tables(self, key: str) -> list["Table"]:
        items = self._value(key, list) or []
        if not all(isinstance(item, dict) for item in items):
            self._note_type(key, f"tables that each begin with [[{key}]]")
            return []
        return self.parts_of(key, items)

    def parts_of(self, key: str, items: Sequence[Mapping[str, object]]) -> list["Table"]:
        """Tables to be read as if the file had them under that key."""
        path = self._at(key) if self._path else f"[[{key}]]"
        return [self._part(rows, f"{path} number {n}") for n, rows in enumerate(items, start=1)]

    def _part(self, rows: Mapping[str, object], path: str) -> "Table":
        self._parts.append(Table(rows, path=path, faults=self._faults))
        return self._parts[-1]

    def _at(self, key: str) -> str:
        return f"{self._path} {key}".strip()

    def _value(self, key: str, kind: type[T]) -> T | None:
        if not self.has(key):
            self._missing.append(key)
            self.sound = False
            return None
        value = self._rows[key]
        if type(value) is kind:  # exactly: True is an int, a datetime is a date
            return value
        self._note_type(key, _CALLED[kind])
        return None

    def _note_type(self, key: str, wanted: str) -> None:
        self.note("wrong_type", key, what=f"'{key}' should be {wanted}.", remedy=f"write {wanted}.")

    def _check_year(self, key: str, day: date | None) -> None:
        if day is not None and day.year not in YEARS:
            self.note(
                "year",
                key,
                what=f"'{key}' is in the year {day.year}.",
                remedy=f"write the year as ค.ศ. (พ.ศ. − 543), {YEARS[0]} to {YEARS[-1]}.",
            )

    def _check_choice(self, key: str, choice: str, among: Collection[str]) -> None:
        if choice not in among:
            self.note(
                "unknown_word", key, what=f"'{choice}' is not known.", remedy=advise(choice, among)
            )
