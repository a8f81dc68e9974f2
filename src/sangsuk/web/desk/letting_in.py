"""A session begins: noted with its device, so that its owner sees it and can end it."""

from typing import Final

from django.contrib.auth import login
from django.http import HttpRequest

from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.sessions import begin_session
from sangsuk.web.clock import true_now
from sangsuk.web.desk.roles import SECOND_STEP, SESSION

BACKEND: Final = "django.contrib.auth.backends.ModelBackend"
# The first that a browser says of itself holds: Edge calls itself Chrome, too.
BROWSERS: Final = (
    ("Line/", "LINE"),
    ("Edg", "Edge"),
    ("SamsungBrowser", "Samsung"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def let_in(request: HttpRequest, account: Account, *, second_step: bool) -> None:
    """Sign the account in; nothing of an earlier session of this browser stays."""
    login(request, account, backend=BACKEND)
    key = begin_session(account=account, device=device_of(request), at=true_now())
    request.session[SESSION] = key
    request.session[SECOND_STEP] = second_step


def device_of(request: HttpRequest) -> str:
    """Browser and system in two words; enough to know one's own again."""
    told = request.headers.get("User-Agent", "")
    return " ".join(
        next((name for sign, name in signs if sign in told), "") for signs in (BROWSERS, SYSTEMS)
    ).strip()
