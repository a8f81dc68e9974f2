"""Telling a story in three steps of one address, and the receipt; each works without a script."""

import logging
import os
import re
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import UnreadableSourceError
from sangsuk.core.terms.reading import Reading as Read
from sangsuk.flow.doors.settings import line_name
from sangsuk.flow.telling.finding_districts import find_districts
from sangsuk.flow.telling.similar_story import similar_story
from sangsuk.flow.telling.telling import added_hashtags, preview, tell
from sangsuk.records.districts.models import District
from sangsuk.records.districts.queries import all_districts, district_by_code
from sangsuk.web.headers import LOCATING
from sangsuk.web.public.frame import Frame, framed, framed_form
from sangsuk.web.public.tell_form import TellForm, new_code
from sangsuk.web.public.tell_guard import begin, has_worked, is_too_much, is_too_quick
from sangsuk.web.public.tell_photo import keep_sent_photo, photo_sent, why_no_photo

REFUSED: Final = 400
NOT_OPEN: Final = 403
TOO_MANY: Final = 429
MOST_NEAR: Final = 40  # signs of the codes that a device found near itself

log = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
@framed_form
def tell_page(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The story, then its place, then the masked story to agree to, then the receipt."""
    if not frame.rules.window.holds(frame.at):
        status = NOT_OPEN if request.method == "POST" else 200
        return frame.render(request, "tell_closed", section="tell", status=status)
    if request.method != "POST":
        given = {"code": new_code(), "begun": begin()} | _of_a_poster(request)
        return _story_step(request, frame, TellForm(initial=given, rules=frame.rules))
    form = TellForm(request.POST, rules=frame.rules, is_sent="send" in request.POST)
    if not form.is_valid():
        return _asked_again(request, frame, form)
    return _next_step(request, frame, form)


def _next_step(request: HttpRequest, frame: Frame, form: TellForm) -> HttpResponse:
    """What the button says that was pressed."""
    if "change" in request.POST:
        return _story_step(request, frame, form)
    if "place_of" in request.POST or "find" in request.POST:
        return _place_step(request, frame, form)
    if "send" in request.POST:
        return _sent(request, frame, form)
    return _look_step(request, frame, form)


@framed
def places_found(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The districts that fit what has been typed so far, or that a device found near itself."""
    asked, ours = (
        re.findall("[0-9]{4}", request.GET.get("near", "")[:MOST_NEAR]),
        frame.rules.provinces,
    )
    near = [code for code in asked if not ours or code[:2] in ours]
    found = find_districts(request.GET.get("q", ""), provinces=ours)
    codes = near or [one.district.code for one in found]
    return frame.render(request, "tell_places", section="tell", found=_choices(codes, found))


def _story_step(
    request: HttpRequest, frame: Frame, form: TellForm, *, status: int = 200
) -> HttpResponse:
    code = str(form["district"].value() or "")
    office = district_by_code(code) if code.isdecimal() else None
    return frame.render(request, "tell", form=form, step=1, status=status, office=office)


def _of_a_poster(request: HttpRequest) -> dict[str, str]:
    """The office whose poster was scanned, and whether the form stands in its hall for all."""
    code = request.GET.get("district", "")
    given = {"district": code} if re.fullmatch("[0-9]{4}", code) and district_by_code(code) else {}
    return given | ({"kiosk": "1"} if request.GET.get("kiosk") == "1" else {})


def _place_step(
    request: HttpRequest, frame: Frame, form: TellForm, *, fault: str = "", status: int = 200
) -> HttpResponse:
    """The offices that the story seems to speak of, and those that fit what was typed."""
    given = form.cleaned_data
    typed = find_districts(given.get("place", ""), provinces=frame.rules.provinces)
    codes = [one.district.code for one in typed]
    if not codes:
        read = preview(form.telling(), frame.campaign, at=frame.at)
        codes = [mention.code for mention in read.districts] or list(read.candidates)
    chosen = given.get("district", "")
    codes += [chosen] if chosen.isdecimal() and chosen not in codes else []
    parts: dict[str, Any] = {
        "found": _choices(codes, typed),
        "chosen": chosen or (codes[0] if len(codes) == 1 else ""),
        "searched": bool(given.get("place")),
        "fault": fault,
    }
    response = frame.render(
        request, "tell_place", section="tell", form=form, step=2, status=status, **parts
    )
    response.headers["Permissions-Policy"] = LOCATING
    return response


def _look_step(request: HttpRequest, frame: Frame, form: TellForm) -> HttpResponse:
    given = form.cleaned_data
    if given["place"] and not given["district"]:
        found = find_districts(given["place"], provinces=frame.rules.provinces)
        if len(found) != 1:
            fault = _("เลือกอำเภอจากรายการก่อน หรือเลือกว่าไม่แน่ใจ")
            return _place_step(request, frame, form, fault=fault, status=REFUSED)
        given["district"] = found[0].district.code
    return _look(request, frame, form)


def _look(
    request: HttpRequest, frame: Frame, form: TellForm, *, fault: str = "", status: int = 200
) -> HttpResponse:
    telling = form.telling()
    read = preview(telling, frame.campaign, at=frame.at)
    parts: dict[str, Any] = {
        "read": read,
        "added": added_hashtags(telling, frame.rules),
        "offices": _offices(read),
        "similar": similar_story(read, frame.campaign),
        "district": form.cleaned_data["district"],
        "fault": fault,
    }
    return frame.render(
        request, "tell_preview", section="tell", form=form, step=3, status=status, **parts
    )


def _sent(request: HttpRequest, frame: Frame, form: TellForm) -> HttpResponse:
    """Kept, unless a machine sent it; a person who was mistaken for one may send it again."""
    given = form.cleaned_data
    fault, status = _held_off(request, form)
    if fault:
        return _look(request, frame, form, fault=fault, status=status)
    try:
        drawn = photo_sent(request)
    except UnreadableSourceError as error:
        return _look(request, frame, form, fault=why_no_photo(error.code), status=REFUSED)
    story = tell(form.telling(), frame.campaign, at=frame.at)
    if drawn:
        keep_sent_photo(drawn, story, frame, alt=given["alt"], is_shown=given["show_photo"])
    parts: dict[str, Any] = {"story": story, "shown": hasattr(story, "shown"), "form": form}
    parts |= {"code": given["code"], "line_name": line_name(os.environ)}
    return frame.render(request, "tell_thanks", section="tell", **parts)


def _held_off(request: HttpRequest, form: TellForm) -> tuple[str, int]:
    """Why this comes from a machine, as its sender is told it; "" where it need not."""
    given = form.cleaned_data
    if given["website"]:
        log.warning("tell refused a story: the trap was filled in")
        return _("ส่งไม่ได้ ลองเปิดหน้านี้ใหม่แล้วเล่าอีกครั้ง"), REFUSED
    if is_too_quick(given["begun"]):
        log.warning("tell refused a story: sent too soon")
        anew = {"begun": begin(), "work": ""}
        form.data = {**form.data.dict(), **anew}  # type: ignore[attr-defined] # a QueryDict
        return _("ส่งเร็วไปนิด อ่านทวนอีกครั้งแล้วกดส่งใหม่นะ"), REFUSED
    worked = has_worked(begun=given["begun"], code=given["code"], work=given["work"])
    if is_too_much(request, worked=worked):
        log.warning("tell refused a story: too many of one network")
        return _("มีเรื่องส่งมาจากเครือข่ายนี้มากในหนึ่งชั่วโมง พักสักครู่แล้วกดส่งอีกครั้งนะ"), TOO_MANY
    return "", 200


def _asked_again(request: HttpRequest, frame: Frame, form: TellForm) -> HttpResponse:
    """The step where something is missing: of consent the last one, of all else the first."""
    is_story_good = not {"text", "code"} & form.errors.keys()
    if "send" in request.POST and is_story_good and "district" not in form.errors:
        form.cleaned_data.setdefault("district", "")
        lacking = {name: False for name in form.fields if name.startswith("allow_")}
        form.cleaned_data = lacking | form.cleaned_data
        if form.cleaned_data.keys() >= form.fields.keys():
            fault = " ".join(str(error) for errors in form.errors.values() for error in errors)
            return _look(request, frame, form, fault=fault, status=REFUSED)
    return _story_step(request, frame, form, status=REFUSED)


def _choices(codes: list[str], found: list[Any]) -> list[tuple[District, str]]:
    """Districts to choose from, in this order, each with what of it fitted."""
    by = {one.district.code: one.by for one in found}
    rows = {one.pk: one for one in all_districts().filter(pk__in=codes)}
    return [(rows[code], by.get(code, "")) for code in codes if code in rows]


def _offices(read: Read) -> list[District]:
    return list(all_districts().filter(pk__in=[mention.code for mention in read.districts]))
