"""What the answers are made of: one row for each story that counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sangsuk.core.terms.codes import Words

FEWEST: Final = 30  # stories, below which no share is told
SMALL, LARGE = 30_000, 80_000  # registered people of a district
SIZES: Final = {
    "small": Words("อำเภอเล็ก (ไม่เกิน 30,000 คน)", "Small districts (up to 30,000 people)"),
    "middle": Words("อำเภอขนาดกลาง", "Middle-sized districts"),
    "large": Words("อำเภอใหญ่ (เกิน 80,000 คน)", "Large districts (over 80,000 people)"),
}

TELLERS: Final = {
    "once": Words("ผู้ที่เล่าเรื่องเดียว", "Who told one story"),
    "several": Words("ผู้ที่เล่าหลายเรื่อง", "Who told several"),
    "unnamed": Words("ไม่เห็นว่าใครเล่า", "Whose name is hidden"),
}


@dataclass(frozen=True, slots=True)
class Heard:
    """A story that counts: what it praises and blames, and for what.

    `praised` and `blamed` are codes of districts; a story may do both.
    """

    story: int
    day: date  # in Bangkok
    platform: str
    praised: tuple[str, ...]
    blamed: tuple[str, ...]
    mentioned: tuple[str, ...]  # all districts it speaks of
    services: tuple[str, ...]
    drivers: tuple[str, ...]
    teller: str = ""  # of `TELLERS`; "": not looked at

    @property
    def praises(self) -> bool:
        return bool(self.praised)

    @property
    def blames(self) -> bool:
        return bool(self.blamed)

    @property
    def place(self) -> str:
        """The district that it is first of all about; "" for none."""
        return (self.praised or self.blamed or self.mentioned or ("",))[0]


def size_of(population: int) -> str:
    """Which of `SIZES` a district is of."""
    if population <= SMALL:
        return "small"
    return "large" if population > LARGE else "middle"


def told_enough(stories: Sequence[Heard]) -> bool:
    """Whether anything but the stories themselves can be told of these."""
    return len(stories) >= FEWEST
