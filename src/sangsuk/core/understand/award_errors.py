"""The reader's errors in what decides the prizes, counted on labelled stories."""

from collections.abc import Iterable, Sequence

from sangsuk.core.terms.reader_error import ReaderError
from sangsuk.core.understand.figures import Pair, due_awards, given_awards


def count_errors(pairs: Sequence[Pair], *, concentration: float, source: str) -> ReaderError:
    """Count pairs of praise that are due, found, miscounted and misplaced.

    Args:
        pairs: labelled stories with their readings, copies marked.
        concentration: see `measure_concentration`.
        source: says which stories, read by whom.
    """
    due = found = miscounted = misplaced = 0
    for label, reading in pairs:
        wanted, given = due_awards(label), given_awards(reading)
        due += len(wanted)
        found += len(wanted & given)
        wrong = given - wanted
        miscounted += len(wrong & label.districts.keys())
        misplaced += len(wrong - label.districts.keys())
    return ReaderError(
        due=due,
        found=found,
        miscounted=miscounted,
        misplaced=misplaced,
        concentration=concentration,
        source=source,
    )


def measure_concentration(parts: Iterable[tuple[int, float]]) -> float:
    """How alike parts of the stories are in the share that is found, as a beta's concentration.

    By moments: the parts' shares vary by chance, p(1 - p) / due each, and by what
    they are, p(1 - p) / (concentration + 1).

    Args:
        parts: due pairs of each, and the share of them that was found.
    """
    told = [(due, share) for due, share in parts if due]
    total = sum(due for due, _ in told)
    mean = sum(due * share for due, share in told) / total
    spread = sum(due * (share - mean) ** 2 for due, share in told)
    chance = (len(told) - 1) * mean * (1 - mean)
    left = (spread - chance) / (total - sum(due**2 for due, _ in told) / total)
    return max(mean * (1 - mean) / left - 1, 1.0) if left > 0 else 1e6
