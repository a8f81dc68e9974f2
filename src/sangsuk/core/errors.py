"""Every error a person may read.

A `SangsukError` is the reader's to fix, so it says what is wrong, where, and
what to do.  Anything else that reaches the top is our bug and keeps its
traceback.
"""

from collections.abc import Callable, Sequence
from pathlib import Path


class SangsukError(Exception):
    """Something that the person who called can mend."""

    def __init__(self, code: str, *, what: str, where: str, remedy: str) -> None:
        super().__init__(code, what, where, remedy)  # in full, so that it prints whole in a worker
        self.code = code  # stable, for tests and translation: "campaign.window_reversed"
        self.what = what
        self.where = where
        self.remedy = remedy

    def __reduce__(self) -> tuple[object, ...]:
        return (_again, (type(self), self.code, self.what, self.where, self.remedy))

    def __str__(self) -> str:
        return f"{self.what}\n  where: {self.where}\n  to fix: {self.remedy}"


class CampaignFileError(SangsukError):
    """The campaign file contradicts itself or leaves something out.

    All faults of a file come at once: `faults` holds them in order, each an
    error of its own.  The four parts are those of the first.
    """

    faults: tuple[SangsukError, ...] = ()

    @classmethod
    def of_all(cls, faults: Sequence[SangsukError]) -> "CampaignFileError":
        first = faults[0]
        error = cls(first.code, what=first.what, where=first.where, remedy=first.remedy)
        error.faults = tuple(faults)
        return error

    def __reduce__(self) -> tuple[object, ...]:
        return (CampaignFileError.of_all, (self.faults,)) if self.faults else super().__reduce__()

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults)) if self.faults else super().__str__()


class UnreadableSourceError(SangsukError):
    """A connector could not open or parse its source at all."""


class CallError(SangsukError):
    """A command was called in a way that cannot be carried out."""


def refusals_of(room: str) -> Callable[[str, str, Path | str, str], CallError]:
    """How a room says no: code, what, where and remedy; its name begins the code."""

    def refused(code: str, what: str, where: Path | str, remedy: str) -> CallError:
        return CallError(f"{room}.{code}", what=what, where=str(where), remedy=remedy)

    return refused


def _again(kind: type[SangsukError], code: str, what: str, where: str, remedy: str) -> SangsukError:
    return kind(code, what=what, where=where, remedy=remedy)
