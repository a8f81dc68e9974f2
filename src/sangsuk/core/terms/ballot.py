"""A ballot (ใบให้คะแนน): one juror's marks for one story; sealed when it is cast."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """`marks` are by criterion, 1 for its first anchor; `reason` is the juror's own sentence."""

    juror: str
    story: str
    marks: Mapping[str, int]
    reason: str = ""
