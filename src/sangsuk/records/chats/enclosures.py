"""Photos and voices of chats, what tellers chose, and their receipts."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from sangsuk.records.chats.models import Draft, Enclosure, Line, Receipt


def choices_of(user: str) -> Draft:
    """What a teller has chosen so far; nothing, where they have chosen nothing."""
    return Draft.objects.filter(user=user).first() or Draft(user=user)


def keep_choices(*, choices: Draft, **chosen: Any) -> None:
    """Keep what a teller has chosen now, beside what they chose before."""
    for name, value in chosen.items():
        setattr(choices, name, value)
    choices.save()


def keep_enclosure(*, message_id: str, user: str, kind: Enclosure.Kind, at: datetime) -> None:
    """Note that a photo or a voice came; its bytes are fetched later."""
    Enclosure.objects.get_or_create(
        message_id=message_id, defaults={"user": user, "kind": kind, "said_at": at}
    )


def enclosure(message_id: str) -> Enclosure | None:
    return Enclosure.objects.filter(pk=message_id).first()


def forget_enclosure(*, of: Enclosure) -> None:
    of.delete()


def keep_bytes(*, of: Enclosure, raw: bytes, media_type: str) -> None:
    of.raw, of.media_type = raw, media_type
    of.save(update_fields=["raw", "media_type"])


def voices_to_type() -> QuerySet[Enclosure]:
    """Voices that wait for a person, the oldest first."""
    return Enclosure.objects.filter(kind=Enclosure.Kind.VOICE, is_typed=False, raw__isnull=False)


@transaction.atomic
def keep_typed(*, voice: Enclosure, text: str, by: str) -> None:
    """What was said aloud is a message of the draft now, and who typed it is known."""
    Line.objects.update_or_create(
        message_id=voice.message_id,
        defaults={"user": voice.user, "text": text, "said_at": voice.said_at, "typed_by": by},
    )
    voice.is_typed = True
    voice.save(update_fields=["is_typed"])


@transaction.atomic
def send_choices(*, user: str, story: str, receipt: str) -> None:
    """The draft is a story: photos go with it, choices are done, the receipt's digest is kept."""
    sent = Enclosure.objects.filter(user=user, story="")
    (sent.filter(kind=Enclosure.Kind.PHOTO) | sent.filter(is_typed=True)).update(story=story)
    Draft.objects.filter(user=user).delete()
    Receipt.objects.create(digest=_digest(receipt), user=user, story=story)


def receipt_of(code: str) -> Receipt | None:
    return Receipt.objects.filter(pk=_digest(code)).first()


def receipt_about(story: str) -> Receipt | None:
    """The receipt of a story that was sent from a chat."""
    return Receipt.objects.filter(story=story).first()


@transaction.atomic
def forget_enclosures(*, user: str, story: str) -> list[str]:
    """Forget the photos and voices of a story, of the draft where it is "", and its receipt.

    Returns:
        Their messages' ids, so that their rows can be erased too.
    """
    enclosures = Enclosure.objects.filter(user=user, story=story)
    forgotten = list(enclosures.values_list("pk", flat=True))
    enclosures.delete()
    if story:
        Receipt.objects.filter(user=user, story=story).delete()
    else:
        Draft.objects.filter(user=user).delete()
    return forgotten


def _digest(code: str) -> str:
    return hashlib.sha256(f"line {code.strip().lower()}".encode()).hexdigest()
