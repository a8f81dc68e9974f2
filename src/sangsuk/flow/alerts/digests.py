"""Once a day what is new goes to who follows it, and to offices; a quiet day is quiet."""

import os
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import transaction
from django_tasks import task

from sangsuk.core.tell.quotes import shorten
from sangsuk.flow.alerts.following import what_is_followed
from sangsuk.flow.alerts.offices import stop_of, where_told
from sangsuk.flow.outbox.queueing import To, Words, queue_message
from sangsuk.flow.outbox.quoting import quote_of
from sangsuk.flow.outbox.settings import site_address
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.answers.queries import handed_to
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.follows.actions import (
    forget_unconfirmed,
    note_bureau_told,
    note_office_told,
    note_told,
)
from sangsuk.records.follows.models import Follow
from sangsuk.records.follows.queries import (
    follows_by_thing,
    follows_of_stories,
    handed_up_to,
    latest_words,
    new_stories,
    newest_story,
    officers_to_tell,
    told_up_to,
)
from sangsuk.records.stories.wall import Part, stories_of

QUOTED: Final = 5  # stories of a letter
LONGEST: Final = 140  # code points of each
END: Final = "ไม่อยากรับแล้ว กดที่นี่ได้เลย"


@task(priority=-15)
def send_digests(day: str, *, at: datetime) -> None:
    """Queue the letters of a day; done twice it comes to the same."""
    forget_unconfirmed(at=at)
    site, campaign = site_address(os.environ), current_campaign(at)
    if not site or campaign is None:
        return
    for (kind, code, after), follows in follows_by_thing():
        _tell_of_thing(campaign, kind, code, follows, after=after, day=day, at=at)
    words = latest_words()
    for follow in follows_of_stories():
        if follow.told_at and words.get(follow.code, follow.told_at) > follow.told_at:
            _tell_of_story(campaign, follow, day=day, at=at)
    for account in officers_to_tell():
        tell = _tell_bureau if account.role == Role.BUREAU else _tell_office
        tell(campaign, account, day=day, at=at)


@transaction.atomic
def _tell_of_thing(
    campaign: Campaign,
    kind: str,
    code: str,
    follows: Sequence[Follow],
    *,
    after: int,
    day: str,
    at: datetime,
) -> None:
    """All who follow the same are told the same; who is told is noted in the same transaction."""
    numbers = new_stories(campaign, _part(kind, code), after=after)
    if not numbers:
        return
    what = what_is_followed(campaign, kind, code)
    text = _told(f"เรื่องใหม่ของ{what} {len(numbers):,} เรื่อง", numbers)
    for follow in follows:
        _queue(follow, f"เรื่องใหม่ของ{what}", text, day=day, at=at)
    note_told(follows=follows, last_story=max(numbers), at=at)


def _part(kind: str, code: str) -> Part:
    """The part of the wall that is followed."""
    if kind == Follow.Kind.DISTRICT:
        return Part(district=code)
    return Part(province=code) if kind == Follow.Kind.PROVINCE else Part(service=code)


@transaction.atomic
def _tell_of_story(campaign: Campaign, follow: Follow, *, day: str, at: datetime) -> None:
    what = what_is_followed(campaign, follow.kind, follow.code)
    if what:
        link = f"{site_address(os.environ)}/stories/{follow.code}/"
        text = f"มีความเคลื่อนไหวใน{what} ที่คุณติดตาม\n\n{link}"
        _queue(follow, f"มีคนตอบ{what}", text, day=day, at=at)
    note_told(follows=[follow], last_story=follow.last_story, at=at)


@transaction.atomic
def _tell_office(campaign: Campaign, account: Account, *, day: str, at: datetime) -> None:
    """What is new for an officer's own offices, and nothing of others."""
    is_district = account.role == Role.DISTRICT
    part = Part(district=account.scope) if is_district else Part(province=account.scope)
    numbers = new_stories(campaign, part, after=told_up_to(account))
    if not numbers:
        return
    text = _told(f"มีคนเล่าถึงเราใหม่ {len(numbers):,} เรื่อง", numbers)
    _queue_office(account, "มีเรื่องใหม่ถึงที่ว่าการ", text, day=day, at=at)
    note_office_told(account=account, last_story=newest_story(campaign))


@transaction.atomic
def _tell_bureau(campaign: Campaign, account: Account, *, day: str, at: datetime) -> None:
    """What offices handed to the account's bureau, as long as it is still there."""
    handed = handed_to(campaign, account.scope, after=handed_up_to(account))
    if not handed:
        return
    numbers = list(dict.fromkeys(one.story_id for one in handed))
    text = _told(f"อำเภอส่งเรื่องมาให้เราช่วยดู {len(numbers):,} เรื่อง", numbers)
    _queue_office(account, "มีเรื่องส่งต่อมาถึงเรา", text, day=day, at=at)
    note_bureau_told(account=account, last_handover=handed[0].pk)


def _queue_office(account: Account, subject: str, text: str, *, day: str, at: datetime) -> None:
    stop = stop_of(account)
    told = [text, f"อ่านและตอบได้ที่ {site_address(os.environ)}/office/", f"{END} {stop}"]
    words = Words(subject=subject, text="\n\n".join(told), stop=stop)
    for to in where_told(account):
        queue_message(
            key=f"office:{account.pk}:{day}:{to.channel}",
            to=to,
            kind="office_digest",
            about=str(account.pk),
            words=words,
            at=at,
        )


def _queue(follow: Follow, subject: str, text: str, *, day: str, at: datetime) -> None:
    stop = f"{site_address(os.environ)}/follow/stop/{follow.token}/"
    queue_message(
        key=f"follow:{follow.pk}:{day}",
        to=To(follow.channel, follow.to),
        kind="follow",
        about=str(follow.pk),
        words=Words(subject=subject, text=f"{text}\n\n{END} {stop}", stop=stop),
        at=at,
    )


def _told(head: str, numbers: Sequence[int]) -> str:
    """The first stories, masked as on the wall, each with the way to the whole."""
    site = site_address(os.environ)
    lines = [
        quote_of(
            shorten(" ".join(story.reading.masked.split()), LONGEST), story=story.pk, site=site
        )
        for story in stories_of(list(numbers[:QUOTED]))
    ]
    return "\n\n".join([head, *lines])
