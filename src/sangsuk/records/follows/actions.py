"""Beginning to follow, saying yes, and ending it."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from sangsuk.records.accounts.models import Account
from sangsuk.records.follows.models import AskedToFollow, Follow, OfficeDigest
from sangsuk.records.outbox.models import Message, State
from sangsuk.records.tellers.actions import count_in_the_hour

TOKEN_BYTES: Final = 24
UNCONFIRMED_FOR: Final = timedelta(days=1)  # and gone within two: once a day they are looked for


@transaction.atomic
def begin_follow(*, channel: str, to: str, kind: str, code: str, at: datetime) -> Follow:
    """Keep that an address would follow something; the same again is the one that is there."""
    forget_unconfirmed(at=at)
    told = {"token": secrets.token_urlsafe(TOKEN_BYTES), "asked_at": at}
    return Follow.objects.get_or_create(
        channel=channel, to=to, kind=kind, code=code, defaults=told
    )[0]


def forget_unconfirmed(*, at: datetime) -> None:
    """Forget who was asked and did not say yes in time."""
    Follow.objects.filter(confirmed_at__isnull=True, asked_at__lt=at - UNCONFIRMED_FOR).delete()


def confirm_follow(*, token: str, last_story: int, at: datetime) -> Follow | None:
    """The address said yes in time, now or before; it hears of what comes from now on."""
    forget_unconfirmed(at=at)
    Follow.objects.filter(token=token, confirmed_at__isnull=True).update(
        confirmed_at=at, last_story=last_story, told_at=at
    )
    return Follow.objects.filter(token=token).first()


@transaction.atomic
def end_follow(*, token: str) -> Follow | None:
    """Forget that somebody follows something, and what waits to be sent to them of it."""
    follow = Follow.objects.filter(token=token).first()
    if follow is not None:
        about = str(follow.pk)
        Message.objects.filter(kind="follow", about=about, state=State.WAITING).delete()
        Follow.objects.filter(pk=follow.pk).delete()
    return follow


def note_told(*, follows: Sequence[Follow], last_story: int, at: datetime) -> None:
    """These were told up to this story."""
    keys = [follow.pk for follow in follows]
    Follow.objects.filter(pk__in=keys).update(last_story=last_story, told_at=at)


def note_office_told(*, account: Account, last_story: int) -> None:
    OfficeDigest.objects.update_or_create(account=account, defaults={"last_story": last_story})


def note_bureau_told(*, account: Account, last_handover: int) -> None:
    told = {"last_handover": last_handover}
    OfficeDigest.objects.update_or_create(account=account, defaults=told)


def count_asked(*, network: str, at: datetime) -> int:
    """Count that a network asks to follow something; how often in this hour, this one with it."""
    return count_in_the_hour(AskedToFollow, network=network, at=at)
