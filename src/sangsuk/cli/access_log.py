"""The server's access log: whatever a visitor asks for stays on one line."""

from typing import Any
from urllib.parse import quote

from gunicorn.glogging import Logger  # type: ignore[import-untyped]


class AccessLog(Logger):  # type: ignore[misc]
    """Writes paths as they travel, so that a line break in one cannot forge a second line."""

    def atoms(self, *asked: Any) -> dict[str, Any]:
        known: dict[str, Any] = super().atoms(*asked)
        # WSGI hands the bytes of a path over as letters of that encoding.
        path = str(known["U"]).encode("latin-1", "backslashreplace")
        return known | {"U": quote(path, safe="/:@!$&'()*+,;=~")}
