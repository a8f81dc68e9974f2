"""The server's own log: whatever a visitor asks for stays on one line, and opens nothing."""

from logging import Formatter
from typing import Any
from urllib.parse import quote

from gunicorn.glogging import Logger  # type: ignore[import-untyped]

from sangsuk.web.log_lines import LogLines, without_secrets


class AccessLog(Logger):  # type: ignore[misc]
    """Writes paths as they travel, so that a line break in one cannot forge a second line."""

    def _set_handler(
        self, log: Any, output: str | None, fmt: Formatter, stream: Any = None
    ) -> None:
        if log is self.error_log:
            fmt = LogLines(self.error_fmt, self.datefmt)
        super()._set_handler(log, output, fmt, stream)

    def atoms(self, *asked: Any) -> dict[str, Any]:
        known: dict[str, Any] = super().atoms(*asked)
        # WSGI hands the bytes of a path over as letters of that encoding.
        path = str(known["U"]).encode("latin-1", "backslashreplace")
        return known | {"U": without_secrets(quote(path, safe="/:@!$&'()*+,;=~"))}
