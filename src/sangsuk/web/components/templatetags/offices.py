"""What an office has done with a story, in words."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sangsuk.core.terms.bureaux import BUREAUX
from sangsuk.records.answers.models import Answer, Change, Wording
from sangsuk.records.districts.models import District, Province
from sangsuk.records.tellers.models import Photo
from sangsuk.records.tellers.photos import photos_of_change
from sangsuk.web.components.templatetags.moments import day
from sangsuk.web.components.templatetags.names import office, province_name, spoken

register = template.Library()


@register.filter
def place_called(place: District | Province) -> str:
    return office(place) if isinstance(place, District) else province_name(place)


@register.filter
def stage_word(stage: str) -> str:
    return {
        "praise": _("จะตอบหรือไม่ก็ได้"),
        "waiting": _("รอคำตอบ"),
        "answered": _("ตอบแล้ว"),
        "promised": _("สัญญาว่าจะเปลี่ยน"),
        "done": _("แจ้งว่าเสร็จ รอผู้เล่ายืนยัน"),
        "confirmed": _("ผู้เล่ายืนยันแล้ว"),
        "not_yet": _("ผู้เล่าบอกว่ายังไม่เปลี่ยน"),
    }[stage]


@register.simple_tag
def change_photos(answer: Answer) -> Sequence[Photo]:
    """The photos that show a change; none while nothing is reported."""
    change = getattr(answer, "change", None)
    return photos_of_change(change.pk) if change and change.done_at else []


@register.filter
def done_words(act: str) -> str:
    """What has just been done; nothing for a word that is none of ours."""
    said = {
        "answer": _("ส่งคำตอบแล้ว อยู่ใต้เรื่องนี้ให้ทุกคนอ่านได้ แก้คำได้อีก 30 นาที"),
        "mend": _("บันทึกคำตอบใหม่แล้ว"),
        "promise": _("บันทึกคำสัญญาแล้ว ทุกคนเห็นและผู้เล่าจะรอ"),
        "report": _("บอกผู้เล่าแล้ว ผู้เล่าจะเป็นคนยืนยัน"),
        "dispute": _("แจ้งส่วนกลางแล้ว"),
        "keep_note": _("จดไว้แล้ว คนนอกสำนักงานไม่เห็น"),
        "give": _("ส่งต่อแล้ว"),
    }
    return said.get(act, _("บันทึกแล้ว"))


@register.simple_tag
def time_left(left: int, due: date) -> str:
    """How many working days there are to answer."""
    if left < 0:
        late = ngettext("เลยมา %(n)s วันทำการ", "เลยมา %(n)s วันทำการ", -left)
        return late % {"n": -left}
    if left == 0:
        return _("ควรตอบภายในวันนี้")
    told = {"n": left, "day": day(due)}
    return ngettext("อีก %(n)s วันทำการ ถึง %(day)s", "อีก %(n)s วันทำการ ถึง %(day)s", left) % told


@register.simple_tag
def bureau_name(code: str) -> str:
    return spoken(BUREAUX[code]) if code in BUREAUX else ""


@register.filter
def last_wording(answer: Answer) -> Wording:
    return list(answer.wordings.all())[-1]


@register.filter
def last_text(answer: Answer) -> str:
    return last_wording(answer).text


@register.filter
def former_wordings(answer: Answer) -> list[Wording]:
    """The wordings that stood before an amendment, the newest first."""
    wordings: Final = list(answer.wordings.all())
    before = [one for one, later in pairwise(wordings) if later.is_amendment]
    return before[::-1]


@register.filter
def says_done(change: Change) -> str:
    """What the teller said last of a change: yes, no, or nothing."""
    opinions = list(change.opinions.all())
    return ("yes" if opinions[-1].is_done else "no") if opinions else ""
