"""What waits for a person, and what was decided, in words."""

from datetime import datetime, timedelta

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from sangsuk.core.rank.drives.finding import NAMES, Sign
from sangsuk.core.tell.beside import shared_runs
from sangsuk.core.tell.candidates_map import draw_candidates
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.records.matters.models import Matter
from sangsuk.web.components.templatetags.names import in_english, spoken
from sangsuk.web.components.templatetags.rulings import office_coded

register = template.Library()
HOUR = timedelta(hours=1)


@register.filter
def matter_kind(kind: str) -> str:
    """What kind of thing waits."""
    said = {
        "serious": _("เรื่องร้ายแรง"),
        "appeal": _("คำอุทธรณ์"),
        "dispute": _("ไม่ใช่เรื่องของสำนักงาน"),
        "personal": _("ข้อมูลส่วนตัว"),
        "place": _("อำเภอไหนกันแน่"),
        "staff": _("อาจเป็นเจ้าหน้าที่เล่า"),
        "copy": _("อาจลอกเรื่องอื่น"),
        "drive": _("อาจชมตามการนัดหมาย"),
        "hashtag": _("แฮชแท็กเกือบถูก"),
        "reading": _("เครื่องอ่านไม่มั่นใจ"),
        "job": _("งานที่ค้าง"),
        "gap": _("ช่วงที่เก็บไม่ได้"),
    }
    return said[kind]


@register.filter
def matter_asks(kind: str) -> str:
    """What the person at the desk is asked."""
    said = {
        "serious": _("เรื่องนี้ถูกพักไว้ ยังไม่แสดง อ่านแล้วส่งต่อผู้รับผิดชอบทันทีถ้าเป็นเรื่องจริง"),
        "appeal": _("เปิดอ่านแล้วตอบ คนที่วินิจฉัยเรื่องนี้ไว้จะไม่เป็นผู้ตอบ"),
        "dispute": _("สำนักงานบอกว่าเรื่องไม่ได้เล่าถึงเขา อ่านแล้วตัดสินพร้อมเหตุผล"),
        "personal": _("ยังมีชื่อคน เบอร์โทร หรืออะไรที่บอกได้ว่าเป็นใครเหลืออยู่ไหม"),
        "place": _("เรื่องนี้เล่าถึงอำเภอไหน"),
        "staff": _("คนเล่าเป็นเจ้าหน้าที่ของอำเภอเองหรือไม่"),
        "copy": _("ข้อความนี้ลอกเรื่องที่มีอยู่ก่อนหรือไม่"),
        "drive": _("คำชมชุดนี้นัดกันมาหรือไม่ ถ้ายังไม่มีใครตัดสิน ทุกเสียงยังนับอยู่"),
        "hashtag": _("แฮชแท็กผิดไปจากที่ประกาศ จะนับต่อเมื่อเครื่องอ่านพลาดเท่านั้น"),
        "reading": _("เครื่องอ่านเข้าใจเรื่องนี้ถูกไหม"),
        "job": _("งานนี้ล้มเหลวแปดครั้งจนระบบหยุดลองเอง"),
        "gap": _("ช่วงนี้เก็บเรื่องไม่ได้ ผลที่ประกาศจะบอกไว้"),
    }
    return said[kind]


@register.filter
def outcome_words(outcome: str) -> str:
    """What may be chosen, or was."""
    name, _colon, code = outcome.partition(":")
    if name == "place":
        return _office_and_province(code)
    if code:
        return f"{_said_of_office(name)} · {office_coded(code)}"
    said = {
        "passed_on": _("ไม่แสดง ส่งต่อผู้รับผิดชอบแล้ว"),
        "false_alarm": _("ไม่ร้ายแรง แสดงได้"),
        "masked": _("ปิดครบแล้ว แสดงได้"),
        "mask_more": _("ปิดคำเหล่านี้เพิ่ม แล้วแสดง"),
        "hidden": _("ไม่แสดง"),
        "no_place": _("บอกไม่ได้ว่าอำเภอไหน"),
        "staff": _("เจ้าหน้าที่เล่าเอง ไม่นับ"),
        "citizen": _("ประชาชนเล่า นับ"),
        "copy": _("ลอกมา ไม่นับ"),
        "own": _("เล่าเอง นับ"),
        "left_out": _("ไม่นับ"),
        "counted": _("เครื่องอ่านพลาด นับ"),
        "retried": _("ลองใหม่"),
        "left": _("ปล่อยไว้"),
        "noted": _("รับทราบ"),
    }
    return said.get(name) or _of_finding(name)


def _of_finding(name: str) -> str:
    """What a person says of what a search or the reader itself has put before them."""
    said = {
        "arranged": _("นัดกันชม ไม่นับทั้งชุด"),
        "genuine": _("ต่างคนต่างชม นับต่อไป"),
        "as_read": _("เครื่องอ่านถูกแล้ว"),
    }
    return said[name]


def _said_of_office(name: str) -> str:
    """What a person says of an office of which the reader was not sure."""
    said = {
        "praised": _("ชื่นชม"),
        "told": _("เล่าสู่กันฟัง"),
        "blamed": _("อยากให้ปรับปรุง"),
        "absent": _("ไม่ได้เล่าถึง"),
    }
    return said[name]


