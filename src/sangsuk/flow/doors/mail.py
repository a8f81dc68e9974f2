"""Reads the mailbox for letters, from where it was left; nothing in it is changed."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from typing import Final

from django_tasks import task

from sangsuk.connectors.asking import Page
from sangsuk.connectors.mail.mailbox import Mailbox, open_mailbox
from sangsuk.flow.doors.deliveries import EMAIL
from sangsuk.flow.doors.polled import EmailDoor, email_door
from sangsuk.flow.doors.polling import Asking, ask_through
from sangsuk.flow.doors.receiving import receive
from sangsuk.flow.memory import remember_campaign
from sangsuk.records.inbox.cursors import keep_mark, mark_of

READ_SO_FAR: Final = "email_read"  # the box's validity and the last number that was read


@task()
def poll_mail(*, at: datetime) -> None:
    """Take in the letters that came since the last look.

    Raises:
        NotNow: the mailbox is away.
    """
    door = email_door(os.environ)
    if door is None:
        return
    with ExitStack() as stack:
        letters = _letters(door, stack, at=at)
        asking = Asking(
            ledger=EMAIL, door=EMAIL, ask=lambda _: next(letters), first=lambda _: {"look": "on"}
        )
        ask_through(asking, remember_campaign(None, at=at), at=at)


def _letters(door: EmailDoor, stack: ExitStack, *, at: datetime) -> Iterator[Page]:
    """After each letter is kept its number is; the last page says that there are no more."""
    box: Mailbox = stack.enter_context(
        open_mailbox(
            door.host,
            door.port,
            is_encrypted=door.is_encrypted,
            user=door.user,
            password=door.password,
            folder=door.folder,
        )
    )
    mark = mark_of(READ_SO_FAR)
    # Another validity: the numbers mean other letters; those that are known are known by their ids.
    read = int(mark["uid"]) if mark.get("validity") == box.validity else 0
    for uid in box.uids_after(read):
        mail = box.mail(uid)
        if mail is not None:
            headers = {"whole": "yes" if mail.is_whole else "no"}
            receive(door=EMAIL, raw=mail.raw, headers=headers, at=at)
        keep_mark(READ_SO_FAR, {"validity": box.validity, "uid": str(uid)}, at=at)
    yield Page(raw=b"", next=None)
