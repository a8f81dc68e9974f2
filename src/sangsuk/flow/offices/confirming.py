"""Whoever holds a story's receipt says whether a promised change is there; nobody else can."""

from datetime import datetime

from django.db import transaction

from sangsuk.flow.offices.wording import masked
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.answers.actions import keep_opinion
from sangsuk.records.answers.queries import change_for
from sangsuk.records.stories.models import Story

TELLER = Actor("the teller, by receipt", "teller")
LONGEST = 1000


@transaction.atomic
def say_of_change(story: Story, pk: int, *, is_done: bool, words: str, at: datetime) -> bool:
    """Keep what the teller says of a change; False where none because of this story is reported."""
    change = change_for(story, pk)
    if change is None:
        return False
    said = masked(words.strip()[:LONGEST]) if words.strip() else ""
    keep_opinion(change=change, is_done=is_done, words=said, at=at)
    kind = "change.confirmed" if is_done else "change.not_yet"
    told = {"district": change.answer.district_id}
    keep_act(kind=kind, by=TELLER, why="as its teller says", told=told, at=at)
    return True
