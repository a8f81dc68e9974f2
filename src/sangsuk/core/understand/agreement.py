"""How far two readers of the same stories agree."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sangsuk.core.terms.reading import Polarity


@dataclass(frozen=True, slots=True)
class Agreement:
    """`counts` has how often the first said one thing and the second another.

    `share` is of the same answers, 0..1.  `kappa` is Cohen's: the agreement
    beyond what chance would give, 1 at most; None where both always say one
    and the same, and nothing can be beyond chance.
    """

    counts: dict[tuple[Polarity, Polarity], int]
    total: int
    share: float
    kappa: float | None


def agree(pairs: Iterable[tuple[Polarity, Polarity]]) -> Agreement | None:
    """Compare the sentiments of two readers, story by story; None without a story.

    Source:
        Cohen, J. (1960), A coefficient of agreement for nominal scales.
    """
    counts = Counter(pairs)
    if not (total := counts.total()):
        return None
    share = sum(counts[mood, mood] for mood in Polarity) / total
    firsts, seconds = Counter[Polarity](), Counter[Polarity]()
    for (first, second), count in counts.items():
        firsts[first] += count
        seconds[second] += count
    chance = sum(firsts[mood] * seconds[mood] for mood in Polarity) / total**2
    kappa = (share - chance) / (1 - chance) if chance < 1 else None
    return Agreement(dict(counts), total, share, kappa)
