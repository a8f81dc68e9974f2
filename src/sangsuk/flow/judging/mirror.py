"""The fairness mirror of a round as it is kept: before each juror, and before the panel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sangsuk.core.judge.ballots import points
from sangsuk.core.judge.beyond_others import Beyond, choices_beyond, marks_beyond
from sangsuk.core.judge.comparisons import Floats
from sangsuk.core.judge.reflected import FALSE_ALARMS, Seen, reflect
from sangsuk.core.judge.seeds import generator_of
from sangsuk.core.judge.severity import Marks, take_out_severity
from sangsuk.core.judge.traits import Seen as Looks
from sangsuk.core.judge.traits import traits_of
from sangsuk.core.terms.ballot import Ballot as Cast
from sangsuk.core.terms.judging import Method
from sangsuk.core.terms.judging import Round as Terms
from sangsuk.flow.judging.candidates import with_reading
from sangsuk.flow.judging.pairs import open_floor
from sangsuk.flow.judging.text import masked_words
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.records.jury.models import Entry, Juror, Round
from sangsuk.records.jury.queries import ballots_of, entries_of, seats_of
from sangsuk.records.tellers.photos import posts_with_photos


@dataclass(frozen=True, slots=True)
class Panel:
    """What the mirror shows of each juror; `by_chance` alarms are expected were all honest."""

    seen: tuple[tuple[Juror, Seen], ...]

    @property
    def looked_at(self) -> int:
        """Jurors of whom there is enough to tell anything."""
        return sum(one.is_enough for _, one in self.seen)

    @property
    def alarmed(self) -> int:
        return sum(one.alarms for _, one in self.seen)

    @property
    def by_chance(self) -> float:
        return round(self.looked_at * FALSE_ALARMS, 1)


def mirror_of(terms: Terms, kept: Round, juror: Juror) -> Seen:
    """What one juror sees of themselves."""
    jurors, told, traits = _held(terms, kept)
    at = [one.pk for one in jurors].index(juror.pk)
    chance = generator_of(kept.seed, f"mirror {juror.pk}")
    return reflect(told, traits, chance, only=[at])[at]


def mirror_of_panel(terms: Terms, kept: Round) -> Panel:
    """What each juror of the round sees, for who answers for it."""
    jurors, told, traits = _held(terms, kept)
    seen = {
        at: reflect(told, traits, generator_of(kept.seed, f"mirror {juror.pk}"), only=[at])[at]
        for at, juror in enumerate(jurors)
    }
    return Panel(tuple((juror, seen[at]) for at, juror in enumerate(jurors)))


def _held(terms: Terms, kept: Round) -> tuple[list[Juror], list[Beyond], Floats]:
    """The jurors, what each says beyond the others, and the traits of the stories."""
    if terms.method is Method.COMPARE:
        floor = open_floor(terms, kept)
        settled = floor.sitting.settle()
        told = choices_beyond(settled.comparisons, settled.strengths)
        return floor.jurors, told, _traits(kept, floor.entries)
    entries, jurors = list(with_reading(entries_of(kept))), list(seats_of(kept))
    marks = _marks(terms, kept, entries, jurors)
    fair = take_out_severity(marks, stories=len(entries), jurors=len(jurors))
    return jurors, marks_beyond(marks, fair), _traits(kept, entries)


def _marks(terms: Terms, kept: Round, entries: Sequence[Entry], jurors: Sequence[Juror]) -> Marks:
    place = {entry.pk: at for at, entry in enumerate(entries)}
    seat = {juror.pk: at for at, juror in enumerate(jurors)}
    rows = [
        (seat[one.juror_id], place[one.entry_id], _points(one.marks, terms))
        for one in ballots_of(kept)
    ]
    juror, story, given = zip(*rows, strict=True) if rows else ((), (), ())
    return Marks(
        juror=np.array(juror, dtype=np.int64),
        story=np.array(story, dtype=np.int64),
        points=np.array(given, dtype=np.float64),
    )


def _points(marks: Mapping[str, int], terms: Terms) -> float:
    return points(Cast(juror="", story="", marks=marks), terms.rubric)


def _traits(kept: Round, entries: Sequence[Entry]) -> Floats:
    pictured = posts_with_photos(kept.campaign)
    return traits_of([_looks(entry, pictured) for entry in entries])


def _looks(entry: Entry, pictured: set[tuple[str, str]]) -> Looks:
    story = entry.story
    mentions, places = list(story.reading.mentions.all()), load_gazetteer().by_code()
    return Looks(
        text=masked_words(entry),
        photo=(story.platform, story.native_id) in pictured,
        region=places[mentions[0].district_id].region if mentions else None,
    )
