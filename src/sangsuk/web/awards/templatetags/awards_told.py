"""Awards in words."""

from django import template
from django.utils.translation import gettext as _

from sangsuk.core.terms.award import AwardStep
from sangsuk.core.terms.paper import KIND_WORDS, PaperKind
from sangsuk.core.thai.amounts import baht_figures
from sangsuk.web.components.templatetags.names import spoken

register = template.Library()


@register.filter
def step_words(step: str) -> str:
    """A step that is done."""
    said = {
        AwardStep.GIVEN: _("มอบรางวัล"),
        AwardStep.NOTICED: _("ส่งลิงก์ให้ผู้รับ"),
        AwardStep.ACCEPTED: _("ผู้รับตอบรับ"),
        AwardStep.IDENTIFIED: _("ยืนยันตัวผู้รับ"),
        AwardStep.ACCOUNT: _("ได้เลขบัญชี"),
        AwardStep.ORDERED: _("สั่งจ่าย"),
        AwardStep.PAID: _("อนุมัติจ่าย"),
        AwardStep.RECEIVED: _("ได้ใบสำคัญรับเงิน"),
    }
    return said[AwardStep(step)]


@register.filter
def waits_words(step: str | None) -> str:
    """What an award waits for."""
    said = {
        AwardStep.NOTICED: _("รอส่งลิงก์ให้ผู้รับ"),
        AwardStep.ACCEPTED: _("รอผู้รับตอบ"),
        AwardStep.IDENTIFIED: _("รอยืนยันตัวผู้รับ"),
        AwardStep.ACCOUNT: _("รอเลขบัญชี"),
        AwardStep.ORDERED: _("รอสั่งจ่าย"),
        AwardStep.PAID: _("รอผู้อนุมัติ"),
        AwardStep.RECEIVED: _("รอใบสำคัญรับเงิน"),
    }
    return said[AwardStep(step)] if step else _("ครบทุกขั้นแล้ว")


@register.filter
def plaque_words(step: str) -> str:
    said = {
        "ordered": _("สั่งทำโล่"),
        "proofed": _("ตรวจแบบของช่างแล้ว"),
        "delivered": _("ส่งโล่แล้ว"),
        "received": _("อำเภอรับโล่แล้ว"),
    }
    return said[step]


@register.filter
def payee_words(payee: str) -> str:
    return {"person": _("บุคคล เจ้าของเรื่อง"), "office": _("หน่วยงาน ที่ว่าการอำเภอ")}[payee]


@register.filter
def sheet_words(name: str) -> str:
    """A paper that can be given out, by the name of its file."""
    said = {
        "plaque-shield": _("แบบโล่ ทรงโล่"),
        "plaque-round": _("แบบโล่ วงกลม"),
        "plaque-arch": _("แบบโล่ ซุ้ม"),
        "plaque-hexagon": _("แบบโล่ หกเหลี่ยม"),
        "press-th": _("ข่าวประกาศผล ภาษาไทย"),
        "press-en": _("ข่าวประกาศผล ภาษาอังกฤษ"),
        "invitation-th": _("ข่าวเชิญชวน ภาษาไทย"),
        "invitation-en": _("ข่าวเชิญชวน ภาษาอังกฤษ"),
    }
    return said.get(name) or paper_words(name)


@register.filter
def paper_words(kind: str) -> str:
    """A kind of paper."""
    return spoken(KIND_WORDS[PaperKind(kind)])


@register.filter
def baht(satang: int) -> str:
    """10,000; with satang where there are any."""
    return baht_figures(satang).removesuffix(".00")


@register.filter
def percent(rate: int) -> str:
    """500 hundredths of a percent as 5."""
    return f"{rate / 100:g}"
