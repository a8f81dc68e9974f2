"""What is wrong with a campaign file, gathered so that all is said at once."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from sangsuk.core.errors import CampaignFileError


class Faults:
    """All faults of one file, in the order in which they were seen."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[CampaignFileError] = []

    def note(self, code: str, *, what: str, path: str, remedy: str) -> None:
        where = f"{self._file}, {path}"
        self._found.append(
            CampaignFileError(f"campaign.{code}", what=what, where=where, remedy=remedy)
        )

    def raise_if_any(self) -> None:
        if self._found:
            raise CampaignFileError.of_all(self._found)


def nearest(word: str, known: Collection[str]) -> str | None:
    return next(iter(get_close_matches(word, sorted(known), n=1)), None)


def advise(word: str, known: Collection[str]) -> str:
    """What to do about a word that is none of the known ones."""
    near = nearest(word, known)
    return f"did you mean '{near}'?" if near else f"known here: {', '.join(sorted(known))}."


def repeated(items: Sequence[str]) -> list[str]:
    return sorted({item for item in items if items.count(item) > 1})
