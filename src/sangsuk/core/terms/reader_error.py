"""How often the reader errs on what decides the prizes: counted on stories with known answers."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderError:
    """What came of the (story, district) pairs of praise that ought to count.

    `due` pairs ought to count, of which `found` were counted.  What was counted
    besides is `miscounted` (the right office, but no praise or not eligible) or
    `misplaced` (praise of another office, or of none).  `concentration` says how
    alike districts are in the share that is found: that of a district is
    Beta(share x concentration, (1 - share) x concentration).
    """

    due: int
    found: int
    miscounted: int
    misplaced: int
    concentration: float
    source: str

    @property
    def found_share(self) -> float:
        return self.found / self.due if self.due else 1.0

    @property
    def given(self) -> int:
        return self.found + self.miscounted + self.misplaced

    @property
    def is_none(self) -> bool:
        """Whether nothing was ever read wrongly."""
        return self.found == self.due and self.given == self.found


NO_ERROR: Final = ReaderError(
    due=1, found=1, miscounted=0, misplaced=0, concentration=1e6, source="read by people"
)
