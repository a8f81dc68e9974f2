"""By what a device is known again: a word that means nothing, in a signed cookie."""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sangsuk.web.network import network_of

COOKIE: Final = "sangsuk_device"
YEAR: Final = 365 * 24 * 3600
TWICE_WITHIN: Final = 10  # seconds: two posts of a device that had no cookie yet
_SALT: Final = "sangsuk.device"
_LONGEST: Final = 64


def device_of(request: HttpRequest) -> str:
    """The word in the device's cookie; "" where it has none, or one that is not of our making."""
    word = request.get_signed_cookie(COOKIE, default="", salt=_SALT, max_age=YEAR)
    return str(word) if 0 < len(str(word)) <= _LONGEST else ""


def first_devices(request: HttpRequest, at: datetime) -> tuple[str, str]:
    """Words for a device without a cookie: of these seconds, and of those just before.

    Who presses twice before the first answer has come is one device: by what
    every browser says of itself, under a key.  Two of one network that say the
    same in the same seconds are taken for one.
    """
    told = (request.headers.get(name, "") for name in ("User-Agent", "Accept-Language", "Accept"))
    said = " ".join([network_of(request) or "", *told])
    moments = (at, at - timedelta(seconds=TWICE_WITHIN))
    now, before = (
        _keyed(f"{said} {int(moment.timestamp()) // TWICE_WITHIN}")[:32] for moment in moments
    )
    return now, before


def remember_device(response: HttpResponse, word: str) -> None:
    response.set_signed_cookie(
        COOKIE,
        word,
        salt=_SALT,
        max_age=YEAR,
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def as_known_to(story: int, word: str) -> str:
    """The device as one story knows it: it is another one for each."""
    return _keyed(f"{story} {word}")


def _keyed(words: str) -> str:
    key = f"{settings.SECRET_KEY} {_SALT}".encode()
    return hmac.new(key, words.encode(), hashlib.sha256).hexdigest()
