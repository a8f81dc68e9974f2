"""Coming in by the link and the code; going out."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sangsuk.flow.judging.panel import is_code, juror_of_link
from sangsuk.records.accounts.attempts import (
    OF_NETWORK,
    Limit,
    Who,
    forget_attempts,
    must_wait,
    note_attempts,
)
from sangsuk.web.clock import true_now
from sangsuk.web.jury.juror import SESSION, juror_of, let_in
from sangsuk.web.network import network_of

OF_LINK: Final = Limit("link", 5)
TOO_MANY: Final = 429
LONGEST: Final = 60  # letters of a link's key


@sensitive_post_parameters("code")
@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The link says who; the code, which came by another way, shows that it is they."""
    token = (request.POST.get("key") or request.GET.get("key", ""))[:LONGEST]
    juror = juror_of_link(token) if token else None
    if juror is None:
        if juror_of(request):
            return redirect("jury:home")
        return render(request, "jury/enter.html", {"lost": True}, status=410 if token else 200)
    if request.method != "POST":
        return _page(request, token)
    who, at = _who(request, token), true_now()
    if must_wait(who, at=at):
        return _page(request, token, waits=True, status=TOO_MANY)
    if not is_code(juror, token, request.POST.get("code", "")[:LONGEST]):
        note_attempts(who, at=at)
        return _page(request, token, wrong=True, status=400)
    forget_attempts(who[:1])
    let_in(request, juror)
    return redirect("jury:home")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    request.session.pop(SESSION, None)
    return redirect("public:home")


def _who(request: HttpRequest, token: str) -> list[Who]:
    network = network_of(request)
    return [(OF_LINK, token), *([(OF_NETWORK, network)] if network else [])]


def _page(request: HttpRequest, token: str, *, status: int = 200, **said: Any) -> HttpResponse:
    return render(request, "jury/enter.html", {"key": token} | said, status=status)
