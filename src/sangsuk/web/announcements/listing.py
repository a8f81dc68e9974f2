"""All that the campaign says outside, by its time, and writing another one."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import CallError
from sangsuk.core.terms.announcement import LONGEST, Occasion, OutletName
from sangsuk.flow.announcements.deciding import Draft, write
from sangsuk.flow.announcements.drafting import draft_for
from sangsuk.flow.announcements.outlets import connected, takes_words_alone
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.announcements.models import Announcement
from sangsuk.records.announcements.queries import announcements_of
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.films.models import Film
from sangsuk.records.films.queries import films_to_show
from sangsuk.web.announcements.refusals import why_refused
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.films.found import campaign_now, typed
from sangsuk.web.typed_days import moment_shown, moment_typed, what_refused

READERS: Final = (Role.NATIONAL, Role.FILM, Role.AUDITOR)
WRITERS: Final = (Role.NATIONAL, Role.FILM)
REFUSED: Final = 400
Parts = dict[str, Any]


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*READERS)
def announcements(request: HttpRequest, account: Account) -> HttpResponse:
    """The list, with a draft for the occasion that was chosen."""
    campaign = campaign_now()
    films = {one.pk: one for one in films_to_show(campaign)}
    occasion, film = _asked(request, films)
    parts: Parts = {"text": draft_for(occasion, campaign, at=now(), film=film), "fault": ""}
    if request.method == "POST" and account.role in WRITERS:
        try:
            made = write(_typed(request, occasion, film), campaign, by=account, at=now())
            return redirect("desk:announcement", number=made.pk)
        except CallError as error:
            shown = {"day": typed(request, "day"), "hour": typed(request, "hour")}
            parts = {"text": typed(request, "text"), "shown": shown}
            parts |= what_refused(error, why_refused)
    parts = _shown(campaign, account, occasion, film) | {"films": list(films.values())} | parts
    status = REFUSED if parts["fault"] else 200
    return render(request, "announcements/list.html", parts, status=status)


def _shown(campaign: Campaign, account: Account, occasion: Occasion, film: Film | None) -> Parts:
    return {
        "account": account,
        "campaign": campaign,
        "times": _by_time(campaign),
        "occasion": occasion.value,
        "occasions": [one.value for one in Occasion if one is not Occasion.FILM],
        "film": film,
        "outlets": [
            (name, is_there, is_there and (film is not None or takes_words_alone(name)))
            for name, is_there in connected()
        ],
        "may_write": account.role in WRITERS,
        "shown": moment_shown(now()),
        "longest": LONGEST,
    }


def _asked(request: HttpRequest, films: dict[int, Film]) -> tuple[Occasion, Film | None]:
    """For what is to be written; what is unknown is the first occasion."""
    asked = request.POST if request.method == "POST" else request.GET
    number = asked.get("film", "")
    film = films.get(int(number)) if number.isascii() and number.isdecimal() else None
    if film:
        return Occasion.FILM, film
    named = asked.get("occasion", "")
    known = {one.value for one in Occasion} - {Occasion.FILM}
    return Occasion(named) if named in known else Occasion.ANNOUNCE, None


def _typed(request: HttpRequest, occasion: Occasion, film: Film | None) -> Draft:
    chosen = set(request.POST.getlist("outlets"))
    return Draft(
        occasion=occasion,
        text=typed(request, "text"),
        outlets=[one for one in OutletName if one.value in chosen],
        due_at=moment_typed(request),
        film=film,
    )


def _by_time(campaign: Campaign) -> list[tuple[str, list[Announcement]]]:
    """What goes out before, while and after stories are taken; empty times are left out."""
    times: dict[str, list[Announcement]] = {"after": [], "during": [], "before": []}
    for one in announcements_of(campaign):
        ahead, over = one.due_at < campaign.opens, one.due_at >= campaign.closes
        times["before" if ahead else "after" if over else "during"].append(one)
    return [(name, those) for name, those in times.items() if those]
