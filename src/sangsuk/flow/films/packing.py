"""All of a film's folder in one archive: what was written, its sheets, captions, the newest cut."""

import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from sangsuk.core.tell.films.captions import ENGLISH, THAI
from sangsuk.flow.films.captioning import FORMS, caption_file
from sangsuk.flow.films.printing import call_sheet, release_form, shot_list, storyboard
from sangsuk.flow.films.shelf import picture, playable
from sangsuk.records.films.models import Film
from sangsuk.records.films.queries import (
    captions_of,
    cut_of,
    locations_of,
    may_be_filmed,
    people_of,
    writings_of,
)


def pack(film: Film, *, at: datetime) -> IO[bytes]:
    """A ZIP, open at its beginning; it is gone when it is closed.

    Args:
        film: whose folder.
        at: the day that stands on its sheets.
    """
    packed = TemporaryFile()  # noqa: SIM115 - who sends it closes it
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in _texts(film):
            archive.writestr(name, words)
        for name, sheet in _sheets(film, at):
            archive.writestr(name, sheet)
        for name, path in _files(film):
            archive.write(path, name, zipfile.ZIP_STORED)  # packed already
    packed.seek(0)
    return packed


def _texts(film: Film) -> Iterator[tuple[str, str]]:
    for kind, writing in writings_of(film).items():
        yield f"{kind}.txt", writing.text
    cut = cut_of(film)
    captions = captions_of(cut) if cut else None
    if captions is not None:
        for language in (THAI, ENGLISH):
            for form in FORMS:
                yield f"captions-{language}.{form}", caption_file(captions, form, language)


def _sheets(film: Film, at: datetime) -> Iterator[tuple[str, bytes]]:
    """What is printed; of the story's words nothing where it may not be filmed any more."""
    if may_be_filmed(film):
        yield "storyboard.pdf", storyboard(film, at=at)
        yield "shot-list.pdf", shot_list(film, at=at)
    if locations_of(film):
        yield "call-sheet.pdf", call_sheet(film, at=at)
    for one in people_of(film):
        yield f"release-{one.pk}.pdf", release_form(film, one, at=at)


def _files(film: Film) -> Iterator[tuple[str, Path]]:
    cut = cut_of(film)
    if cut is not None:
        for name, path in (("film.mp4", playable(cut)), ("picture.jpg", picture(cut))):
            if path.is_file():
                yield name, path
