"""Following a place, a service or a story: asked for, said yes to, ended with one tap."""

import os
from datetime import datetime

from django.db import transaction

from sangsuk.core.terms.codes import SERVICES
from sangsuk.flow.outbox.queueing import To, Words, queue_message
from sangsuk.flow.outbox.settings import mail_server, site_address
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.districts.queries import place_of
from sangsuk.records.follows.actions import begin_follow, confirm_follow
from sangsuk.records.follows.models import Follow
from sangsuk.records.follows.queries import newest_story, unanswered
from sangsuk.records.stories.queries import story_to_show

MOST_UNANSWERED = 5  # of one address
ASK = """มีคนขอให้ส่งข่าวของ{what}มาที่อีเมลนี้ ถ้าเป็นคุณ กดลิงก์นี้เพื่อเริ่มรับข่าว

{link}

ถ้าไม่ใช่คุณ ไม่ต้องทำอะไร เราจะไม่ส่งอีก และลบอีเมลนี้ภายในสองวัน"""


def sends_letters() -> bool:
    """Whether letters with links can go out of this site."""
    return bool(mail_server(os.environ) and site_address(os.environ))


def what_is_followed(campaign: Campaign, kind: str, code: str) -> str:
    """What somebody would follow, in words; "" where there is no such thing."""
    if kind == Follow.Kind.SERVICE:
        return f"งาน{SERVICES[code].th}" if code in SERVICES else ""
    if kind == Follow.Kind.STORY:
        is_number = code.isascii() and code.isdecimal() and len(code) < 19
        return f"เรื่องที่ {code}" if is_number and story_to_show(campaign, int(code)) else ""
    digits = {Follow.Kind.DISTRICT: 4, Follow.Kind.PROVINCE: 2}.get(Follow.Kind(kind), 0)
    place = place_of(code) if len(code) == digits else None
    word = "อำเภอ" if kind == Follow.Kind.DISTRICT else "จังหวัด"
    return f"{word}{place.name_th}" if place else ""


@transaction.atomic
def ask_to_follow(address: str, kind: str, code: str, campaign: Campaign, *, at: datetime) -> None:
    """Send a letter that asks whether its reader wants this; who follows already is sent none.

    Nor is who leaves several such letters unanswered: others may be asking in their name.
    """
    address = address.lower()
    follow = begin_follow(channel="email", to=address, kind=kind, code=code, at=at)
    if follow.confirmed_at or unanswered(address) > MOST_UNANSWERED:
        return
    what = what_is_followed(campaign, kind, code)
    link = f"{site_address(os.environ)}/follow/yes/{follow.token}/"
    queue_message(
        key=f"ask:{follow.pk}:{at:%Y%m%d%H}",  # however often it is asked for within an hour
        to=To("email", address),
        kind="ask_to_follow",
        about=str(follow.pk),
        words=Words(subject=f"รับข่าวของ{what} ใช่ไหม", text=ASK.format(what=what, link=link)),
        at=at,
    )


def say_yes(token: str, campaign: Campaign, *, at: datetime) -> Follow | None:
    """The reader of the letter wants it; None where the link is too old."""
    return confirm_follow(token=token, last_story=newest_story(campaign), at=at)
