"""A day that somebody typed into a form, and what they read where it is none."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sangsuk.core.errors import CallError
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.core.thai.typed_days import DayUnreadError, Era, Unread, typed_day
from sangsuk.web.components.templatetags.moments import day, short_day
from sangsuk.web.components.templatetags.names import in_english

LONGEST: Final = 40  # letters of a day in words
HOUR: Final = "%H:%M"  # of a field of that kind


class MomentRefusedError(CallError):
    """What was typed is no day or no hour; `where` is its field, `said` what its typist reads."""

    said = ""

    @classmethod
    def of(cls, field: str, said: str) -> "MomentRefusedError":
        refused = cls("typed.no_day", what="No day.", where=field, remedy="type it anew.")
        refused.said = said
        return refused


def day_typed(request: HttpRequest, name: str) -> date:
    """The day in the field of that name, its year of the era that the page's language shows.

    Raises:
        MomentRefusedError: it is none, or its year is of the other era.
    """
    return day_in(request.POST.get(name, ""), name)


def day_in(text: str, field: str) -> date:
    """The same of the text that stood in that field.

    Raises:
        MomentRefusedError: it is no day, or its year is of the other era.
    """
    try:
        era = Era.COMMON if in_english() else Era.BUDDHIST
        return typed_day(text.replace("\0", "")[:LONGEST], era)
    except DayUnreadError as unread:
        raise MomentRefusedError.of(field, _why_unread(unread)) from None


def hour_typed(request: HttpRequest, name: str) -> time:
    """The time of day in the field of that name.

    Raises:
        MomentRefusedError: it is none.
    """
    try:
        return time.fromisoformat(request.POST.get(name, "")[:8])
    except ValueError:
        raise MomentRefusedError.of(name, _("บอกเวลาด้วย เช่น 09:30")) from None


def moment_typed(request: HttpRequest) -> datetime:
    """The moment of the fields `day` and `hour`, in Bangkok.

    Raises:
        MomentRefusedError: one of them is none.
    """
    return datetime.combine(day_typed(request, "day"), hour_typed(request, "hour"), BANGKOK)


def moment_shown(moment: datetime) -> dict[str, str]:
    """What stands in the fields `day` and `hour` before anybody types."""
    local = moment.astimezone(BANGKOK)
    return {"day": short_day(local), "hour": local.strftime(HOUR)}


def what_refused(error: CallError, others: Callable[[str], str]) -> dict[str, str]:
    """What a page says of an error, and the field that is at fault, "" where none is marked.

    Args:
        error: why nothing was kept.
        others: words for the codes of all other errors.
    """
    if isinstance(error, MomentRefusedError):
        return {"fault": error.said, "fault_at": error.where}
    return {"fault": others(error.code), "fault_at": ""}


def _why_unread(unread: DayUnreadError) -> str:
    if unread.meant:
        meant = {"day": day(unread.meant), "typed": short_day(unread.meant)}
        return _("ปีที่พิมพ์เป็น ค.ศ. แต่หน้านี้ใช้ พ.ศ. ถ้าหมายถึง %(day)s ให้พิมพ์ %(typed)s") % meant
    return {
        Unread.EMPTY: _("พิมพ์วันที่ก่อน เช่น 5 ธ.ค. 2563"),
        Unread.FORM: _("อ่านวันที่ไม่ออก พิมพ์วัน เดือน ปี เช่น 5 ธ.ค. 2563 หรือ 5/12/2563"),
        Unread.MONTH: _("ไม่มีเดือนนี้ พิมพ์วันก่อน แล้วตามด้วยเดือน เช่น 5 ธ.ค. 2563"),
        Unread.YEAR: _("พิมพ์ปี พ.ศ. ให้ครบสี่หลัก เช่น 5 ธ.ค. 2563"),
        Unread.NO_SUCH_DAY: _("เดือนนั้นไม่มีวันที่นี้ ดูปฏิทินแล้วพิมพ์ใหม่"),
    }[unread.why]