@register.filter
def told_teller(outcome: str) -> str:
    """What the teller reads of a decision on their story; nothing where it changed nothing."""
    name, _colon, code = outcome.partition(":")
    if name == "place":
        return _("ทีมงานอ่านแล้วเข้าใจว่าเรื่องนี้เป็นของ%(office)s ถ้าไม่ใช่ บอกเราได้") % {
            "office": _office_and_province(code)
        }
    if code:
        return _("ทีมงานอ่านเรื่องนี้เองแล้ว และเข้าใจว่า %(said)s ถ้าไม่ใช่ บอกเราได้") % {
            "said": f"{_said_of_office(name)} · {office_coded(code)}"
        }
    said = {
        "passed_on": _("เรื่องนี้สำคัญมาก เราจึงยังไม่แสดงต่อสาธารณะ และส่งต่อให้ผู้รับผิดชอบแล้ว"),
        "masked": _("ทีมงานอ่านแล้ว ปิดข้อมูลส่วนตัวครบ เรื่องของคุณแสดงได้แล้ว"),
        "mask_more": _("ทีมงานปิดชื่อหรือคำที่บอกตัวคนเพิ่ม เพื่อดูแลคุณและคนอื่นในเรื่อง แล้วแสดงเรื่องให้แล้ว"),
        "hidden": _("เรื่องนี้มีข้อมูลส่วนตัวมาก เราจึงไม่แสดงต่อสาธารณะ แต่ยังนับให้ คุณแก้เรื่องแล้วส่งใหม่ได้"),
        "no_place": _("เราอ่านแล้วยังบอกไม่ได้ว่าเป็นอำเภอไหน เพิ่มชื่ออำเภอและจังหวัดในเรื่อง แล้วเราจะนับให้"),
        "staff": _("ทีมงานเข้าใจว่าเรื่องนี้เล่าโดยเจ้าหน้าที่ จึงแสดงแต่ไม่นับเป็นเสียงประชาชน ถ้าไม่ใช่ อุทธรณ์ได้"),
        "copy": _("มีเรื่องที่ใช้คำเดียวกันมาก่อน จึงนับครั้งเดียว ถ้าเป็นเรื่องของคุณเอง อุทธรณ์ได้"),
        "left_out": _("แฮชแท็กผิดไปเล็กน้อยจึงยังไม่นับ แก้แฮชแท็กในโพสต์ แล้วระบบจะอ่านให้ใหม่"),
        "citizen": _("ทีมงานอ่านแล้ว นับเป็นเสียงของคุณ"),
        "own": _("ทีมงานอ่านแล้ว นับเป็นเสียงของคุณ"),
        "counted": _("ทีมงานอ่านแล้ว นับเป็นเสียงของคุณ"),
    }
    return said.get(name, "")


@register.filter
def sign_words(sign: str) -> str:
    """Of what a story that is held bears signs."""
    said = {
        "life": _("ชีวิตอาจตกอยู่ในอันตราย โทร 191 หรือสายด่วนสุขภาพจิต 1323"),
        "crown": _("อาจเข้ามาตรา 112 ห้ามเผยแพร่ต่อ ให้หัวหน้าทีมอ่าน"),
        "crime": _("อาจเป็นความผิดอาญา ส่งต่อศูนย์ดำรงธรรม 1567"),
    }
    return said.get(sign, sign)


@register.simple_tag
def time_left(due: datetime, now: datetime) -> str:
    """How long a matter may still wait, or by how much it is late."""
    left = due - now
    if left < timedelta():
        return _("เลยกำหนดแล้ว")
    if left < HOUR:
        minutes = left // timedelta(minutes=1)
        return _("เหลือ %(left)s นาที") % {"left": minutes}
    if left < 48 * HOUR:
        hours = left // HOUR
        return _("เหลือ %(left)s ชั่วโมง") % {"left": hours}
    days = left.days
    return _("เหลือ %(left)s วัน") % {"left": days}


@register.filter
def drive_sign(sign: str) -> str:
    """What may show that praise was arranged."""
    return spoken(NAMES[Sign(sign)])


@register.simple_tag
def alike_marked(words: str, others: str) -> SafeString:
    """The words with every run that stands in the other text marked."""
    return format_html_join(
        "",
        "{}",
        [
            (format_html("<mark>{}</mark>", run) if is_shared else run,)
            for run, is_shared in shared_runs(words, others)
        ],
    )


@register.simple_tag
def candidates_drawn(matter: Matter) -> SafeString:
    """The candidates of an ambiguous story on the map, numbered as the keys choose them."""
    codes = matter.story.reading.candidates if matter.story else []
    label = _("ตำแหน่งของอำเภอที่เป็นไปได้")
    drawn = draw_candidates(load_gazetteer().districts, codes[:8], label=label)
    return mark_safe(drawn)  # noqa: S308 - numbers of ours and an escaped label


def _office_and_province(code: str) -> str:
    """The office with its province: five districts are called เฉลิมพระเกียรติ."""
    district = load_gazetteer().by_code().get(code)
    if district is None:
        return code
    province = district.province_en if in_english() else district.province_th
    return f"{office_coded(code)} · {province}"
