"""Where the bytes of films lie: beside the database, a folder a film, under our own names."""

from pathlib import Path

from django.conf import settings

from sangsuk.records.films.models import Footage


def sent(footage: Footage) -> Path:
    """What was sent, as it came."""
    return _folder(footage) / f"{footage.pk}.sent"


def playable(footage: Footage) -> Path:
    """A copy that browsers play."""
    return _folder(footage) / f"{footage.pk}.mp4"


def picture(footage: Footage) -> Path:
    """One picture of it, for a page before it plays and for cards."""
    return _folder(footage) / f"{footage.pk}.jpg"


def erase_files(film: int) -> None:
    """Erase all bytes of a film, also what a copy that broke off has left."""
    folder = _folder_of(film)
    for path in list(folder.iterdir()) if folder.is_dir() else []:
        path.unlink(missing_ok=True)


def _folder(footage: Footage) -> Path:
    return _folder_of(footage.film_id)


def _folder_of(film: int) -> Path:
    return Path(settings.SANGSUK_HOME) / "films" / str(film)
