"""Words of stories in letters: what may not be shown any more when a letter goes is not in it."""

import re
from collections.abc import Sequence
from typing import Final

from django.db import transaction

from sangsuk.records.outbox.actions import reword
from sangsuk.records.outbox.queries import waiting_with
from sangsuk.records.stories.wall import stand_on_the_wall

_QUOTE: Final = re.compile(r"“[^\n]*”\n\S*/stories/([0-9]+)/")
_APART: Final = "\n\n"


def quote_of(words: str, *, story: int, site: str) -> str:
    """Words of a story, which stand on one line, with the way to the whole under them."""
    return f"“{words}”\n{site}/stories/{story}/"


def words_that_stand(text: str) -> str:
    """The letter without quotes of stories that are not on the wall; "" where none is left."""
    parts = text.split(_APART)
    quoted = [int(found[1]) if (found := _QUOTE.fullmatch(part)) else None for part in parts]
    numbers = {one for one in quoted if one is not None}
    gone = numbers - stand_on_the_wall(numbers)
    if numbers and gone == numbers:
        return ""
    kept = [part for part, one in zip(parts, quoted, strict=True) if one not in gone]
    return _APART.join(kept)


@transaction.atomic
def leave_out(stories: Sequence[int]) -> None:
    """Take the words of stories that left the wall out of letters that wait."""
    for story in stories:
        for message in waiting_with(f"/stories/{story}/"):
            reword(message, text=words_that_stand(message.text))
