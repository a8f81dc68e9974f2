"""Erasing what was made of stories that were taken back."""

from collections.abc import Sequence
from typing import Final

from django.db import transaction

from sangsuk.records.campaigns.pulse import beat
from sangsuk.records.films.models import (
    Allowance,
    Captions,
    Film,
    Footage,
    Remark,
    SignOff,
    Writing,
)

TAKEN_BACK: Final = "taken_back"
NAMELESS: Final = "film"  # what a file is called that may have told a name


@transaction.atomic
def erase_film_words(*, stories: Sequence[int]) -> list[int]:
    """Erase all words of films about these stories, and hold no file of theirs for one that plays.

    What stays is that there was a film, what it was called, how far it came, and
    who had signed.

    Returns:
        The films' numbers; their bytes are for the caller to erase.
    """
    films = list(Film.objects.select_for_update().filter(story__in=stories))
    if not films:
        return []
    Allowance.objects.filter(script__film__in=films).update(why="")
    Writing.objects.filter(film__in=films).update(text="")
    SignOff.objects.filter(captions__footage__film__in=films).update(words="")
    Captions.objects.filter(footage__film__in=films).update(cues=[])
    Remark.objects.filter(footage__film__in=films).update(text="")
    Footage.objects.filter(film__in=films).update(
        state=Footage.State.REFUSED, fault=TAKEN_BACK, name=NAMELESS, sha256=""
    )
    Film.objects.filter(pk__in=[one.pk for one in films]).update(link_digest="")
    beat()
    return [one.pk for one in films]
