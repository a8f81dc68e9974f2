"""Long numbers that a spreadsheet has rounded: it keeps 15 digits and writes zeros for the rest.

One such number may be so by chance; three zeros too many in one, or zeros in
every long number of a column, are not.
"""

from collections.abc import Iterable
from typing import Final

KEPT: Final = 15  # digits of a number in a spreadsheet
SURELY: Final = 3  # zeros after these: by chance in one number of a thousand
FEWEST: Final = 5  # long numbers of a column that are all rounded: by chance in 1 of 100,000
REMEDY: Final = "export it again with that column formatted as text"


def is_rounded(written: str) -> bool:
    """Whether a number alone shows that its last digits are lost."""
    return len(_lost(written)) >= SURELY and set(_lost(written)) == {"0"}


class Column:
    """What all numbers of a column show together."""

    def __init__(self) -> None:
        self.long = 0
        self.rounded = 0

    def note(self, written: str) -> None:
        if lost := _lost(written):
            self.long += 1
            self.rounded += set(lost) == {"0"}

    @property
    def is_rounded(self) -> bool:
        return self.long >= FEWEST and self.long == self.rounded


def column_of(values: Iterable[object]) -> Column:
    column = Column()
    for value in values:
        column.note(str(value))
    return column


def _lost(written: str) -> str:
    """The digits that a spreadsheet would not have kept."""
    digits = written.strip()
    return digits[KEPT:] if digits.isascii() and digits.isdecimal() else ""
