"""What people answered on the cards of an audit, and how far they agree."""

import zipfile
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from sangsuk.core.check.archive import Unfit
from sangsuk.core.check.rows import read_table

ANSWERS: Final = "audit-readings.csv"
ANSWER_COLUMNS: Final = ("card", "reader", "eligible", "praised")

Answered = tuple[frozenset[str], bool, bool]  # praised, eligible, nothing was left to read
Answers = Mapping[str, Sequence[Answered]]  # by card


def read_answers(archive: zipfile.ZipFile, drawn: Collection[str]) -> dict[str, list[Answered]]:
    answers: dict[str, list[Answered]] = {}
    given: set[tuple[str, str]] = set()
    for number, (card, reader, eligible, praised) in read_table(archive, ANSWERS, ANSWER_COLUMNS):
        if card not in drawn or (card, reader) in given:
            raise Unfit(ANSWERS, f"card {card} was not drawn, or {reader} reads it twice", number)
        if eligible not in ("yes", "no", "missing"):
            raise Unfit(ANSWERS, f"{eligible!r} is no answer", number)
        given.add((card, reader))
        says = (frozenset(praised.split()), eligible == "yes", eligible == "missing")
        answers.setdefault(card, []).append(says)
    return answers


def settled_answer(answers: Sequence[Answered]) -> Answered | None:
    """The one answer of a card; None as long as nobody has read it, or two differ."""
    if not answers:
        return None
    (first, times), *others = Counter(answers).most_common()
    if not others:
        return first
    return first if times >= 2 and times > others[0][1] else None


def tell_readers(drawn: Sequence[str], answers: Answers, read: int) -> dict[str, Any]:
    """What the status tells of the readers: whom it waits for, where they differ, how they agree.

    Args:
        drawn: the cards of the sample, in order.
        answers: of the cards that somebody has read.
        read: how many cards are settled, from the first on without a gap.
    """
    return {
        "waiting_for": drawn[read] if read < len(drawn) else None,
        "readers_differ": [
            card for card in drawn if card in answers and settled_answer(answers[card]) is None
        ],
        "read_twice": sum(len(each) > 1 for each in answers.values()),
        "agreement": _agreement(answers.values()),
    }


def _agreement(units: Iterable[Sequence[Answered]]) -> float | None:
    """Krippendorff's alpha for answers that are names; None where nothing can be said."""
    values: Counter[Answered] = Counter()
    disagreed = 0.0
    for answers in (each for each in units if len(each) > 1):
        counts = Counter(answers)
        values.update(counts)
        pairs = len(answers) * (len(answers) - 1)
        alike = sum(count * (count - 1) for count in counts.values())
        disagreed += (pairs - alike) / (len(answers) - 1)
    total = values.total()
    by_chance = total**2 - sum(count**2 for count in values.values())
    return 1 - (total - 1) * disagreed / by_chance if by_chance else None
