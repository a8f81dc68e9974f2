"""Lines of the log: where a bug is and of what kind, but no words of people and no private link."""

import logging
import re
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Final

from django.core.exceptions import PermissionDenied

# A part of an address that opens something by itself: a winner's page, a claim, an end to letters.
_SECRET: Final = re.compile(r"(?<=/)[\w:-]{19,}(?=/|[\s?]|$)", re.ASCII)
_QUERY: Final = re.compile(r"(/[^\s?]*)\?\S+")
HIDDEN: Final = "***"

_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def without_secrets(address: str) -> str:
    """The path of an address, with whatever opens something by itself left out."""
    return _SECRET.sub(HIDDEN, _QUERY.sub(r"\1", address))


class LogLines(logging.Formatter):
    """Tells of a bug its frames and kinds, and not its message, which may quote a story."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's own name
        record.message = without_secrets(record.message)
        return super().formatMessage(record)

    def formatException(self, ei: _Raised) -> str:  # noqa: N802 - logging's own name
        if isinstance(ei[1], PermissionDenied):
            return ""  # a page that is not for this role is no bug: its address says all
        told = [_frames_and_kind(one) for one in _chain(ei[1])]
        return "\n\nthen:\n\n".join(reversed(told))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """What was raised, then what led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _frames_and_kind(error: BaseException) -> str:
    kind = type(error)
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"Traceback (most recent call last):\n{frames}{kind.__module__}.{kind.__qualname__}"
