"""Asks Instagram for the campaign's hashtags, hour by hour: what is a day old it does not show."""

import os
from datetime import UTC, datetime
from typing import Final

from django_tasks import task

from sangsuk.connectors.asking import Fault, Page, ServiceError
from sangsuk.connectors.facebook.graph import Graph
from sangsuk.connectors.instagram import (
    HASHTAG_WINDOW,
    MEDIA_FIELDS,
    MOST_A_PAGE,
    MOST_HASHTAGS,
    REACHES_BACK,
)
from sangsuk.connectors.instagram.media import hashtag_id_of
from sangsuk.flow.doors.deliveries import INSTAGRAM
from sangsuk.flow.doors.facebook import page_of
from sangsuk.flow.doors.polled import InstagramDoor, instagram_door
from sangsuk.flow.doors.polling import Asking, ask_through
from sangsuk.flow.memory import remember_campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.inbox.spending import note_spent, things_since

NO_HASHTAGS_LEFT: Final = 18  # as the Graph API calls it


@task()
def poll_instagram(*, at: datetime) -> None:
    """Ask for what was posted under each hashtag of the campaign.

    Raises:
        NotNow: Instagram asks to be left alone, or is away.
    """
    door = instagram_door(os.environ)
    if door is None:
        return
    campaign = remember_campaign(None, at=at)
    for n, hashtag in enumerate(rules_of(campaign).hashtags, 1):
        ask_through(_asking(n, hashtag.removeprefix("#"), door, at=at), campaign, at=at)


def _asking(n: int, hashtag: str, door: InstagramDoor, *, at: datetime) -> Asking:
    graph = Graph(door.graph_url, door.token, door.secret)

    def ask(asked: dict[str, str]) -> Page:
        edge = asked.get("edge") or _edge_of(hashtag, graph, door, at=at)
        question = {name: value for name, value in asked.items() if name != "edge"}
        page = page_of(graph.ask(edge, question))
        following = {**page.next, "edge": edge} if page.next else None
        return Page(raw=page.raw, next=following, wait=page.wait)

    return Asking(
        ledger=f"instagram_hashtag_{n}",
        door=INSTAGRAM,
        headers={"hashtag": hashtag},
        ask=ask,
        first=lambda _: {
            "user_id": door.user_id,
            "fields": MEDIA_FIELDS,
            "limit": str(MOST_A_PAGE),
        },
        reaches_back=REACHES_BACK,
    )


def _edge_of(hashtag: str, graph: Graph, door: InstagramDoor, *, at: datetime) -> str:
    """Where the hashtag's posts are; one that was asked for in the last seven days costs nothing.

    Raises:
        ServiceError: thirty others were asked for, or Instagram knows no such hashtag.
    """
    today = at.astimezone(UTC).date()
    known = things_since(door=INSTAGRAM, day=today - HASHTAG_WINDOW)
    if hashtag not in known and len(known) >= MOST_HASHTAGS:
        raise ServiceError(Fault.QUOTA, NO_HASHTAGS_LEFT, REACHES_BACK)
    answer = graph.ask("ig_hashtag_search", {"user_id": door.user_id, "q": hashtag})
    note_spent(door=INSTAGRAM, day=today, thing=hashtag)
    found = hashtag_id_of(answer.raw)
    if found is None:
        raise ServiceError(Fault.REQUEST, 0, HASHTAG_WINDOW)
    return f"{found}/recent_media"
