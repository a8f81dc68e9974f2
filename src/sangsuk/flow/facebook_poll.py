"""Asks a Facebook page for what its webhook may not have brought: the hook hints, this is true."""

import logging
import os
from datetime import datetime, timedelta
from typing import Final

from django_tasks import task

from sangsuk.connectors.facebook.graph import (
    COMMENT_FIELDS,
    POST_FIELDS,
    Fault,
    Graph,
    GraphError,
)
from sangsuk.connectors.facebook.page import with_comments
from sangsuk.connectors.facebook.usage import Usage
from sangsuk.flow.deliveries import FACEBOOK_POLL
from sangsuk.flow.doors import FacebookDoor, facebook_door
from sangsuk.flow.memory import remember_campaign
from sangsuk.flow.receiving import receive
from sangsuk.flow.worker import NotNow
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.coverage import note_collected, note_missed
from sangsuk.records.inbox.cursors import begin_pass, forget_place, keep_place
from sangsuk.records.inbox.models import Cursor

EDGES: Final = ("feed", "visitor_posts", "tagged")
MOST_PERCENT: Final = 95.0  # of a limit: at 100 the page is shut out for long
POLITE_WAIT: Final = timedelta(minutes=5)
PASSING: Final = frozenset({Fault.QUOTA, Fault.OUTAGE})

log = logging.getLogger(__name__)


@task()
def poll_facebook(edge: str, *, at: datetime) -> None:
    """Ask one edge of the page; goes on where it was broken off.

    Raises:
        NotNow: Facebook asks to be left alone, or is away.
    """
    door = facebook_door(os.environ)
    if door is None:
        return
    campaign = remember_campaign(None, at=at)
    try:
        _ask_edge(edge, door, campaign, at=at)
    except GraphError as error:
        log.error("facebook %s: %s, code %d", edge, error.fault, error.code)  # noqa: TRY400 - its code says all
        _note_gap(edge, error, campaign, at=at)
        if error.fault in PASSING:
            raise NotNow(error.wait) from None


def door_of(edge: str) -> str:
    """What the edge is called in the ledger of coverage."""
    return f"facebook_{edge}"


def _ask_edge(edge: str, door: FacebookDoor, campaign: Campaign, *, at: datetime) -> None:
    graph = Graph(door.graph_url, door.token, door.secrets[0])
    cursor = begin_pass(door=door_of(edge), first=campaign.opens, at=at)
    first = {
        "fields": POST_FIELDS,
        "limit": "100",
        "since": str(int(cursor.since.timestamp())),
        "include_hidden": "true",
    }
    while cursor.next is not None:
        answer = graph.ask(f"{door.page_id}/{edge}", cursor.next or first)
        _receive(answer.raw, door, edge, at=at)
        for post in with_comments(answer.raw):
            _ask_comments(graph, post, door, at=at)
        keep_place(cursor=cursor, following=answer.next)
        if answer.next is None:
            note_collected(door=door_of(edge), since=cursor.since, until=cursor.began_at)
        _leave_alone_if_tired(answer.usage)


def _ask_comments(graph: Graph, post: str, door: FacebookDoor, *, at: datetime) -> None:
    asked: dict[str, str] | None = {
        "fields": COMMENT_FIELDS,
        "filter": "stream",
        "limit": "100",
    }
    while asked is not None:
        try:
            answer = graph.ask(f"{post}/comments", asked)
        except GraphError as error:
            if error.fault != Fault.REQUEST:
                raise
            return  # the post went while its page was read
        _receive(answer.raw, door, "comments", at=at)
        asked = answer.next


def _receive(raw: bytes, door: FacebookDoor, edge: str, *, at: datetime) -> None:
    receive(door=FACEBOOK_POLL, raw=raw, headers={"page": door.page_id, "edge": edge}, at=at)


def _leave_alone_if_tired(usage: Usage) -> None:
    if usage.percent >= MOST_PERCENT or usage.regain:
        raise GraphError(Fault.QUOTA, 0, usage.regain or POLITE_WAIT)


def _note_gap(edge: str, error: GraphError, campaign: Campaign, *, at: datetime) -> None:
    cursor = Cursor.objects.filter(pk=door_of(edge)).first()
    reached = cursor.reached_at if cursor else None
    since = reached or campaign.opens
    note_missed(door=door_of(edge), since=since, until=at, reason=error.fault)
    if cursor and error.fault == Fault.REQUEST:
        # The place that was kept may have run out: the next pass begins anew.
        forget_place(cursor=cursor)
