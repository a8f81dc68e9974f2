"""Practice (การซ้อมให้คะแนน): a juror marks stories whose marks a panel has agreed on.

It changes nothing: it shows a juror where they read the anchors otherwise than others, before it
counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import NamedTuple

from sangsuk.core.terms.judging import Criterion, Rubric

Marks = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A story whose marks were agreed on, and why."""

    slug: str
    text: str
    why: str
    marks: Marks

    def fits(self, rubric: Rubric) -> bool:
        """Whether its marks are of this sheet, line by line."""
        most = {line.slug: line.most for line in rubric}
        return self.marks.keys() == most.keys() and all(
            1 <= mark <= most[slug] for slug, mark in self.marks.items()
        )


class Beside(NamedTuple):
    """One line of a sheet: the juror's mark and the agreed one."""

    line: Criterion
    own: int
    agreed: int

    @property
    def apart(self) -> int:
        """Steps above (+) or below the agreed mark."""
        return self.own - self.agreed


def beside(marks: Marks, known: Known, rubric: Rubric) -> list[Beside]:
    return [Beside(line, marks[line.slug], known.marks[line.slug]) for line in rubric]


class Practised(NamedTuple):
    """All practice of a juror: `apart` is how many steps a mark lies from the agreed one,

    `kind` how many above it: below 0 is severe.
    """

    stories: int
    apart: float
    kind: float


def sum_up(told: Sequence[Sequence[Beside]]) -> Practised:
    """Means over all lines of all stories that were practised; 0 where none was."""
    steps = [line.apart for sheet in told for line in sheet]
    if not steps:
        return Practised(0, 0.0, 0.0)
    return Practised(len(told), round(mean(map(abs, steps)), 2), round(mean(steps), 2))
