"""What is begun by time: services are asked every few minutes while a worker runs."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Any, Final

from django_tasks.base import Task

from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.alerts.digests import send_digests
from sangsuk.flow.announcements.sending import send_announcements
from sangsuk.flow.doors.deliveries import FACEBOOK_HOOK
from sangsuk.flow.doors.facebook import EDGES, poll_facebook
from sangsuk.flow.doors.instagram import poll_instagram
from sangsuk.flow.doors.mail import poll_mail
from sangsuk.flow.doors.polled import email_door, instagram_door, x_door, youtube_door
from sangsuk.flow.doors.settings import facebook_door, line_door
from sangsuk.flow.doors.x import poll_x
from sangsuk.flow.doors.youtube import poll_youtube
from sangsuk.flow.line.news import tell_news
from sangsuk.flow.line.telling import LINE_HOOK
from sangsuk.flow.outbox.sending import send_messages
from sangsuk.flow.work.jobs import enqueue, gather_matters, search_for_drives
from sangsuk.records.announcements.queries import is_anything_due
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.inbox.listening import note_listening
from sangsuk.records.jobs.queries import is_under_way
from sangsuk.records.outbox.queries import channels_due

POLL_EVERY: Final = timedelta(minutes=10)
INSTAGRAM_EVERY: Final = timedelta(minutes=30)  # it forgets after a day
YOUTUBE_EVERY: Final = timedelta(hours=1)
X_EVERY: Final = timedelta(hours=6)  # each look is paid for
MAIL_EVERY: Final = timedelta(minutes=5)
DIGESTS_FROM: Final = time(9)  # in Bangkok
NEWS_EVERY: Final = timedelta(minutes=10)
SEND_EVERY: Final = timedelta(seconds=10)
GATHER_EVERY: Final = timedelta(minutes=5)
DRIVES_EVERY: Final = timedelta(hours=6)  # it looks at all stories at once

Due = tuple[Task[..., Any], list[str], timedelta]


def begin_what_is_due(environ: Mapping[str, str], *, clock: datetime) -> None:
    """Put into the queue what has not been begun for its time and does not wait already."""
    hooks = {FACEBOOK_HOOK: facebook_door(environ), LINE_HOOK: line_door(environ)}
    for hook, door in hooks.items():
        if door:
            note_listening(door=hook, at=clock)
    waiting: list[Due] = [(send_messages, [one], SEND_EVERY) for one in channels_due(clock)]
    if is_anything_due(clock):
        waiting.append((send_announcements, [], SEND_EVERY))
    waiting += _daily(clock)
    if campaign := current_campaign(clock):
        waiting.append((gather_matters, [campaign.slug], GATHER_EVERY))
        waiting.append((search_for_drives, [campaign.slug], DRIVES_EVERY))
    for job, arguments, every in [*_asked(environ), *waiting]:
        if not is_under_way(job.module_path, arguments, since=clock - every):
            enqueue(job, *arguments)


def _daily(clock: datetime) -> list[Due]:
    """What is done once a day, in the morning."""
    here = clock.astimezone(BANGKOK)
    if here.time() < DIGESTS_FROM:
        return []
    return [(send_digests, [here.date().isoformat()], timedelta(days=1))]


def _asked(environ: Mapping[str, str]) -> Iterator[Due]:
    """What is asked of the services whose doors are open, and how often."""
    for edge in EDGES if facebook_door(environ) else ():
        yield poll_facebook, [edge], POLL_EVERY
    if line_door(environ):
        yield tell_news, [], NEWS_EVERY
    if instagram_door(environ):
        yield poll_instagram, [], INSTAGRAM_EVERY
    films = youtube_door(environ)
    for video in films.videos if films else ():
        yield poll_youtube, [video], YOUTUBE_EVERY
    paid = x_door(environ)
    if paid and paid.dollars_a_day:
        yield poll_x, [], X_EVERY
    if email_door(environ):
        yield poll_mail, [], MAIL_EVERY
