"""Asks YouTube for the comments under the campaign's films, within its units of a day."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django_tasks import task

from sangsuk.connectors.asking import Fault, Page, ServiceError
from sangsuk.connectors.youtube.client import YouTube
from sangsuk.connectors.youtube.comments import with_more_replies
from sangsuk.flow.doors.deliveries import YOUTUBE
from sangsuk.flow.doors.polled import YouTubeDoor, youtube_door
from sangsuk.flow.doors.polling import Asking, ask_through
from sangsuk.flow.doors.receiving import receive
from sangsuk.flow.memory import remember_campaign
from sangsuk.records.inbox.spending import note_spent, spent

CALIFORNIA: Final = ZoneInfo("America/Los_Angeles")  # whose midnight gives new units


@task()
def poll_youtube(video: str, *, at: datetime) -> None:
    """Ask for all comments under a film and all replies to them.

    Raises:
        NotNow: the day's units are used up, or YouTube is away.
    """
    door = youtube_door(os.environ)
    if door is not None and video in door.videos:
        ask_through(_asking(video, door, at=at), remember_campaign(None, at=at), at=at)


def _asking(video: str, door: YouTubeDoor, *, at: datetime) -> Asking:
    service = YouTube(door.url, door.key)
    metered = _metered(door, at=at)

    def ask_replies(raw: bytes) -> None:
        for parent in with_more_replies(raw):
            asked: dict[str, str] | None = {"parentId": parent}
            while asked is not None:
                page = metered(service.replies, asked)
                receive(door=YOUTUBE, raw=page.raw, headers={"video": video}, at=at)
                asked = page.next

    return Asking(
        ledger=f"youtube_{video}",
        door=YOUTUBE,
        headers={"video": video},
        ask=lambda asked: metered(service.threads, asked),
        first=lambda _: {"videoId": video},
        after=ask_replies,
    )


def _metered(
    door: YouTubeDoor, *, at: datetime
) -> Callable[[Callable[[dict[str, str]], Page], dict[str, str]], Page]:
    """Makes a call where a unit is left, and notes it; a call that is refused costs one too."""
    local = at.astimezone(CALIFORNIA)
    midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)

    def call(ask: Callable[[dict[str, str]], Page], asked: dict[str, str]) -> Page:
        if spent(door=YOUTUBE, day=local.date()) >= door.units_a_day:
            raise ServiceError(Fault.QUOTA, 0, midnight - local)
        note_spent(door=YOUTUBE, day=local.date())
        try:
            return ask(asked)
        except ServiceError as error:
            if error.fault != Fault.QUOTA or error.wait < timedelta(hours=24):
                raise
            raise ServiceError(Fault.QUOTA, error.code, midnight - local) from None

    return call
