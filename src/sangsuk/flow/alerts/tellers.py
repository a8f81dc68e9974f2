"""Who told a story hears by e-mail what its office did, where they asked to; chats tell by LINE.

A letter quotes nothing: what was answered is read where it can be mended and taken back.
"""

import os
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.core import signing

from sangsuk.core.terms.bureaux import BUREAUX
from sangsuk.flow.outbox.queueing import To, Words, queue_message
from sangsuk.flow.outbox.settings import site_address
from sangsuk.flow.telling.telling import ASKS_NEWS
from sangsuk.records.answers.models import Answer
from sangsuk.records.follows.tellers import address_for_news, told_story
from sangsuk.records.stories.models import Story
from sangsuk.records.tellers.actions import keep_consents
from sangsuk.records.tellers.queries import NEWS

KIND: Final = "teller_news"
SETTLED_AFTER: Final = timedelta(minutes=30)  # as long as an answer is mended
_SALT: Final = "sangsuk.teller-news"
END: Final = "เรื่องนี้เป็นของคุณ ดูทุกอย่างหรือขอคืนได้ด้วยรหัสที่ให้ไว้ ที่ {site}/tell/mine/"
STOP: Final = "ไม่อยากรับข่าวของเรื่องนี้แล้ว กดที่นี่ได้เลย"


class Deed(StrEnum):
    """What an office did because of a story."""

    ANSWERED = "answered"
    PROMISED = "promised"
    DONE = "done"


SAID: Final = {
    Deed.ANSWERED: ("มีคำตอบถึงเรื่องที่คุณเล่า", "{office}อ่านเรื่องที่คุณเล่าแล้ว และเขียนตอบไว้ให้คุณ"),
    Deed.PROMISED: (
        "มีคำสัญญาว่าจะเปลี่ยน เพราะเรื่องที่คุณเล่า",
        "เพราะเรื่องที่คุณเล่า {office}สัญญาว่าจะเปลี่ยนบางอย่าง บอกไว้ด้วยว่าใครดูแลและจะเสร็จเมื่อไร",
    ),
    Deed.DONE: (
        "เขาบอกว่าเปลี่ยนแล้ว จริงไหม",
        "{office}แจ้งว่าเปลี่ยนตามที่สัญญาไว้แล้ว คุณคนเดียวที่บอกได้ว่าจริงหรือยัง เปิดเรื่องของคุณด้วยรหัสแล้วบอกเราได้เลย",
    ),
}


def tell_teller(answer: Answer, deed: Deed, *, at: datetime) -> None:
    """Queue a letter to who told the story, once for each deed; at rest until it can be read."""
    site, story = site_address(os.environ), answer.story
    to = address_for_news(story) if site else ""
    if not to:
        return
    subject, said = SAID[deed]
    said = said.format(office=BUREAUX[answer.bureau].th if answer.bureau else "ที่ว่าการอำเภอ")
    stop = f"{site}{quiet_path(story)}"
    told = [said, f"{site}/stories/{story.pk}/", END.format(site=site), f"{STOP} {stop}"]
    moment = f":{at:%Y%m%d%H%M%S}" if deed == Deed.DONE else ""  # "not yet" is mended and told anew
    queue_message(
        key=f"{KIND}:{answer.pk}:{deed}{moment}",
        to=To("email", to),
        kind=KIND,
        about=str(story.pk),
        words=Words(subject=subject, text="\n\n".join(told), stop=stop),
        at=at,
        due_at=at + SETTLED_AFTER,
    )


def quiet_path(story: Story) -> str:
    """Where its teller ends letters of a story, without a receipt."""
    return f"/tell/quiet/{signing.Signer(salt=_SALT).sign(str(story.pk))}/"


def story_of_link(token: str) -> Story | None:
    """The story of a link that ends letters; None where it is made up or the story is gone."""
    try:
        number = signing.Signer(salt=_SALT).unsign(token)
    except signing.BadSignature:
        return None
    story = told_story(number)
    return story if story and story.withdrawn_at is None else None


def tell_no_more(story: Story, *, at: datetime) -> None:
    """Its teller wants no letters of this story any more; the address stays for a lost receipt."""
    key = (story.platform, story.native_id)
    keep_consents(
        campaign=story.campaign, key=key, given={NEWS: False}, asked={NEWS: ASKS_NEWS.th}, at=at
    )
