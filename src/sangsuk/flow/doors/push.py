"""A batch of posts that a program of others hands in: taken in at once, and once."""

import hashlib
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from sangsuk.connectors.contract import Event, Rejection, Told
from sangsuk.connectors.push import read_push
from sangsuk.core.errors import CallError
from sangsuk.flow.doors.deliveries import parse
from sangsuk.flow.memory import remember_campaign
from sangsuk.flow.work.jobs import enqueue_once, understand_stories
from sangsuk.records.campaigns.actions import hold_campaign
from sangsuk.records.inbox.actions import PUSH, Key, keep_delivery
from sangsuk.records.inbox.queries import gone_of
from sangsuk.records.sources.actions import answered, keep_answer
from sangsuk.records.sources.models import Source

GONE: Final = "the post was deleted at its source and stays out"

Answer = dict[str, Any]  # {"accepted": n, "rejected": [{"index", "reason"}]}


def push(raw: bytes, *, source: Source, key: str, at: datetime) -> Answer:
    """Take a batch in; under the same key the same batch is answered the same.

    Raises:
        UnreadableSourceError: it is no batch.
        CallError: the key was given with another batch.
    """
    digest = hashlib.sha256(raw).hexdigest()
    events = read_push(raw, at=at)
    campaign = remember_campaign(None, at=at)
    with transaction.atomic():
        hold_campaign(campaign=campaign)
        if before := answered(source=source, key=key):
            return _same(before.answer, is_same=before.sha256 == digest)
        keys = [event.post.key for event in events if isinstance(event, Told)]
        answer = _answer(events, set(gone_of(campaign, keys)))
        mark = f"{source.name} {key}"
        headers = {"source": source.name}
        delivery, _ = keep_delivery(door=PUSH, raw=raw, headers=headers, at=at, mark=mark)
        parse(delivery, campaign)
        keep_answer(source=source, key=key, sha256=digest, answer=answer, at=at)
        enqueue_once(understand_stories, campaign.slug)
    return answer


def _answer(events: list[Event], gone: set[Key]) -> Answer:
    rejected = [
        {"index": n, "reason": event.reason if isinstance(event, Rejection) else GONE}
        for n, event in enumerate(events)
        if isinstance(event, Rejection) or (isinstance(event, Told) and event.post.key in gone)
    ]
    return {"accepted": len(events) - len(rejected), "rejected": rejected}


def _same(answer: Answer, *, is_same: bool) -> Answer:
    if not is_same:
        raise CallError(
            "push.key_used",
            what="This Idempotency-Key was given with another batch.",
            where="Idempotency-Key",
            remedy="give every batch a key of its own, and the same one only to send it again.",
        )
    return answer
