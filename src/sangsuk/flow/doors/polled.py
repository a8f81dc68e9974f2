"""Doors of services that are asked and send nothing by themselves, by the settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from urllib.parse import unquote, urlsplit

from sangsuk.connectors.youtube import UNITS_A_DAY
from sangsuk.core.errors import CallError
from sangsuk.flow.doors.settings import (
    EMAIL_SETTINGS,
    GRAPH,
    INSTAGRAM_SETTINGS,
    X_SETTINGS,
    YOUTUBE,
    YOUTUBE_SETTINGS,
    X,
    missing_settings,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InstagramDoor:
    """What hashtag search needs: a professional account, its token, the app's secret."""

    user_id: str
    token: str
    secret: str
    graph_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class XDoor:
    """What recent search needs, and what may be spent without asking a person."""

    token: str
    url: str
    dollars_a_day: Decimal  # 0: never by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class YouTubeDoor:
    """Whose comments are asked for, and how many units of a day may be used."""

    key: str
    videos: tuple[str, ...]
    url: str
    units_a_day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailDoor:
    """A mailbox that holds nothing but what citizens write."""

    host: str
    port: int
    is_encrypted: bool
    folder: str
    user: str
    password: str


def instagram_door(environ: Mapping[str, str]) -> InstagramDoor | None:
    """The account's door; None where it is off."""
    if missing_settings(INSTAGRAM_SETTINGS, environ):
        return None
    user_id, token, secrets = (environ[name] for name in INSTAGRAM_SETTINGS)
    graph_url = environ.get("SANGSUK_GRAPH_URL") or GRAPH
    return InstagramDoor(
        user_id=user_id, token=token, secret=secrets.split()[0], graph_url=graph_url
    )


def x_door(environ: Mapping[str, str]) -> XDoor | None:
    """X's door; None where it is off.

    Raises:
        CallError: what may be spent is no number.
    """
    if missing_settings(X_SETTINGS, environ):
        return None
    return XDoor(
        token=environ["SANGSUK_X_TOKEN"],
        url=environ.get("SANGSUK_X_URL") or X,
        dollars_a_day=_number("SANGSUK_X_DOLLARS_A_DAY", environ, default=Decimal()),
    )


def youtube_door(environ: Mapping[str, str]) -> YouTubeDoor | None:
    """YouTube's door; None where it is off.

    Raises:
        CallError: the units are no number.
    """
    if missing_settings(YOUTUBE_SETTINGS, environ):
        return None
    units = _number("SANGSUK_YOUTUBE_UNITS_A_DAY", environ, default=Decimal(UNITS_A_DAY))
    return YouTubeDoor(
        key=environ["SANGSUK_YOUTUBE_KEY"],
        videos=tuple(environ["SANGSUK_YOUTUBE_VIDEOS"].replace(",", " ").split()),
        url=environ.get("SANGSUK_YOUTUBE_URL") or YOUTUBE,
        units_a_day=int(units),
    )


def email_door(environ: Mapping[str, str]) -> EmailDoor | None:
    """The mailbox's door; None where it is off.

    Raises:
        CallError: its address is none.
    """
    if missing_settings(EMAIL_SETTINGS, environ):
        return None
    address, user, password = (environ[name] for name in EMAIL_SETTINGS)
    parts = urlsplit(address)
    if parts.scheme not in {"imap", "imaps"} or not parts.hostname:
        raise _unfit("SANGSUK_IMAP_URL", "write imaps://mail.example.go.th/INBOX")
    is_encrypted = parts.scheme == "imaps"
    return EmailDoor(
        host=parts.hostname,
        port=parts.port or (993 if is_encrypted else 143),
        is_encrypted=is_encrypted,
        folder=unquote(parts.path.strip("/")) or "INBOX",
        user=user,
        password=password,
    )


def _number(name: str, environ: Mapping[str, str], *, default: Decimal) -> Decimal:
    given = environ.get(name, "").strip()
    try:
        number = Decimal(given) if given else default
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number < 0:
        raise _unfit(name, "write a number of 0 or more")
    return number


def _unfit(name: str, remedy: str) -> CallError:
    return CallError("doors.setting", what="The setting cannot be used.", where=name, remedy=remedy)
