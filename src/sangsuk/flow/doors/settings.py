"""Which doors are open, by the settings; one without its settings is off and says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

GRAPH: Final = "https://graph.facebook.com/v25.0"
FACEBOOK_SETTINGS: Final = (
    "SANGSUK_FACEBOOK_PAGE_ID",
    "SANGSUK_FACEBOOK_PAGE_TOKEN",
    "SANGSUK_FACEBOOK_APP_SECRET",
    "SANGSUK_FACEBOOK_VERIFY_TOKEN",
)
LINE: Final = "https://api.line.me"
LINE_DATA: Final = "https://api-data.line.me"
LINE_SETTINGS: Final = ("SANGSUK_LINE_CHANNEL_SECRET", "SANGSUK_LINE_CHANNEL_TOKEN")
INSTAGRAM_SETTINGS: Final = (
    "SANGSUK_INSTAGRAM_USER_ID",
    "SANGSUK_INSTAGRAM_TOKEN",
    "SANGSUK_FACEBOOK_APP_SECRET",
)
X: Final = "https://api.x.com"
X_SETTINGS: Final = ("SANGSUK_X_TOKEN",)
YOUTUBE: Final = "https://www.googleapis.com/youtube/v3"
YOUTUBE_SETTINGS: Final = ("SANGSUK_YOUTUBE_KEY", "SANGSUK_YOUTUBE_VIDEOS")
EMAIL_SETTINGS: Final = ("SANGSUK_IMAP_URL", "SANGSUK_IMAP_USER", "SANGSUK_IMAP_PASSWORD")
# Every door that services stand behind, and what must be set for it to be open.
DOOR_SETTINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "facebook": FACEBOOK_SETTINGS,
    "line": LINE_SETTINGS,
    "instagram": INSTAGRAM_SETTINGS,
    "x": X_SETTINGS,
    "youtube": YOUTUBE_SETTINGS,
    "email": EMAIL_SETTINGS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FacebookDoor:
    """What a page's door needs."""

    page_id: str
    token: str
    secrets: tuple[str, ...]  # the new one first; two while one takes the other's place
    verify_token: str
    graph_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDoor:
    """What the door of a LINE Official Account needs."""

    secrets: tuple[str, ...]
    token: str
    url: str
    data_url: str  # where photos and voices are fetched


def facebook_door(environ: Mapping[str, str]) -> FacebookDoor | None:
    """The page's door; None where it is off."""
    if missing_settings(FACEBOOK_SETTINGS, environ):
        return None
    page_id, token, secrets, verify_token = (environ[name] for name in FACEBOOK_SETTINGS)
    return FacebookDoor(
        page_id=page_id,
        token=token,
        secrets=tuple(secrets.split()),
        verify_token=verify_token,
        graph_url=environ.get("SANGSUK_GRAPH_URL") or GRAPH,
    )


def line_door(environ: Mapping[str, str]) -> LineDoor | None:
    """The account's door; None where it is off."""
    if missing_settings(LINE_SETTINGS, environ):
        return None
    secrets, token = (environ[name] for name in LINE_SETTINGS)
    url = environ.get("SANGSUK_LINE_URL") or LINE
    data_url = environ.get("SANGSUK_LINE_DATA_URL") or LINE_DATA
    return LineDoor(secrets=tuple(secrets.split()), token=token, url=url, data_url=data_url)


def line_name(environ: Mapping[str, str]) -> str:
    """By which name people find the account, like @sangsuk; "" where its door is off."""
    return environ.get("SANGSUK_LINE_NAME", "").strip() if line_door(environ) else ""


def missing_settings(names: tuple[str, ...], environ: Mapping[str, str]) -> list[str]:
    """Which of a door's settings are not there."""
    return [name for name in names if not environ.get(name, "").strip()]
