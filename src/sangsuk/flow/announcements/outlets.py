"""Which outlets are connected, by the settings; one without its settings says what is missing."""

import os
from collections.abc import Callable, Mapping
from typing import Final

from sangsuk.connectors.facebook.graph import Graph
from sangsuk.connectors.line.client import LineClient
from sangsuk.connectors.outlets import facebook, instagram, line, youtube
from sangsuk.connectors.outlets.contract import Limits, Outlet
from sangsuk.core.terms.announcement import OutletName
from sangsuk.flow.doors.polled import instagram_door
from sangsuk.flow.doors.settings import (
    GRAPH,
    INSTAGRAM_SETTINGS,
    LINE_SETTINGS,
    YOUTUBE,
    line_door,
    missing_settings,
)

PAGE_SETTINGS: Final = (
    "SANGSUK_FACEBOOK_PAGE_ID",
    "SANGSUK_FACEBOOK_PAGE_TOKEN",
    "SANGSUK_FACEBOOK_APP_SECRET",
)
CHANNEL_SETTINGS: Final = (
    "SANGSUK_YOUTUBE_CLIENT_ID",
    "SANGSUK_YOUTUBE_CLIENT_SECRET",
    "SANGSUK_YOUTUBE_REFRESH_TOKEN",
)
UPLOAD: Final = "https://www.googleapis.com/upload/youtube/v3"
TOKENS: Final = "https://oauth2.googleapis.com/token"
SETTINGS: Final[Mapping[str, tuple[str, ...]]] = {
    OutletName.FACEBOOK: PAGE_SETTINGS,
    OutletName.INSTAGRAM: INSTAGRAM_SETTINGS,
    OutletName.YOUTUBE: CHANNEL_SETTINGS,
    OutletName.LINE: LINE_SETTINGS,
}
LIMITS: Final[Mapping[str, Limits]] = {
    OutletName.FACEBOOK: facebook.LIMITS,
    OutletName.INSTAGRAM: instagram.LIMITS,
    OutletName.YOUTUBE: youtube.LIMITS,
    OutletName.LINE: line.LIMITS,
}
CANNOT_TELL: Final = frozenset({OutletName.LINE})  # whether a try whose answer was lost is out


def takes_words_alone(name: str) -> bool:
    """Whether an outlet takes what has neither film nor picture."""
    return not (LIMITS[name].films_only or LIMITS[name].no_words_alone)


def connected() -> list[tuple[str, bool]]:
    """All outlets, and whether each has its settings."""
    return [(one.value, not missing_settings(SETTINGS[one], os.environ)) for one in OutletName]


def outlet_called(name: str, environ: Mapping[str, str]) -> Outlet | None:
    """The outlet; None where it is not connected."""
    return None if missing_settings(SETTINGS[name], environ) else _OPEN[name](environ)


def _page(environ: Mapping[str, str]) -> Outlet:
    number, token, secrets = (environ[name] for name in PAGE_SETTINGS)
    graph = Graph(environ.get("SANGSUK_GRAPH_URL") or GRAPH, token, secrets.split()[0])
    return facebook.FacebookPage(graph, number)


def _account(environ: Mapping[str, str]) -> Outlet:
    door = instagram_door(environ)
    assert door  # its settings are there
    return instagram.InstagramAccount(Graph(door.graph_url, door.token, door.secret), door.user_id)


def _channel(environ: Mapping[str, str]) -> Outlet:
    names = ("client_id", "client_secret", "refresh_token")
    values = (environ[name] for name in CHANNEL_SETTINGS)
    return youtube.YouTubeChannel(
        environ.get("SANGSUK_YOUTUBE_URL") or YOUTUBE,
        environ.get("SANGSUK_YOUTUBE_UPLOAD_URL") or UPLOAD,
        environ.get("SANGSUK_YOUTUBE_TOKEN_URL") or TOKENS,
        dict(zip(names, values, strict=True)),
    )


def _line(environ: Mapping[str, str]) -> Outlet:
    door = line_door(environ)
    assert door  # its settings are there
    return line.LineAccount(LineClient(door.url, door.token))


_OPEN: Final[Mapping[str, Callable[[Mapping[str, str]], Outlet]]] = {
    OutletName.FACEBOOK: _page,
    OutletName.INSTAGRAM: _account,
    OutletName.YOUTUBE: _channel,
    OutletName.LINE: _line,
}
