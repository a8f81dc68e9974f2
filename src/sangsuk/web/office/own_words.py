"""The door for officers: what they are proud of, or what hinders them; named or not."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sangsuk.flow.offices.wording import look_at
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.officers.actions import keep_word, take_word_back
from sangsuk.records.officers.models import OfficersWord
from sangsuk.records.officers.queries import words_of
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles

LONGEST: Final = 5000
LONGEST_NAME: Final = 150
LONGEST_NUMBER: Final = 19


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.DISTRICT, Role.PROVINCE)
def own_words(request: HttpRequest, account: Account) -> HttpResponse:
    """The form, and what this officer has said so far, each to be taken back at will."""
    parts: dict[str, Any] = {
        "account": account,
        "campaign": current_campaign(now()),
        "kinds": OfficersWord.About.values,
        "typed": {name: request.POST.get(name, "") for name in ("about", "text", "name")},
    }
    if "back" in request.POST:
        _take_back(account, request.POST["back"])
        return redirect("office:own_words")
    if request.method == "POST":
        looked = _keep(request, account)
        if looked is None:
            return redirect("office:own_words")
        parts |= {"looked": looked, "words": words_of(account)}
        return render(request, "office/own_words.html", parts, status=400)
    return render(request, "office/own_words.html", parts | {"words": words_of(account)})


def _keep(request: HttpRequest, account: Account) -> object | None:
    """Keep what was said; what is amiss in it where it cannot be kept."""
    text = request.POST.get("text", "").replace("\0", "")[:LONGEST].strip()
    about = request.POST.get("about", "")
    looked = look_at(text)
    if looked.must_be_mended or about not in OfficersWord.About.values:
        return looked
    name = request.POST.get("name", "").replace("\0", "").strip()[:LONGEST_NAME]
    keep_word(account=account, about=about, text=text, name=name, at=now())
    return None


def _take_back(account: Account, number: str) -> None:
    if number.isascii() and number.isdecimal() and len(number) < LONGEST_NUMBER:
        take_word_back(account=account, pk=int(number))
