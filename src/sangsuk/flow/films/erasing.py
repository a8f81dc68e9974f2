"""What was made of a story goes with it: the words of its film, and every file."""

from collections.abc import Sequence

from django.db import transaction

from sangsuk.flow.films.shelf import erase_files
from sangsuk.records.films.erasing import erase_film_words


@transaction.atomic
def erase_films(stories: Sequence[int]) -> None:
    """Erase films of stories that are gone; their bytes when that is settled."""
    films = erase_film_words(stories=stories)
    transaction.on_commit(lambda: _remove(films))


def _remove(films: Sequence[int]) -> None:
    for film in films:
        erase_files(film)
