"""Asks a Facebook page for what its webhook may not have brought: the hook hints, this is true."""

import os
from datetime import datetime, timedelta
from typing import Final

from django_tasks import task

from sangsuk.connectors.asking import Fault, Page, ServiceError
from sangsuk.connectors.facebook.graph import COMMENT_FIELDS, POST_FIELDS, Answer, Graph
from sangsuk.connectors.facebook.page import with_comments
from sangsuk.flow.doors.deliveries import FACEBOOK_POLL
from sangsuk.flow.doors.polling import Asking, ask_through
from sangsuk.flow.doors.receiving import receive
from sangsuk.flow.doors.settings import FacebookDoor, facebook_door
from sangsuk.flow.memory import remember_campaign

EDGES: Final = ("feed", "visitor_posts", "tagged")
MOST_PERCENT: Final = 95.0  # of a limit: at 100 the page is shut out for long
POLITE_WAIT: Final = timedelta(minutes=5)


@task()
def poll_facebook(edge: str, *, at: datetime) -> None:
    """Ask one edge of the page, and the comments of what it gives.

    Raises:
        NotNow: Facebook asks to be left alone, or is away.
    """
    door = facebook_door(os.environ)
    if door is not None:
        ask_through(_asking(edge, door, at=at), remember_campaign(None, at=at), at=at)


def door_of(edge: str) -> str:
    """What the edge is called in the ledger of coverage."""
    return f"facebook_{edge}"


def page_of(answer: Answer) -> Page:
    """What was answered, and whether the page is to be left alone by Facebook's own headers."""
    usage = answer.usage
    is_tired = usage.percent >= MOST_PERCENT or usage.regain
    wait = (usage.regain or POLITE_WAIT) if is_tired else timedelta()
    return Page(raw=answer.raw, next=answer.next, wait=wait)


def _asking(edge: str, door: FacebookDoor, *, at: datetime) -> Asking:
    graph = Graph(door.graph_url, door.token, door.secrets[0])

    def ask_comments(raw: bytes) -> None:
        for post in with_comments(raw):
            _ask_comments(graph, post, door, at=at)

    return Asking(
        ledger=door_of(edge),
        door=FACEBOOK_POLL,
        headers={"page": door.page_id, "edge": edge},
        ask=lambda asked: page_of(graph.ask(f"{door.page_id}/{edge}", asked)),
        first=lambda since: {
            "fields": POST_FIELDS,
            "limit": "100",
            "since": str(int(since.timestamp())),
            "include_hidden": "true",
        },
        after=ask_comments,
    )


def _ask_comments(graph: Graph, post: str, door: FacebookDoor, *, at: datetime) -> None:
    asked: dict[str, str] | None = {
        "fields": COMMENT_FIELDS,
        "filter": "stream",
        "limit": "100",
    }
    headers = {"page": door.page_id, "edge": "comments"}
    while asked is not None:
        try:
            answer = graph.ask(f"{post}/comments", asked)
        except ServiceError as error:
            if error.fault != Fault.REQUEST:
                raise
            return  # the post went while its page was read
        receive(door=FACEBOOK_POLL, raw=answer.raw, headers=headers, at=at)
        asked = answer.next
