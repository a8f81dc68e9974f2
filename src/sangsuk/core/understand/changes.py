"""What a new reader reads otherwise than the old one, and whether that is for the better."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from sangsuk.core.terms.reading import Reading
from sangsuk.core.understand.figures import Pair
from sangsuk.core.understand.labels import LabelledStory

KINDS: Final = ("reason", "offices", "sentiment", "services", "drivers")


class Change(NamedTuple):
    """One label of one story that is read otherwise now."""

    story: str  # its id
    kind: str  # one of KINDS
    before: str
    after: str
    right: str

    @property
    def mended(self) -> bool:
        return self.after == self.right

    @property
    def broken(self) -> bool:
        return self.before == self.right


class Tally(NamedTuple):
    """Changes of one kind: wrong before and right now, the reverse, and wrong both times."""

    changed: int
    mended: int
    broken: int


def compare_readings(
    labels: Sequence[LabelledStory], before: Sequence[Reading], after: Sequence[Reading]
) -> list[Change]:
    """Every change, in the order of the stories and of KINDS."""
    return [
        Change(label.post.id, kind, *said)
        for label, old, new in zip(labels, before, after, strict=True)
        for kind, *said in zip(KINDS, _read(old), _read(new), _right(label), strict=True)
        if said[0] != said[1]
    ]


def tally_changes(changes: Sequence[Change]) -> dict[str, Tally]:
    """How many changes of each kind, also of kinds without any."""
    changed = Counter(change.kind for change in changes)
    mended = Counter(change.kind for change in changes if change.mended)
    broken = Counter(change.kind for change in changes if change.broken)
    return {kind: Tally(changed[kind], mended[kind], broken[kind]) for kind in KINDS}


def list_mistakes(pairs: Sequence[Pair]) -> list[dict[str, Any]]:
    """Stories of which something was misread: what is right and what was read, kind by kind."""
    mistakes = []
    for label, reading in pairs:
        said = zip(KINDS, _right(label), _read(reading), strict=True)
        wrong = {
            kind: {"right": right, "read": read} for kind, right, read in said if right != read
        }
        if wrong:
            story = {"id": label.post.id, "trap": label.trap, "text": label.post.text}
            mistakes.append({**story, "wrong": wrong})
    return mistakes


def _read(reading: Reading) -> tuple[str, ...]:
    return (
        reading.ineligible_reason or "eligible",
        _listed(f"{mention.code} {mention.polarity}" for mention in reading.districts),
        reading.sentiment,
        _listed(reading.services),
        _listed(reading.drivers),
    )


def _right(label: LabelledStory) -> tuple[str, ...]:
    return (
        label.reason or "eligible",
        _listed(f"{code} {polarity}" for code, polarity in label.districts.items()),
        label.sentiment,
        _listed(label.services),
        _listed(label.drivers),
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words)) or "none"
