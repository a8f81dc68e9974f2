"""Acts in words."""

import json
from typing import Any, Final

from django import template
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from sangsuk.web.components.templatetags.doors_told import door_name

register = template.Library()
LONGEST_WHY: Final = 300


@register.filter
def act_words(kind: str) -> str:
    """What was done; a kind without words of its own is called as it is."""
    said = {
        "came": _("เรื่องมาถึง"),
        "told_differently": _("เจ้าของเรื่องแก้เรื่อง"),
        "read": _("เครื่องอ่าน"),
        "withdrawn": _("เจ้าของเรื่องขอคืน"),
        "story.exclude": _("วินิจฉัยว่าไม่นับ"),
        "story.restore": _("วินิจฉัยว่านับ"),
        "appeal.lodged": _("มีผู้ยื่นอุทธรณ์"),
        "appeal.upheld": _("อุทธรณ์ฟังขึ้น"),
        "appeal.dismissed": _("อุทธรณ์ฟังไม่ขึ้น"),
        "matter.undone": _("ย้อนคำตัดสินที่โต๊ะทำงาน"),
        "account.invited": _("ชวนคนมาทำงาน"),
        "account.offices_invited": _("ชวนอำเภอจากรายการอีเมล"),
        "account.moved": _("เปลี่ยนบทบาทหรือพื้นที่"),
        "account.closed": _("ปิดบัญชี"),
        "account.opened": _("เปิดบัญชีอีกครั้ง"),
        "account.phone_lost": _("ตั้งโทรศัพท์ใหม่ให้"),
    }
    if kind.startswith("matter.") and kind not in said:
        return _("ตัดสินที่โต๊ะทำงาน")
    rest = _of_the_campaign() | _of_awards() | _of_announcements()
    return said.get(kind) or rest.get(kind, kind)


def _of_the_campaign() -> dict[str, str]:
    """Acts about rules, results, rounds and offices."""
    return {
        "answer.given": _("ที่ว่าการอำเภอตอบ"),
        "dispute.raised": _("สำนักงานบอกว่าไม่ใช่เรื่องของเขา"),
        "dispute.decided": _("ตัดสินว่าเป็นเรื่องของสำนักงานหรือไม่"),
        "jury.opened": _("เปิดรอบตัดสินที่มีเรื่องนี้"),
        "jury.closed": _("ปิดรอบตัดสินที่มีเรื่องนี้"),
        "rules.fixed": _("ตรึงกติกา"),
        "rules.amended": _("แก้กติกา"),
        "result.published": _("ประกาศผล"),
        "result.corrected": _("แก้ผลที่ประกาศ"),
        "result.certified": _("รับรองผล"),
    }


def _of_announcements() -> dict[str, str]:
    return {
        "announcement.written": _("เขียนประกาศ"),
        "announcement.let_out": _("ปล่อยประกาศ"),
        "announcement.put_off": _("เลื่อนประกาศ"),
        "announcement.taken_down": _("ถอนประกาศ"),
    }


def _of_awards() -> dict[str, str]:
    return {
        "award.given": _("มอบรางวัล"),
        "award.noticed": _("ส่งลิงก์ให้ผู้รับรางวัล"),
        "award.accepted": _("ผู้รับตอบรับรางวัล"),
        "award.identified": _("ยืนยันตัวผู้รับรางวัล"),
        "award.account": _("ผู้รับบอกเลขบัญชี"),
        "award.account_seen": _("เปิดดูเลขบัญชี"),
        "award.withholding": _("ลงนามว่าหักภาษีเท่าไร"),
        "award.ordered": _("สั่งจ่ายเงินรางวัล"),
        "award.approved": _("อนุมัติจ่ายเงินรางวัล"),
        "award.receipt": _("เก็บใบสำคัญรับเงิน"),
        "award.plaque": _("โล่ไปอีกขั้น"),
        "paper.given": _("ออกเอกสาร"),
        "paper.revoked": _("ยกเลิกเอกสาร"),
    }


@register.filter
def who(by: str) -> str:
    """Who acted, or the door that a story came by; an account is called by its own name."""
    said = {
        "teller": _("ผู้เล่าเรื่อง"),
        "storyteller": _("ผู้เล่าเรื่อง"),
        "the teller, by receipt": _("ผู้เล่าเรื่อง ด้วยรหัสของเรื่อง"),
        "office": _("ที่ว่าการอำเภอ"),
        "other": _("ผู้เกี่ยวข้องคนอื่น"),
        "winner": _("ผู้รับรางวัล"),
        "who appears": _("ผู้ปรากฏตัว"),
        "demonstration": _("ระบบสาธิต"),
        "file": _("นำเข้าจากไฟล์"),
        "web": _("เล่าที่เว็บไซต์"),
        "seen": _("โพสต์สาธารณะที่คัดลอกไว้"),
    }
    return said.get(by) or door_name(by)


@register.filter
def kind_words(kind: str) -> str:
    """A family of acts."""
    said = {
        "story": _("คำวินิจฉัย"),
        "appeal": _("คำอุทธรณ์"),
        "matter": _("รอคนดู"),
        "account": _("บัญชี"),
        "rules": _("กติกา"),
        "result": _("ผลที่ประกาศ"),
        "jury": _("กรรมการ"),
        "award": _("รางวัลที่มอบ"),
        "paper": _("เอกสารของรางวัล"),
        "judging": _("การตัดสินเรื่องเล่า"),
    }
    return said.get(kind, kind)


@register.simple_tag
def why_told(why: str) -> str:
    """The reason of an act: a person's as written; the system's in the reader's language."""
    if said := _of_the_system().get(why):
        return str(said)
    return format_html('<span lang="th">{}</span>', Truncator(why).chars(LONGEST_WHY))


def _of_the_system() -> dict[str, str]:
    """What the log holds where nobody is asked for a reason; it stays there as it was written."""
    own = _("เจ้าของบัญชีทำเอง")
    return {
        "written": _("ร่างไว้"),
        "what is counted is appealed": _("ผู้ยื่นเห็นว่านับไม่ถูก"),
        "by the account itself": own,
        "judged": _("ให้คะแนนแล้ว"),
        "compared": _("เทียบแล้ว"),
        "stepped back; no reason is asked": _("ขอไม่ตัดสิน ไม่ต้องบอกเหตุผล"),
        "by their own link": _("ทำเองด้วยลิงก์ที่ได้รับ"),
        "by the storyteller's own link": _("ผู้เล่าทำเองด้วยลิงก์ที่ได้รับ"),
        "the paper was seen": _("เห็นเอกสารแล้ว"),
        "its story was honoured": _("เรื่องนี้ได้รับรางวัล"),
        "a public post was found and copied": _("พบโพสต์สาธารณะและคัดลอกไว้"),
        "typed for a teller who agreed on paper": _("พิมพ์ให้ผู้เล่าที่ยินยอมบนกระดาษ"),
        "accounts for offices": _("บัญชีของอำเภอ"),
        "as its teller says": _("ตามที่ผู้เล่าบอก"),
        "a file was taken in": _("นำเข้าไฟล์"),
        "the office's own words": _("คำของสำนักงานเอง"),
    }


@register.filter
def as_json(value: Any) -> str:
    """What was so before or after, short and on one line; nothing where nothing was kept."""
    return json.dumps(value, ensure_ascii=False)[:400] if value else ""
