"""Files of any size, sent in parts: what came stays, and the next part begins where it ended.

What is there is the length of the file itself, so nothing else can disagree with
it.  A part that breaks off in its middle counts as far as it came.
"""

import fcntl
import os
import shutil
from collections.abc import Iterable
from datetime import datetime
from typing import BinaryIO, Final

from django.db import transaction

from sangsuk.core.errors import CallError
from sangsuk.flow.films import faults
from sangsuk.flow.films.acting import act_on, check_team
from sangsuk.flow.films.checking import look_into
from sangsuk.flow.films.copying import copy_footage
from sangsuk.flow.films.shelf import sent
from sangsuk.flow.work.jobs import enqueue_once
from sangsuk.records.accounts.models import Account
from sangsuk.records.films.actions import hold_film, keep_footage, keep_state
from sangsuk.records.films.models import Footage
from sangsuk.records.films.queries import footage_being_sent, may_be_filmed

LARGEST: Final = 200 * 1024**3  # bytes of one file
SPARE: Final = 1024**3  # bytes that stay free on the disk
LONGEST_NAME: Final = 200
AT_ONCE: Final = 5  # files that one account sends at the same time


@transaction.atomic
def begin_upload(number: int, name: str, size: int, *, by: Account, at: datetime) -> Footage:
    """A place for a file of this size.

    Raises:
        CallError: it is not for this role, its story may not be filmed, or it is too large,
            empty or one too many.
    """
    check_team(by, "send films")
    film = hold_film(pk=number)
    if not may_be_filmed(film):
        raise faults.taken_back(number)
    if not 0 < size <= LARGEST:
        raise faults.bad_size(number)
    if footage_being_sent(by.name) >= AT_ONCE:
        raise faults.too_many(number)
    act = act_on(film, "upload_begun", by=by, at=at, size=size)
    kept = keep_footage(
        film=film, name=name.strip()[:LONGEST_NAME] or "film", size=size, by=by.name, act=act
    )
    path = sent(kept)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if shutil.disk_usage(path.parent).free - size < SPARE:
        raise faults.no_room(number)
    path.touch(mode=0o600)
    return kept


def arrived(footage: Footage) -> int:
    """How many bytes are there."""
    path = sent(footage)
    return path.stat().st_size if path.exists() else 0


def append(footage: Footage, offset: int, parts: Iterable[bytes]) -> int:
    """Add bytes to the end of what is there; how many there are then.

    Args:
        footage: which file.
        offset: where the sender believes that its end is.
        parts: the bytes; where they break off, what came before stays.

    Raises:
        CallError: another part is being written, the end is elsewhere, more comes than was said,
            or all was erased with its story.
    """
    with _opened(footage) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise faults.being_written(footage.film_id) from None
        at = file.seek(0, os.SEEK_END)
        if at != offset:
            raise faults.other_offset(footage.film_id)
        for part in parts:
            if at + len(part) > footage.size:
                raise faults.too_long(footage.film_id)
            file.write(part)
            at += len(part)
        file.flush()
        os.fsync(file.fileno())
    return at


def _opened(footage: Footage) -> BinaryIO:
    """To write at its end; what was erased is never begun anew."""
    try:
        return sent(footage).open("r+b")
    except FileNotFoundError:
        raise faults.taken_back(footage.film_id) from None


@transaction.atomic
def finish(footage: Footage, *, by: Account, at: datetime) -> Footage:
    """Look into a file that is whole; what is no film is refused by name, and its bytes go."""
    film = hold_film(pk=footage.film_id)
    kept = footage_again(footage)
    if kept.state != Footage.State.COMING or arrived(kept) != kept.size:
        return kept
    try:
        seen = look_into(sent(kept))
    except CallError as error:
        act = act_on(film, "upload_refused", by=by, at=at, fault=error.code)
        fault = error.code.removeprefix("films.")
        keep_state(footage=kept, state=Footage.State.REFUSED, fault=fault, done=act)
        transaction.on_commit(lambda: sent(kept).unlink(missing_ok=True))
        return footage_again(kept)
    act = act_on(film, "upload_whole", by=by, at=at)
    told = {"seconds": seen.seconds, "width": seen.width, "height": seen.height}
    keep_state(footage=kept, state=Footage.State.WHOLE, done=act, **told)
    enqueue_once(copy_footage, kept.pk)
    return footage_again(kept)


def footage_again(footage: Footage) -> Footage:
    footage.refresh_from_db()
    return footage
