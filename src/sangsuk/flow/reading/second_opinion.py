"""A second opinion beside the readings of a file; the reader's own stay as they are."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from sangsuk.connectors.models.contract import SecondReader
from sangsuk.connectors.models.openai import LanguageModel
from sangsuk.core.errors import CallError
from sangsuk.core.terms.reading import Moods, Polarity, Reading, Review
from sangsuk.core.terms.second_opinion import Estimate, Opinion, Silence, Tokens
from sangsuk.core.understand.agreement import Agreement, agree
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.files.readings import recall_readings

MOST_LETTERS: Final = 20_000  # a longer text is for a person
ENDING: Final = ".jsonl"
_SILENT: Final = dict.fromkeys(
    ("sentiment", "sentiment_p", "services", "drivers", "whole", "silence")
)


class Which(StrEnum):
    """Of which readings a second opinion is wanted."""

    ELIGIBLE = "eligible"
    REVIEW = "review"  # those that a person should look at
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Plan:
    """The readings of a file that are to have a second opinion, and why some get none.

    `silences` has a reason for each reading that is not to be read, by its row.
    """

    source: Path
    readings: Sequence[Reading]
    silences: dict[int, Silence]

    @property
    def texts(self) -> list[str]:
        """The masked texts to be read."""
        return [
            reading.masked for at, reading in enumerate(self.readings) if at not in self.silences
        ]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How often the second reader gave an opinion, kept silent and why, and agreed."""

    opinions: int
    silences: Counter[Silence]
    agreement: Agreement | None
    spent: Tokens


def plan_opinions(path: Path, which: Which, reader: SecondReader) -> Plan:
    """Choose the readings of a file; a reader outside gets none that may hold personal data."""
    readings = [reading for reading in recall_readings(path) if _is_chosen(reading, which)]
    silences = {
        at: why
        for at, reading in enumerate(readings)
        if (why := _silence(reading, is_outside=reader.is_outside))
    }
    return Plan(path, readings, silences)


def estimate_cost(plan: Plan, reader: SecondReader) -> Estimate | None:
    """What asking would take, and nothing is sent; None for a reader that costs nothing."""
    return reader.estimate(plan.texts) if isinstance(reader, LanguageModel) else None


def write_opinions(
    plan: Plan, reader: SecondReader, out: Path, *, on_progress: Callable[[float], None]
) -> Outcome:
    """Ask, and write one row for each reading of the plan, in its order.

    What a language model has answered is kept: after a break, the next run
    asks for the rest.

    Raises:
        CallError: `out` is no place for it.
        SangsukError: the second reader fails.
    """
    check_out(plan.source, out)
    silences, pairs = Counter[Silence](), list[tuple[Polarity, Polarity]]()
    with staged(out) as (partial,), partial.open("w", encoding="utf-8", newline="\n") as file:
        for done, (reading, opinion) in enumerate(_read(plan, reader), 1):
            row = _row(reading, opinion, reader.name)
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            if isinstance(opinion, Opinion):
                pairs.append((reading.sentiment, _sentiment(opinion.moods)))
            else:
                silences[opinion] += 1
            on_progress(done / len(plan.readings))
    spent = reader.spent if isinstance(reader, LanguageModel) else Tokens()
    return Outcome(len(pairs), silences, agree(pairs), spent)


def check_out(readings: Path, out: Path) -> None:
    """Refuse a place that is no place for opinions."""
    if out.suffix.lower() != ENDING:
        raise CallError(
            "second_opinion.unknown_ending",
            what=f"Second opinions are not kept in files ending in '{out.suffix}'.",
            where=str(out),
            remedy=f"name a file that ends in {ENDING}.",
        )
    if out.resolve() == readings.resolve():
        raise CallError(
            "second_opinion.over_readings",
            what="The second opinions would be written over the readings.",
            where=str(out),
            remedy="name another file.",
        )


def _is_chosen(reading: Reading, which: Which) -> bool:
    wanted = {Which.ALL: True, Which.ELIGIBLE: reading.eligible, Which.REVIEW: bool(reading.review)}
    return wanted[which]


def _silence(reading: Reading, *, is_outside: bool) -> Silence | None:
    if not reading.masked.strip():
        return Silence.EMPTY
    if len(reading.masked) > MOST_LETTERS:
        return Silence.TOO_LONG
    # What our reader found personal must not stand in the text that it masked; what it did not
    # find is looked for again at the door.
    if is_outside and any(part in reading.masked for part in reading.pii):
        return Silence.PERSONAL_DATA
    if is_outside and Review.PII_UNSURE in reading.review:
        return Silence.PII_UNSURE
    return None


def _read(plan: Plan, reader: SecondReader) -> Iterator[tuple[Reading, Opinion | Silence]]:
    opinions = iter(reader.read(plan.texts))
    for at, reading in enumerate(plan.readings):
        yield reading, plan.silences.get(at) or next(opinions)


def _row(reading: Reading, opinion: Opinion | Silence, name: str) -> dict[str, Any]:
    return {
        "id": reading.id,
        "platform": reading.platform,
        **(_SILENT | {"silence": opinion} if isinstance(opinion, Silence) else _spoken(opinion)),
        "second_reader": name,
        "reader": reading.reader,
    }


def _spoken(opinion: Opinion) -> dict[str, Any]:
    moods = {mood.value: getattr(opinion.moods, mood.value) for mood in Polarity}
    spoken = {
        "sentiment": _sentiment(opinion.moods),
        "sentiment_p": moods,
        "services": opinion.services,
        "drivers": opinion.drivers,
        "whole": opinion.whole,
    }
    return _SILENT | spoken


def _sentiment(moods: Moods) -> Polarity:
    return max(Polarity, key=lambda mood: getattr(moods, mood.value))
