"""Long numbers that a spreadsheet has rounded: it keeps 15 digits and writes zeros for the rest.

A true number may end so by chance: one in a thousand ends in three zeros.  A
column is judged as a whole, since a spreadsheet rounds every long number of it.
"""

from typing import Final

KEPT: Final = 15  # digits of a number in a spreadsheet
FEWEST: Final = 3  # zeros after these in all of a column: by chance in one column of a thousand
REMEDY: Final = "export it again with that column formatted as text"


class Column:
    """What all numbers of a column show together."""

    def __init__(self) -> None:
        self.lost = ""  # what a spreadsheet would have lost of all long numbers

    def note(self, written: str) -> None:
        self.lost += lost_of(written)

    @property
    def is_rounded(self) -> bool:
        return len(self.lost) >= FEWEST and not self.lost.strip("0")


def lost_of(written: str) -> str:
    """The digits that a spreadsheet would not have kept."""
    digits = written.strip()
    return digits[KEPT:] if digits.isascii() and digits.isdecimal() else ""
