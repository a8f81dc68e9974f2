"""Keeping what is said in a chat."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sangsuk.records.chats.models import Heard, Line, Reply


def hear(*, event_id: str) -> bool:
    """Note that an event is heeded; False where it was before."""
    return Heard.objects.get_or_create(event_id=event_id)[1]


def keep_line(*, message_id: str, user: str, text: str, at: datetime) -> None:
    Line.objects.get_or_create(
        message_id=message_id, defaults={"user": user, "text": text, "said_at": at}
    )


def draft_of(user: str) -> list[Line]:
    """What a person has said since their last story, in the order in which they said it."""
    return list(Line.objects.filter(user=user, story=""))


def send_draft(*, lines: list[Line], story: str) -> None:
    """These messages are a story now; their words are in it and no longer here."""
    Line.objects.filter(pk__in=[line.pk for line in lines]).update(story=story, text="")


@transaction.atomic
def forget_lines(*, user: str, story: str) -> list[str]:
    """Forget the messages of a story, of the draft where it is "", and what waits to be said.

    Returns:
        The messages' ids, so that their rows can be erased too.
    """
    lines = Line.objects.filter(user=user, story=story)
    forgotten = list(lines.values_list("pk", flat=True))
    lines.delete()
    Reply.objects.filter(user=user).delete()
    return forgotten


def forget_line(*, line: Line) -> None:
    line.delete()


def line_of(message_id: str) -> Line | None:
    return Line.objects.filter(pk=message_id).first()


def latest_story(user: str) -> str:
    """The native id of the story that a person sent last; "" where there is none."""
    sent = Line.objects.filter(user=user).exclude(story="").last()
    return sent.story if sent else ""


def stories_told_by(user: str) -> list[str]:
    """The native ids of the stories that a person sent, the newest first."""
    sent = Line.objects.filter(user=user).exclude(story="").values_list("story", flat=True)
    return list(dict.fromkeys(reversed(sent)))


def keep_reply(*, event_id: str, user: str, token: str, messages: list[dict[str, Any]]) -> None:
    Reply.objects.update_or_create(
        event_id=event_id, defaults={"user": user, "token": token, "messages": messages}
    )


def reply_waiting(event_id: str) -> Reply | None:
    """What waits to be said about an event; None where it was said."""
    return Reply.objects.filter(pk=event_id).first()


def note_said(*, reply: Reply) -> None:
    """It was said: nothing of it is kept."""
    reply.delete()
