"""What was made of a story goes with it: the words of its film, and every file."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sangsuk.flow.films.shelf import erase_files
from sangsuk.records.announcements.actions import call_back, erase_words
from sangsuk.records.announcements.queries import announcements_of_films, words_to_erase
from sangsuk.records.films.erasing import erase_film_words


@transaction.atomic
def erase_films(stories: Sequence[int], *, at: datetime) -> None:
    """Erase films of stories that are gone; their bytes when that is settled.

    What was announced of them is called back: the worker takes it down where it went.
    """
    films = erase_film_words(stories=stories)
    call_back(announcements=announcements_of_films(films), at=at)
    erase_words(announcements=words_to_erase())
    transaction.on_commit(lambda: _remove(films))


def _remove(films: Sequence[int]) -> None:
    for film in films:
        erase_files(film)
