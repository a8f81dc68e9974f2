"""What a form of the jury hands in."""

from typing import Final

LONGEST_KEY: Final = 64
LONGEST_NUMBER: Final = 15  # digits


def number_of(typed: str | None) -> int:
    """The number that was handed in; 0, which nothing has, where it is none."""
    given = (typed or "").strip()
    is_number = given.isascii() and given.isdecimal() and len(given) <= LONGEST_NUMBER
    return int(given) if is_number else 0
