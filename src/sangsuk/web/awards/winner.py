"""The winner's own page, by a link that they alone have: yes, their name, where the money goes."""

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import CallError
from sangsuk.core.terms.withholding import BankNumber
from sangsuk.flow.awards.accepting import Wishes, accept, award_by_link, give_account
from sangsuk.flow.awards.identity import show_receipt
from sangsuk.flow.awards.standing import next_step, steps_of
from sangsuk.flow.awards.telling import won_of
from sangsuk.records.awards.models import Award
from sangsuk.records.awards.queries import may_be_told
from sangsuk.web.awards.refusals import why_refused
from sangsuk.web.public.frame import Frame, framed_form

UNKNOWN: Final = 404
LONGEST: Final = 150


@require_http_methods(["GET", "HEAD", "POST"])
@framed_form
def winner(request: HttpRequest, frame: Frame, link: str) -> HttpResponse:
    """How far the award has come, and what its winner can do now."""
    award = award_by_link(link)
    if award is None or not may_be_told(award):
        return _answer(request, frame, {"is_gone": award is not None}, UNKNOWN)
    if request.method != "POST":
        return _answer(request, frame, _parts(award))
    try:
        wrong = _take(request, award, frame)
    except CallError as error:
        return _answer(request, frame, _parts(award) | {"fault": why_refused(error)}, 400)
    if wrong:
        return _answer(request, frame, _parts(award) | {"wrong": True}, 400)
    return HttpResponseRedirect(request.get_full_path())


def _take(request: HttpRequest, award: Award, frame: Frame) -> bool:
    """What the form that was sent does; True where a receipt is of another story.

    Raises:
        CallError: it is not due, or this is no account.
    """
    step = request.POST.get("step", "")
    if step == "accept":
        wishes = Wishes(
            name=_typed(request, "name"),
            may_publish="may_publish" in request.POST,
            may_film="may_film" in request.POST,
        )
        accept(award, wishes, at=frame.at)
    elif step == "receipt":
        return not show_receipt(award, _typed(request, "receipt"), at=frame.at)
    elif step == "account":
        told = {name: _typed(request, name) for name in ("bank", "holder", "digits")}
        give_account(award, BankNumber(**told), settings.SANGSUK_HOME, at=frame.at)
    return False


def _parts(award: Award) -> dict[str, Any]:
    payment = getattr(award, "payment", None)
    return {
        "award": award,
        "won": won_of(award, award.district),
        "steps": steps_of(award),
        "next": next_step(award),
        "accepted": getattr(award, "acceptance", None),
        "has_account": getattr(award, "bank", None) is not None,
        "payment": payment,
        "net": payment.satang - payment.withheld if payment else 0,
    }


def _answer(
    request: HttpRequest, frame: Frame, parts: dict[str, Any], status: int = 200
) -> HttpResponse:
    answer = frame.render(request, "winner", section="results", status=status, **parts)
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    # The link is a key that no other site is told; "no-referrer" would close its forms, too.
    answer["Referrer-Policy"] = "same-origin"
    return answer


def _typed(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\0", "").strip()[:LONGEST]
