"""What several people read on one card becomes one answer, and how far they agree."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

READERS_WHO_SETTLE: Final = 2  # of the same answer, once anybody has answered otherwise


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person found on a card; `missing` where nothing was left to be read."""

    praised: frozenset[str]
    eligible: bool
    missing: bool = False

    @property
    def vote(self) -> frozenset[str]:
        return self.praised if self.eligible else frozenset()


def settle(answers: Sequence[Answer]) -> Answer | None:
    """The one answer of a card, in whatever order it was read; None as long as it is open.

    One reader, or several of one mind, settle it.  Where two differ a third
    decides: the first answer that two people have given holds.
    """
    if not answers:
        return None
    (first, times), *others = Counter(answers).most_common()
    if not others:
        return first
    return first if times >= READERS_WHO_SETTLE and times > others[0][1] else None


def krippendorff_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Agreement beyond chance of any number of readers, for answers that are names.

    1 is full agreement, 0 what chance gives.  None where no card was read twice,
    or all answers are one and the same and nothing can be beyond chance.

    Args:
        units: for each card all answers that were given; a card with one answer
            says nothing.

    Source:
        Krippendorff, K. (2011), Computing Krippendorff's alpha-reliability, sections C and D.
    """
    values: Counter[Hashable] = Counter()
    disagreed = 0.0
    for answers in units:
        if len(answers) < READERS_WHO_SETTLE:
            continue
        counts = Counter(answers)
        values.update(counts)
        same = sum(count * (count - 1) for count in counts.values())
        disagreed += (len(answers) * (len(answers) - 1) - same) / (len(answers) - 1)
    total = values.total()
    by_chance = total**2 - sum(count**2 for count in values.values())
    return 1 - (total - 1) * disagreed / by_chance if by_chance else None
