"""`POST /api/v1/posts`: programs of others hand in posts."""

from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Router, Schema

from sangsuk.core.errors import SangsukError
from sangsuk.flow.doors.push import push
from sangsuk.records.sources.models import Scope, Source
from sangsuk.web.api.problems import Problem, RefusedError, problem
from sangsuk.web.api.tokens import SourceToken, note, noted
from sangsuk.web.clock import now
from sangsuk.web.doors.bodies import body_of

router = Router(tags=["handing in posts"])
MOST_BYTES: Final = 10_000_000
LONGEST_KEY: Final = 200
STATUSES: Final = {"push.key_used": HTTPStatus.CONFLICT}


class RejectedPost(Schema):
    index: int
    reason: str


class PushAnswer(Schema):
    """How many posts were taken in, and of each other its place in the batch and the reason."""

    accepted: int
    rejected: list[RejectedPost]


BATCH: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["posts"],
    "properties": {
        "posts": {
            "type": "array",
            "maxItems": 1000,
            "items": {},
            "description": "Posts with id, platform, posted_at (ISO 8601 with offset), author or "
            "null, text, and if known url, likes, shares, comments, author_kind. What is no post "
            "is rejected by itself; the others are taken in.",
        }
    },
    "example": {
        "posts": [
            {
                "id": "123",
                "platform": "pantip",
                "posted_at": "2020-12-05T10:00:00+07:00",
                "author": "u1",
                "text": "ไปทำบัตรที่อำเภอแม่ริม เร็วมาก #สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น",
            }
        ]
    },
}
KEY: Final[dict[str, Any]] = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "Of this batch alone; the same batch under it is answered the same.",
    "schema": {"type": "string", "pattern": f"^[!-~]{{1,{LONGEST_KEY}}}$"},
}


@router.post(
    "/posts",
    auth=SourceToken(Scope.POSTS),
    response={
        200: PushAnswer,
        **dict.fromkeys((400, 401, 403, 404, 409, 413, 422, 429), Problem),
    },
    summary="Hand in posts · ส่งโพสต์เข้า",
    openapi_extra={
        "parameters": [KEY],
        "requestBody": {"required": True, "content": {"application/json": {"schema": BATCH}}},
    },
)
def push_posts(request: HttpRequest) -> HttpResponse:
    """A batch of posts is taken in at once, and once; each other post is told with its reason."""
    key = request.headers.get("Idempotency-Key", "")
    if not key or len(key) > LONGEST_KEY or not key.isprintable():
        raise noted(request, _no_key())
    raw = body_of(request, most=MOST_BYTES)
    if raw is None:
        raise noted(request, _too_large())
    source: Source = request.auth  # type: ignore[attr-defined]  # ninja keeps what SourceToken gave
    try:
        answer = JsonResponse(push(raw, source=source, key=key, at=now()))
    except SangsukError as error:
        status = STATUSES.get(error.code, HTTPStatus.BAD_REQUEST)
        note(request, status, error.code)
        return problem(status, error)
    answer["Cache-Control"] = "no-store"
    return answer


def _no_key() -> RefusedError:
    return RefusedError(
        HTTPStatus.BAD_REQUEST,
        "push.key",
        what="There is no Idempotency-Key, or it cannot be used.",
        where="Idempotency-Key",
        remedy=f"give each batch a key of its own of at most {LONGEST_KEY} characters.",
    )


def _too_large() -> RefusedError:
    return RefusedError(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "push.too_large",
        what=f"The batch is larger than {MOST_BYTES:,} bytes.",
        where="the body",
        remedy="send fewer posts a batch.",
    )
