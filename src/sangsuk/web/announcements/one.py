"""One announcement: its words, the dry run, who let it out, where it is and whom it reached."""

import os
from collections.abc import Callable
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import CallError
from sangsuk.core.terms.announcement import HANDS
from sangsuk.flow.announcements import deciding
from sangsuk.flow.announcements.checking import ONE_HAND, dry_run, stops_of
from sangsuk.records.accounts.models import Account
from sangsuk.records.announcements.models import Announcement
from sangsuk.records.announcements.queries import announcement_called, releases_of
from sangsuk.web.announcements.listing import READERS, REFUSED, WRITERS, Parts
from sangsuk.web.announcements.refusals import why_refused
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.films.found import campaign_now, typed
from sangsuk.web.typed_days import moment_shown, moment_typed, what_refused

LONGEST_REASON: Final = 300
Act = Callable[[HttpRequest, int, Account], object]


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*READERS)
def announcement(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """The announcement; each act on it is signed by the account."""
    found, said = _found(number), {}
    act = next((one for one in ACTS if one in request.POST), "")
    if act and account.role in WRITERS:
        try:
            ACTS[act](request, number, account)
            return redirect("desk:announcement", number=number)
        except CallError as error:
            found, said = _found(number), what_refused(error, why_refused)
    parts = _shown(found, account) | said | {"act": act}
    return render(request, "announcements/one.html", parts, status=REFUSED if said else 200)


def _shown(found: Announcement, account: Account) -> Parts:
    hands, runs = releases_of(found), dry_run(found, os.environ)
    return {
        "account": account,
        "campaign": found.campaign,
        "one": found,
        "runs": runs,
        "has_gone": any(run.sending.state != "waiting" for run in runs),
        "stops": [one for one in stops_of(found) if one != ONE_HAND],
        "hands": hands,
        "needed": HANDS - len(hands),
        "may_let_out": account.name not in {one.by for one in hands},
        "may_write": account.role in WRITERS,
        "is_over": found.taken_down_id is not None,
        "shown": moment_shown(found.due_at),
    }


def _found(number: int) -> Announcement:
    found = announcement_called(campaign_now(), number)
    if found is None:
        raise Http404
    return found


def _let_out(_: HttpRequest, number: int, by: Account) -> object:
    return deciding.let_out(number, by=by, at=now())


def _put_off(request: HttpRequest, number: int, by: Account) -> object:
    return deciding.put_off(number, moment_typed(request), by=by, at=now())


def _take_down(request: HttpRequest, number: int, by: Account) -> object:
    why = typed(request, "why", LONGEST_REASON)
    return deciding.take_down(number, by=by, at=now(), why=why)


ACTS: Final[dict[str, Act]] = {
    "let_out": _let_out,
    "put_off": _put_off,
    "take_down": _take_down,
}
