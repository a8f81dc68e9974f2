"""What a model that is not ours says of a text, and what asking it costs."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sangsuk.core.terms.reading import Moods

_MILLION: Final = 1_000_000


class Silence(StrEnum):
    """Why there is no second opinion of a text."""

    PERSONAL_DATA = "personal_data"  # some is left in the masked text: nothing was sent
    PII_UNSURE = "pii_unsure"  # a person should look at the masks first: nothing was sent
    EMPTY = "empty"
    TOO_LONG = "too_long"
    REFUSED = "refused"  # the model or its host would not read it
    UNUSABLE = "unusable_answer"  # it answered something else than was asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """How a second reader finds one text; the codes are None where it gives none.

    `moods` are as the other model says: nobody has calibrated them.
    """

    moods: Moods
    services: tuple[str, ...] | None = None
    drivers: tuple[str, ...] | None = None
    whole: bool = True  # False: the text is longer than what it can read; it saw the beginning


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a model reads and writes; hosts bill the two at different prices."""

    read: int = 0
    written: int = 0

    def __add__(self, other: "Tokens") -> "Tokens":
        return Tokens(self.read + other.read, self.written + other.written)

    def cost(self, prices: tuple[float, float]) -> float:
        """In the currency of `prices`, which are for a million tokens read and written."""
        return (self.read * prices[0] + self.written * prices[1]) / _MILLION


@dataclass(frozen=True, slots=True)
class Estimate:
    """Before asking: how many texts, of how many the answer is kept, what the others take."""

    asked: int
    kept: int
    likely: Tokens
    most: Tokens
