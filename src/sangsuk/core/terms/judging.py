"""Judging (การตัดสินเรื่องเล่า) as data: the rounds in which people choose stories.

`judging_file.py` reads them from a campaign file; here is only what they are.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sangsuk.core.terms.codes import Words


class Method(StrEnum):
    """What is asked of a juror in a round."""

    READ = "read"  # one story, one quick mark
    COMPARE = "compare"  # two stories: this, that, or equally good
    MARK = "mark"  # one story, a mark for each criterion, and a reason


class Reader(StrEnum):
    """Who may judge in a round."""

    VOLUNTEERS = "volunteers"
    OFFICERS = "officers"  # เจ้าหน้าที่; never of the story's own district or province
    PANEL = "panel"  # the jurors whom the campaign has named


class Showing(StrEnum):
    """When a juror sees something of a story."""

    ALWAYS = "always"
    NEVER = "never"
    AFTER_OWN = "after_own"  # once the juror's own judgement is sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a juror sees beside the masked text."""

    teller: Showing
    district: Showing
    photos: Showing
    others: Showing  # other jurors' judgements


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One line of a rubric.  `anchors` say what each mark means, the lowest mark (1) first."""

    slug: str
    name: Words
    weight: int
    anchors: tuple[Words, ...]

    @property
    def most(self) -> int:
        return len(self.anchors)


Rubric = tuple[Criterion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """The frozen terms of one round.

    `quorum`: in a round of reading or marks, how many jurors must have judged a
    story; in one of comparisons, how many must have taken part.  `certainty` is
    in percent: where it is reached, comparing may stop; 0 in other rounds.
    """

    slug: str
    name: Words
    method: Method
    readers: tuple[Reader, ...]
    shown: Shown
    quorum: int
    goes_on: int  # stories that go on to the next round, or to a prize
    opens: datetime
    closes: datetime  # the deadline: the first moment that no longer counts
    rubric: Rubric
    certainty: int
    encourages: bool = False  # a reader may leave a kind line to the teller

    def holds(self, moment: datetime) -> bool:
        return self.opens <= moment < self.closes
