"""Who judges: a session that a link and a code have opened; nobody else sees a page of the jury."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sangsuk.records.jury.models import Juror
from sangsuk.records.jury.queries import juror_signed_in

View = Callable[..., HttpResponse]
SESSION: Final = "juror"  # the juror's key, and which of their links opened it
STAYS: Final = timedelta(days=14)  # one's own phone, over a whole round


def for_jurors(view: View) -> View:
    """Hand the view its juror; nothing of the page is kept by a browser."""

    @wraps(view)
    def answer(request: HttpRequest, **parts: Any) -> HttpResponse:
        juror = juror_of(request)
        if juror is None:
            return redirect("jury:enter")
        response = view(request, juror=juror, **parts)
        response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def juror_of(request: HttpRequest) -> Juror | None:
    """Who is signed in; None after they were removed, or a newer link was made."""
    told = request.session.get(SESSION)
    if not told:
        return None
    return juror_signed_in(*told)


def let_in(request: HttpRequest, juror: Juror) -> None:
    request.session.cycle_key()
    request.session[SESSION] = [juror.pk, juror.links]
    request.session.set_expiry(STAYS)
