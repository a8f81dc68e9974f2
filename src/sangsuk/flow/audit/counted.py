"""The readings of a result as they were counted: after rulings, and with joined identities."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sangsuk.core.rank.rulings import Rulings
from sangsuk.core.terms.citizens import Citizen, Citizens
from sangsuk.core.terms.identity import Identities
from sangsuk.core.terms.reading import Reading
from sangsuk.core.terms.ruling import Ruling
from sangsuk.flow.audit import files
from sangsuk.flow.counting.inputs import read_count_inputs
from sangsuk.flow.counting.results import RULINGS
from sangsuk.flow.files.readings import recall_readings
from sangsuk.flow.reading.read import RUN_READINGS

TakenOut = Mapping[tuple[str, str], frozenset[str]]  # of (platform, id): codes


@dataclass(frozen=True, slots=True)
class Counted:
    """What may be on a card, and who speaks.

    A story that a person has excluded is on none: that is a signed act, not a
    reading.  `taken_out` has the districts that rulings took out of other stories,
    or the only ones that they left, with the word `only`.
    """

    readings: list[Reading]
    citizens: Citizens
    taken_out: TakenOut
    identities: Identities
    rulings: tuple[Ruling, ...]

    def citizen_of(self, reading: Reading) -> Citizen:
        return self.citizens.of(reading.platform, reading.author, reading.id)


def read_counted(folder: Path, identities: Path | None) -> Counted:
    """The readings of a result, with the rulings that lie beside them.

    Raises:
        CallError: a file is not there or not what it should be.
        UnreadableSourceError: the readings are damaged.
    """
    rulings = folder / RULINGS
    given = read_count_inputs(identities=identities, rulings=rulings if rulings.is_file() else None)
    every = recall_readings(folder / RUN_READINGS)
    citizens = Citizens(given.identities)
    for reading in every:
        citizens.learn(reading.platform, reading.author, reading.id)
    kept, taken_out = _rule(every, given.standing_rulings)
    return Counted(kept, citizens, taken_out, given.identities, given.rulings)


def _rule(readings: list[Reading], rulings: Rulings) -> tuple[list[Reading], TakenOut]:
    kept: list[Reading] = []
    taken_out: dict[tuple[str, str], frozenset[str]] = {}
    for reading in readings:
        post = (reading.platform, reading.id)
        left = rulings.left(post)
        if left.nothing:
            continue
        kept.append(rulings.apply(reading)[0])
        if left.only or left.codes:
            taken_out[post] = left.codes | ({files.ONLY} if left.only else set())
    return kept, taken_out
