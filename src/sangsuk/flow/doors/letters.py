"""Letters are answered with a receipt: by it a story is let be shown, or taken back."""

import os
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sangsuk.connectors.mail.letter import address_of
from sangsuk.flow.claims.claiming import a_code
from sangsuk.flow.doors.accepting import Brought
from sangsuk.flow.outbox.queueing import To, Words, queue_message
from sangsuk.flow.outbox.settings import mail_server, site_address
from sangsuk.flow.telling.telling import take_back
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.stories.queries import stories_of
from sangsuk.records.tellers.new_codes import keep_new_code

KIND: Final = "letter_received"
WITHDRAW: Final = "ถอนเรื่อง"
SUBJECT: Final = "ได้รับเรื่องของคุณแล้ว [{code}]"
TEXT: Final = (
    "ขอบคุณที่เล่าให้ฟัง เรื่องของคุณนับเป็นเสียงได้แล้ว แต่ยังไม่แสดงให้ใครเห็น\n\n"
    "ถ้าอยากให้คนอื่นอ่านด้วย กดลิงก์นี้แล้วเลือกว่าให้เราทำอะไรได้บ้าง\n"
    "{site}/tell/mine/?receipt={code}\n\n"
    "รหัสของเรื่องคือ {code} เก็บไว้นะ\n"
    "ถ้าอยากขอเรื่องคืน ตอบอีเมลนี้โดยพิมพ์คำว่า {withdraw} ไว้บรรทัดแรก หรือกดลิงก์ข้างบน"
)
_CODE: Final = re.compile(r"\[([0-9a-z]{4}(?:-[0-9a-z]{4}){3})\]")


def heed_withdrawals(brought: Sequence[Brought], campaign: Campaign) -> list[Brought]:
    """Take back the stories of those who answer so; the other letters, which are stories."""
    told: list[Brought] = []
    for one in brought:
        if code := _withdrawn(one.told.post.text):
            take_back(code, campaign, at=one.at)
        else:
            told.append(one)
    return told


def answer_letters(brought: Sequence[Brought], campaign: Campaign) -> None:
    """Queue a receipt for each story, once; for nothing that does not name the campaign.

    A letter that is no story of ours may have a forged sender, whom nobody should write to.
    """
    site, tags = site_address(os.environ), rules_of(campaign).hashtags
    if not site or mail_server(os.environ) is None:
        return
    there = stories_of(campaign, [one.key for one in brought])
    for one in brought:
        to = address_of(bytes(one.delivery.body.raw)) if one.delivery else ""
        if to and one.key in there and any(tag in one.told.post.text for tag in tags):
            _answer(one, to, campaign, site, at=one.at)


def _answer(one: Brought, to: str, campaign: Campaign, site: str, *, at: datetime) -> None:
    code, native_id = a_code(), one.told.post.id
    if not keep_new_code(
        code=code, campaign=campaign, key=one.key, asked=f"letter {native_id}", at=at
    ):
        return
    queue_message(
        key=f"{KIND}:{native_id}",
        to=To("email", to),
        kind=KIND,
        words=Words(
            subject=SUBJECT.format(code=code),
            text=TEXT.format(site=site, code=code, withdraw=WITHDRAW),
        ),
        at=at,
    )


def _withdrawn(text: str) -> str:
    """The receipt in the subject of an answer that asks for its story back; "" of any other."""
    subject, _, words = text.partition("\n")
    code = _CODE.search(subject)
    return code[1] if code and words.strip().startswith(WITHDRAW) else ""
