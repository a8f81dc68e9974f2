"""What the fairness mirror shows, in words."""

from django import template
from django.utils.translation import gettext as _

from sangsuk.core.judge.reflected import Lean

register = template.Library()


@register.filter
def lean_words(lean: Lean) -> str:
    """Towards or away from what, more than others do."""
    told = {"what": trait_words(lean.trait)}
    if lean.more:
        return _("เอนเข้าหา%(what)s มากกว่ากรรมการคนอื่น") % told
    return _("เอนออกจาก%(what)s มากกว่ากรรมการคนอื่น") % told


def trait_words(trait: str) -> str:
    """Stories that have the trait."""
    return {
        "length": _("เรื่องยาว"),
        "spelling": _("เรื่องที่สะกดผิด"),
        "photo": _("เรื่องที่มีรูป"),
        "dialect": _("เรื่องที่มีภาษาถิ่น"),
        "male_words": _("เรื่องที่มีคำของผู้ชาย"),
        "female_words": _("เรื่องที่มีคำของผู้หญิง"),
        "region เหนือ": _("เรื่องจากภาคเหนือ"),
        "region ตะวันออกเฉียงเหนือ": _("เรื่องจากภาคอีสาน"),
        "region กลาง": _("เรื่องจากภาคกลาง"),
        "region ตะวันออก": _("เรื่องจากภาคตะวันออก"),
        "region ตะวันตก": _("เรื่องจากภาคตะวันตก"),
        "region ใต้": _("เรื่องจากภาคใต้"),
    }[trait]
