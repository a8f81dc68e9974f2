"""Voices of chats are typed by a person: no machine listens, and the teller sees what was typed."""

from django.db import transaction

from sangsuk.core.errors import CallError
from sangsuk.flow.line import words
from sangsuk.flow.line.answers import answer_line
from sangsuk.flow.work.jobs import enqueue
from sangsuk.records.chats.actions import keep_reply
from sangsuk.records.chats.enclosures import keep_typed, voices_to_type


def keep_voice(message_id: str, text: str, *, by: str) -> None:
    """Keep what a person heard; its teller is told, and may change it before sending.

    Raises:
        CallError: there is no such voice, or nothing was typed.
    """
    voice = voices_to_type().filter(pk=message_id).first()
    if voice is None or not text.strip():
        raise CallError(
            "voice.none",
            what="There is no such voice that waits to be typed, or nothing was typed.",
            where=message_id[:60],
            remedy="sangsuk voices lists those that wait; give the words on standard input.",
        )
    reply = f"typed {message_id}"
    with transaction.atomic():
        keep_typed(voice=voice, text=text.strip(), by=by)
        keep_reply(event_id=reply, user=voice.user, token="", messages=words.typed(text.strip()))
        enqueue(answer_line, reply)
