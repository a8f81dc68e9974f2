"""Where a story got to in the judging, as its own teller may know it."""

from dataclasses import dataclass

from sangsuk.core.terms.judging import Round as Terms
from sangsuk.flow.judging.rounds import stages_of
from sangsuk.records.jury.holding import judges_of
from sangsuk.records.jury.models import Entry
from sangsuk.records.jury.queries import entries_about, lines_about, who_goes_on
from sangsuk.records.stories.models import Story


@dataclass(frozen=True, slots=True)
class Reached:
    """A story in one round.  `goes_on` is None while the round is open.

    `lines` are kind words that readers left, where the campaign says so; they are
    shown once the round is closed.
    """

    terms: Terms
    readers: int
    goes_on: bool | None
    is_last: bool
    lines: tuple[str, ...]


def way_of(story: Story) -> list[Reached]:
    """The rounds that the story was in, in their order; none where judging has not begun."""
    entries = {one.round_id: one for one in entries_about(story)}
    if not entries:
        return []
    stages = stages_of(story.campaign)
    return [
        _reached(stage.terms, entries[stage.kept.pk], is_last=stage is stages[-1])
        for stage in stages
        if stage.kept and stage.kept.pk in entries
    ]


def _reached(terms: Terms, entry: Entry, *, is_last: bool) -> Reached:
    kept = entry.round
    return Reached(
        terms=terms,
        readers=len(judges_of(entry)),
        goes_on=(entry.number in who_goes_on(kept)) if kept.closed_id else None,
        is_last=is_last,
        lines=tuple(lines_about(entry)) if kept.closed_id and terms.encourages else (),
    )
