"""By which server letters go out, and where the site itself is, by the settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from sangsuk.core.errors import CallError
from sangsuk.flow.doors.settings import missing_settings

SMTP_SETTINGS: Final = ("SANGSUK_SMTP_URL", "SANGSUK_MAIL_FROM")
PORTS: Final = {"smtp": 25, "smtps": 465}


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """The server that takes our letters, and from whom they are."""

    host: str
    port: int
    is_encrypted: bool
    user: str
    password: str
    sender: str


def mail_server(environ: Mapping[str, str]) -> MailServer | None:
    """The server; None where no letters are sent.

    Raises:
        CallError: its address is none.
    """
    if missing_settings(SMTP_SETTINGS, environ):
        return None
    url, sender = (environ[name] for name in SMTP_SETTINGS)
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise CallError(
            "outbox.smtp",
            what="The address of the mail server cannot be used.",
            where="SANGSUK_SMTP_URL",
            remedy="write it like smtps://user:password@mail.example.go.th:465.",
        )
    return MailServer(
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        is_encrypted=parts.scheme == "smtps",
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        sender=sender,
    )


def site_address(environ: Mapping[str, str]) -> str:
    """Where the site is for people outside, without a slash at its end; "": nobody said."""
    return environ.get("SANGSUK_SITE", "").strip().rstrip("/")
