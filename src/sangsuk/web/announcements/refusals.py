"""What who announces reads where something cannot be done."""

from django.utils.translation import gettext as _


def why_refused(code: str) -> str:
    """Words for the code of an error."""
    said = {
        "not_entitled": _("บัญชีของคุณประกาศไม่ได้ ขอให้ผู้ที่มีหน้าที่ทำ"),
        "no_words": _("เขียนข้อความก่อน"),
        "too_many_words": _("ข้อความยาวเกินไป ตัดให้สั้นลง"),
        "no_outlet": _("เลือกช่องทางอย่างน้อยหนึ่งช่องทาง"),
        "no_film": _("ภาพยนตร์เรื่องนี้ไม่ได้เผยแพร่อยู่ เลือกเรื่องที่ดูได้บนเว็บไซต์"),
        "no_result": _("ยังไม่ได้ประกาศผลบนเว็บไซต์ ประกาศที่นั่นก่อน"),
        "one_person": _("คุณปล่อยแล้ว ต้องมีอีกคนหนึ่งอ่านและปล่อยด้วย"),
        "hindered": _("ยังไม่มีช่องทางไหนรับได้ ดูผลการลองส่งด้านบน"),
        "is_over": _("ประกาศนี้ถอนไปแล้ว เขียนประกาศใหม่ได้"),
        "has_gone": _("ส่งออกไปแล้ว ถอนได้แต่เลื่อนไม่ได้"),
        "no_reason": _("บอกเหตุผลสั้น ๆ ก่อน เพราะจะเก็บไว้ในบันทึกพร้อมชื่อคุณ"),
    }
    return said.get(code.removeprefix("announcements.")) or _("ยังทำไม่ได้ เปิดหน้านี้ใหม่แล้วลองอีกครั้ง")
