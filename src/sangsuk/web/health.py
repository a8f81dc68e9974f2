"""Whether the process lives, and whether it can serve: for those who run the site."""

import os
import tempfile
from datetime import UTC, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sangsuk.flow.doors.receiving import spool_of
from sangsuk.flow.doors.spool import oldest_in
from sangsuk.records.jobs.queries import queue_state

UNREADY: Final = 503
LONGEST_WAIT: Final = timedelta(minutes=10)


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"ok": True})


@never_cache
@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """Database, queue and disk are asked."""
    found = {
        "database": _database_answers(),
        "queue": _queue_moves(),
        "disk": _disk_takes_files(),
    }
    return JsonResponse(found, status=200 if all(found.values()) else UNREADY)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _queue_moves() -> bool:
    """Whether no job that is due and no delivery has been left lying: else no worker runs."""
    at = datetime.now(UTC)
    try:
        since = oldest_in(spool_of(settings.SANGSUK_HOME)) or at
        return max(queue_state(at).longest_wait, at - since) <= LONGEST_WAIT
    except DatabaseError:
        return False


def _disk_takes_files() -> bool:
    try:
        with tempfile.TemporaryFile(dir=settings.SANGSUK_HOME) as file:
            file.write(b"ready")
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return False
    return True
