"""A letter with the winner's own link, where the teller left an address."""

import os
from datetime import datetime
from typing import Final

from sangsuk.flow.awards.accepting import digest_of
from sangsuk.flow.outbox.queueing import To, Words, queue_message
from sangsuk.flow.outbox.settings import site_address
from sangsuk.flow.telling.lost_codes import sends_links
from sangsuk.records.awards.models import Award
from sangsuk.records.tellers.queries import contacts_of
from sangsuk.records.tellers.reach import is_address, reach_of

KIND: Final = "award_notice"
SUBJECT: Final = "เรื่องที่คุณเล่าได้รับรางวัล"
TEXT: Final = (
    "เรื่องที่คุณเล่าไว้ได้รับเลือกให้รับรางวัล ขอแสดงความยินดีด้วยจากใจ\n\n"
    "เปิดลิงก์นี้เพื่อตอบรับ เลือกว่าจะให้ใช้ชื่อหรือไม่ และบอกว่าจะให้ส่งเงินรางวัลที่ไหน\n{link}\n\n"
    "ลิงก์นี้เป็นของคุณคนเดียว อย่าส่งต่อ เราจะไม่ขอรหัสผ่าน รหัสบัตร หรือให้โอนเงินก่อนไม่ว่ากรณีใด"
)


def write_to_winner(award: Award, link: str, *, at: datetime) -> bool:
    """Whether a letter with the link is on its way; else somebody tells the winner.

    A newer link, or a story that is taken back, stops a letter that waits.
    """
    reach = _address_of(award)
    if not reach or not sends_links():
        return False
    digest = digest_of(link)
    address = f"{site_address(os.environ)}/awards/{link}/"
    return queue_message(
        key=f"{KIND}:{award.pk}:{digest[:16]}",
        to=To("email", reach),
        kind=KIND,
        about=f"{award.pk}:{digest}",
        words=Words(subject=SUBJECT, text=TEXT.format(link=address)),
        at=at,
    )


def _address_of(award: Award) -> str:
    story = award.story
    if story is None:
        return ""
    key = (story.platform, story.native_id)
    reach = reach_of(contacts_of(award.campaign, [key]).get(key, ""))
    return reach if is_address(reach) else ""
