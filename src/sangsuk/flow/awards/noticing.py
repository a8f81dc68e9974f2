"""Letters to who is honoured, with their own link: to tellers by their address, to offices."""

import os
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import transaction

from sangsuk.core.tell.papers.honours import letter_said
from sangsuk.core.terms.award import Honours
from sangsuk.flow.alerts.offices import where_told
from sangsuk.flow.awards.accepting import digest_of, notice
from sangsuk.flow.awards.papers import occasion_of
from sangsuk.flow.awards.telling import won_of
from sangsuk.flow.outbox.queueing import To, Words, queue_message
from sangsuk.flow.outbox.settings import site_address
from sangsuk.flow.telling.lost_codes import sends_links
from sangsuk.records.accounts.models import Account
from sangsuk.records.awards.models import Award
from sangsuk.records.follows.queries import officers_of
from sangsuk.records.tellers.queries import contacts_of
from sangsuk.records.tellers.reach import is_address, reach_of

KIND: Final = "award_notice"
SUBJECT: Final = "เรื่องที่คุณเล่าได้รับรางวัล"
TEXT: Final = (
    "เรื่องที่คุณเล่าไว้ได้รับเลือกให้รับรางวัล ขอแสดงความยินดีด้วยจากใจ\n\n"
    "เปิดลิงก์นี้เพื่อตอบรับ เลือกว่าจะให้ใช้ชื่อหรือไม่ และบอกว่าจะให้ส่งเงินรางวัลที่ไหน\n{link}\n\n"
    "ลิงก์นี้เป็นของคุณคนเดียว อย่าส่งต่อ เราจะไม่ขอรหัสผ่าน รหัสบัตร หรือให้โอนเงินก่อนไม่ว่ากรณีใด"
)
OFFICE: Final = (
    "เปิดลิงก์นี้เพื่อตอบรับและบอกบัญชีของที่ว่าการ\n{link}\n\n"
    "ลิงก์นี้เป็นของที่ว่าการ อย่าส่งต่อให้คนนอก เราจะไม่ขอรหัสผ่าน หรือให้โอนเงินก่อนไม่ว่ากรณีใด"
)


def write_to_winner(award: Award, link: str, *, at: datetime) -> bool:
    """Whether a letter with the link is on its way; else somebody tells the winner.

    A newer link, or a story that is taken back, stops a letter that waits.
    """
    if not sends_links():
        return False
    address = f"{site_address(os.environ)}/awards/{link}/"
    words, digest, reached = _words(award, address, at=at), digest_of(link), _reached(award)
    for n, to in enumerate(reached):
        queue_message(
            key=f"{KIND}:{award.pk}:{digest[:16]}:{n}",
            to=to,
            kind=KIND,
            about=f"{award.pk}:{digest}",
            words=words,
            at=at,
        )
    return bool(reached)


def congratulate_offices(awards: Iterable[Award], *, by: Account, at: datetime) -> int:
    """Write to each office that was honoured and can be reached; to how many.

    Raises:
        CallError: it is not for this role.
    """
    return sum(_congratulate(one, by=by, at=at) for one in awards)


@transaction.atomic
def _congratulate(award: Award, *, by: Account, at: datetime) -> bool:
    """Nobody is told by a link that reaches nobody: somebody of the team gives that one."""
    if not sends_links() or not _reached(award):
        return False
    return write_to_winner(award, notice(award.pk, by=by, at=at), at=at)


def _words(award: Award, address: str, *, at: datetime) -> Words:
    if award.honours == Honours.STORIES:
        return Words(subject=SUBJECT, text=TEXT.format(link=address))
    occasion = occasion_of(award.campaign, at)
    subject, text = letter_said(won_of(award, award.district), occasion)
    return Words(subject=subject, text="\n\n".join([text, OFFICE.format(link=address)]))


def _reached(award: Award) -> list[To]:
    """A teller's own address; of an office, its officers'."""
    if award.honours == Honours.DISTRICTS:
        return [to for one in officers_of(award.district_id) for to in where_told(one)]
    address = _address_of(award)
    return [To("email", address)] if address else []


def _address_of(award: Award) -> str:
    story = award.story
    if story is None:
        return ""
    key = (story.platform, story.native_id)
    reach = reach_of(contacts_of(award.campaign, [key]).get(key, ""))
    return reach if is_address(reach) else ""
