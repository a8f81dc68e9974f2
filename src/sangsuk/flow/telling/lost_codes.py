"""A receipt that was lost: a new one by a link to the address that was left, or by the desk."""

import os
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import quote

from django.core import signing
from django.db import transaction

from sangsuk.core.thai.dates import thai_date
from sangsuk.flow.outbox.queueing import To, Words, queue_message
from sangsuk.flow.outbox.settings import mail_server, site_address
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.queries import stories_of
from sangsuk.records.tellers.new_codes import keep_new_code, keys_reached_by
from sangsuk.records.tellers.queries import Key
from sangsuk.records.tellers.reach import is_address, reach_of

KIND: Final = "new_code"
GOOD_FOR: Final = timedelta(days=1)
MOST: Final = 5  # stories of one address that are written of at once
_SALT: Final = "sangsuk.new-code"
SUBJECT: Final = "ขอรหัสใหม่ของเรื่องที่เล่าไว้"
TEXT: Final = (
    "มีคนขอรหัสใหม่ของเรื่องที่คุณเล่าไว้เมื่อ {day} โดยใช้อีเมลนี้\n\n"
    "กดลิงก์นี้ภายในหนึ่งวันเพื่อรับรหัสใหม่ ใช้ได้ครั้งเดียว\n{link}\n\n"
    "ถ้าคุณไม่ได้ขอ ไม่ต้องทำอะไร เรื่องของคุณยังอยู่เหมือนเดิม"
)


def sends_links() -> bool:
    """Whether letters with links can go out at all."""
    return mail_server(os.environ) is not None and bool(site_address(os.environ))


def stories_reached_by(contact: str, campaign: Campaign) -> list[Story]:
    """The stories whose tellers left this address or number, those taken back left out."""
    keys = keys_reached_by(campaign, reach_of(contact))[:MOST]
    found = stories_of(campaign, keys)
    return [found[key] for key in keys if key in found and found[key].withdrawn_at is None]


@transaction.atomic
def write_to(contact: str, campaign: Campaign, *, at: datetime) -> int:
    """Write to an address that was left, a link for each of its stories; how many letters are new.

    Asked again on the same day nothing more is sent.  A number is written to by nobody.
    """
    reach = reach_of(contact)
    stories = stories_reached_by(contact, campaign) if is_address(reach) and sends_links() else []
    return sum(_queue(story, reach, at=at) for story in stories)


def key_of_link(token: str, campaign: Campaign, *, at: datetime) -> Key | None:
    """The post that a link is for; None where it is too old, of another campaign, or made up."""
    try:
        slug, platform, native_id, made = signing.Signer(salt=_SALT).unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    is_good = slug == campaign.slug and at - datetime.fromisoformat(made) <= GOOD_FOR
    story = stories_of(campaign, [(platform, native_id)]).get((platform, native_id))
    return (platform, native_id) if is_good and story and story.withdrawn_at is None else None


def use_link(token: str, code: str, campaign: Campaign, *, at: datetime) -> bool:
    """Give the story of a link this receipt; False where the link is no good, or was used."""
    key = key_of_link(token, campaign, at=at)
    return key is not None and keep_new_code(
        code=code, campaign=campaign, key=key, asked=token, at=at
    )


@transaction.atomic
def give_code(story: Story, code: str, *, by: Actor, why: str, at: datetime) -> None:
    """A new receipt by the desk, which called the teller back at what they left; an act."""
    key = (story.platform, story.native_id)
    keep_new_code(code=code, campaign=story.campaign, key=key, asked=code, at=at)
    keep_act(kind="telling.new_code", by=by, why=why, at=at, after={"story": story.pk})


def link_for(campaign: Campaign, key: Key, *, at: datetime) -> str:
    """The address by which the teller of a post gets a receipt of their own."""
    told = [campaign.slug, *key, at.isoformat()]
    token = signing.Signer(salt=_SALT).sign_object(told)
    return f"{site_address(os.environ)}/tell/new-code/?token={quote(token)}"


def _queue(story: Story, to: str, *, at: datetime) -> bool:
    key = (story.platform, story.native_id)
    link = link_for(story.campaign, key, at=at)
    return queue_message(
        key=f"{KIND}:{':'.join(key)}:{at:%Y-%m-%d}",
        to=To("email", to),
        kind=KIND,
        words=Words(subject=SUBJECT, text=TEXT.format(day=thai_date(story.posted_at), link=link)),
        at=at,
    )
