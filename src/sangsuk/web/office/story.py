"""One story before one office: reading, answering, promising, reporting; and what stays inside."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import CallError, UnreadableSourceError
from sangsuk.core.terms.bureaux import BUREAUX
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.offices.answering import (
    MENDED_WITHIN,
    answer,
    dispute,
    mend_answer,
    promise,
    report,
)
from sangsuk.flow.offices.before import Before, before
from sangsuk.flow.offices.evidence import add_evidence
from sangsuk.flow.offices.house import give_to, note
from sangsuk.flow.offices.wording import look_at, openings
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.stories.queries import was_withdrawn
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.office.refusals import why_refused
from sangsuk.web.public.tell_photo import photo_sent, why_no_photo
from sangsuk.web.typed_days import day_in, what_refused

FIELDS: Final = ("text", "what", "owner", "due", "evidence", "link", "alt", "words", "note", "to")
LONGEST: Final = 5000


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.DISTRICT, Role.PROVINCE, Role.BUREAU, Role.NATIONAL)
def story(request: HttpRequest, account: Account, pk: int) -> HttpResponse:
    """The story, for an account that answers for an office that it speaks of; else it is not there.

    A story that was taken back meanwhile says so: nobody need answer it any more.
    """
    campaign = current_campaign(now())
    asked = request.POST if request.method == "POST" else request.GET
    here = before(account, campaign, pk, asked.get("office", "")) if campaign else None
    if here is None:
        if campaign and was_withdrawn(campaign, pk):
            parts = {"account": account, "campaign": campaign}
            return render(request, "office/withdrawn.html", parts, status=HTTPStatus.GONE)
        raise Http404
    if request.method != "POST":
        return _page(request, account, here)
    return _done(request, account, here)


def _done(request: HttpRequest, account: Account, here: Before) -> HttpResponse:
    """What was asked for; words that may hurt are shown once more before they go out."""
    typed = _typed(request)
    act = next((one for one in ACTS if one in request.POST), "")
    if act in ("answer", "mend") and "sure" not in request.POST:
        looked = look_at(typed["text"])
        if looked.must_be_mended or looked.asks_again:
            return _page(request, account, here, looked=looked, act=act)
    try:
        if act:
            _carry_out(request, here, act, account)
    except UnreadableSourceError as error:
        return _page(request, account, here, fault=why_no_photo(error.code), act=act)
    except CallError as error:
        if error.code == "offices.withdrawn":
            parts = {"account": account, "campaign": here.campaign}
            return render(request, "office/withdrawn.html", parts, status=HTTPStatus.GONE)
        return _page(request, account, here, act=act, **what_refused(error, why_refused))
    if act == "give" and here.office.bureau:
        return redirect("office:home")  # the bureau no longer reads it
    there = reverse("office:story", kwargs={"pk": here.story.pk})
    return redirect(f"{there}?office={here.office.district}&done={act}")


def _carry_out(request: HttpRequest, here: Before, act: str, account: Account) -> None:
    """What was asked for; a photo is looked at before anything is kept.

    Raises:
        CallError: it cannot be kept so.
        UnreadableSourceError: the photo is none, too large, or damaged.
    """
    typed = _typed(request)
    drawn = photo_sent(request) if act == "report" else None
    if drawn and "show_photo" not in request.POST:
        what = "Nobody said that who is seen on the photo agrees."
        raise CallError("offices.faces", what=what, where="photo", remedy="ask them, and tick it.")
    with transaction.atomic():
        ACTS[act](here, typed, account)
        if drawn and here.change:
            add_evidence(here.change, drawn, alt=typed["alt"], by=account, at=now())


def _answer(here: Before, typed: dict[str, str], by: Account) -> None:
    answer(here.story, here.office, typed["text"], by=by, at=now())


def _mend(here: Before, typed: dict[str, str], by: Account) -> None:
    if here.answer:
        mend_answer(here.answer, typed["text"], by=by, at=now())


def _promise(here: Before, typed: dict[str, str], by: Account) -> None:
    due = day_in(typed["due"], "due")
    if here.answer:
        promise(here.answer, typed["what"], typed["owner"], due, by=by, at=now())


def _report(here: Before, typed: dict[str, str], by: Account) -> None:
    if here.change:
        report(here.change, typed["evidence"], typed["link"], by=by, at=now())


def _dispute(here: Before, typed: dict[str, str], by: Account) -> None:
    if not here.office.bureau:  # which hands it back instead
        dispute(here.story, here.office.district, typed["words"], by=by, at=now())


def _note(here: Before, typed: dict[str, str], by: Account) -> None:
    note(here.story, here.office, typed["note"], by=by, at=now())


def _give(here: Before, typed: dict[str, str], by: Account) -> None:
    give_to(here.story, here.office, typed["to"], by=by, at=now())


ACTS: Final[dict[str, Callable[[Before, dict[str, str], Account], None]]] = {
    "answer": _answer,
    "mend": _mend,
    "promise": _promise,
    "report": _report,
    "dispute": _dispute,
    "keep_note": _note,
    "give": _give,
}


def _page(request: HttpRequest, account: Account, here: Before, **told: Any) -> HttpResponse:
    is_refused = bool(told.get("fault") or told.get("looked"))
    parts = {
        "account": account,
        "campaign": here.campaign,
        "here": here,
        "story": here.story,
        "typed": _typed(request),
        "openings": openings(here.mention.polarity, here.story.reading.drivers),
        "bureaux": {code: name for code, name in BUREAUX.items() if code != here.office.bureau},
        "may_mend": bool(here.answer and now() - here.answer.at <= MENDED_WITHIN),
        "done": request.GET.get("done", ""),
        "today": now().astimezone(BANGKOK).date(),
    }
    status = HTTPStatus.BAD_REQUEST if is_refused else HTTPStatus.OK
    return render(request, "office/story.html", parts | told, status=status)


def _typed(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "").replace("\0", "")[:LONGEST] for name in FIELDS}
