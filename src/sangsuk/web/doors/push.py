"""`POST /api/v1/posts`: programs of others hand in posts."""

import logging
from typing import Final

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from sangsuk.core.errors import CallError, SangsukError
from sangsuk.flow.doors.push import push
from sangsuk.records.sources.actions import source_of
from sangsuk.records.sources.models import Source
from sangsuk.web.clock import now
from sangsuk.web.doors.bodies import body_of

MOST_BYTES: Final = 10_000_000
LONGEST_KEY: Final = 200
BAD, UNKNOWN, CONFLICT, TOO_LARGE = 400, 401, 409, 413

log = logging.getLogger(__name__)


@csrf_exempt  # a program with a token of its own, never a browser with a cookie
@never_cache
@require_POST
def push_posts(request: HttpRequest) -> JsonResponse:
    """A batch of posts: what was accepted, and of each other the place and the reason."""
    source = _source(request)
    if source is None:
        refused = _refuse(request, UNKNOWN, _no_token())
        refused["WWW-Authenticate"] = "Bearer"
        return refused
    key = request.headers.get("Idempotency-Key", "")
    if not key or len(key) > LONGEST_KEY or not key.isprintable():
        return _refuse(request, BAD, _no_key())
    raw = body_of(request, most=MOST_BYTES)
    if raw is None:
        return _refuse(request, TOO_LARGE, _too_large())
    try:
        return JsonResponse(push(raw, source=source, key=key, at=now()))
    except SangsukError as error:
        return _refuse(request, CONFLICT if error.code == "push.key_used" else BAD, error)


def _source(request: HttpRequest) -> Source | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return source_of(token.strip()) if scheme.lower() == "bearer" and token.strip() else None


def _refuse(request: HttpRequest, status: int, error: SangsukError) -> JsonResponse:
    size = request.META.get("CONTENT_LENGTH") or "0"
    log.warning(
        "api/v1/posts refused %s bytes with %d: %s",
        size if size.isdecimal() else "?",
        status,
        error.code,
    )
    told = {name: getattr(error, name) for name in ("code", "what", "where", "remedy")}
    return JsonResponse({"error": told}, status=status)


def _no_token() -> CallError:
    return CallError(
        "push.token",
        what="There is no token, or it is none of ours.",
        where="Authorization",
        remedy="send Authorization: Bearer TOKEN; sangsuk manage create_source_token makes one.",
    )


def _no_key() -> CallError:
    return CallError(
        "push.key",
        what="There is no Idempotency-Key, or it cannot be used.",
        where="Idempotency-Key",
        remedy=f"give each batch a key of its own of at most {LONGEST_KEY} characters.",
    )


def _too_large() -> CallError:
    return CallError(
        "push.too_large",
        what=f"The batch is larger than {MOST_BYTES:,} bytes.",
        where="the body",
        remedy="send fewer posts a batch.",
    )
