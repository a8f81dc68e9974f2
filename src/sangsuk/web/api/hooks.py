"""`/api/v1/hooks`: programs of others say where they are told what happens."""

import base64
from http import HTTPStatus
from typing import Annotated, Any, Final, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router, Schema, Status
from pydantic import ConfigDict, Field

from sangsuk.core.thai.dates import BANGKOK
from sangsuk.records.sources.hooks import MOST, close_hook, hooks_of, make_hook, secret_of
from sangsuk.records.sources.models import Hook, Scope, Source
from sangsuk.web.api.problems import Problem, RefusedError, unknown
from sangsuk.web.api.tokens import SourceToken
from sangsuk.web.clock import now

router = Router(tags=["being told"], auth=SourceToken(Scope.HOOKS))
Kind = Literal["standings.counted", "result.published", "answer.given", "story.withdrawn"]
# A host by its name: whoever listens has a certificate for one.
Url = Annotated[
    str,
    Field(
        pattern=r"^https://[a-z0-9]([a-z0-9-]{0,40}[a-z0-9])?([.][a-z0-9]([a-z0-9-]{0,40}[a-z0-9])?){1,4}"
        r"(:[1-9][0-9]{2,3})?(/[A-Za-z0-9._~/-]{0,100})?$",
        max_length=300,
        examples=["https://listener.example.org/sangsuk"],
    ),
]
REFUSED: Final[dict[int, type[Schema]]] = dict.fromkeys((401, 403, 404, 422, 429), Problem)


class HookWanted(Schema):
    """Where to be told, and of what."""

    model_config = ConfigDict(extra="forbid")

    url: Url
    kinds: list[Kind] = Field(min_length=1, max_length=4)


class HookRow(Schema):
    id: str
    url: str
    kinds: list[Kind]
    made_at: str


class HookMade(HookRow):
    secret: str = Field(description="Told this once; `whsec_` and base64, as Standard Webhooks.")


class HooksPage(Schema):
    items: list[HookRow]
    next: str | None


class Numbered(Schema):
    id: int = Field(ge=1, le=2**53)


@router.post(
    "/hooks",
    response={201: HookMade, 400: Problem, 409: Problem, **REFUSED},
    summary="Ask to be told · ขอรับแจ้ง",
)
def ask_to_be_told(request: HttpRequest, wanted: HookWanted) -> Status[dict[str, Any]]:
    """What happens is sent to this address, signed, from now on; what was is not.

    A call holds keys alone: ask the API for more. It is sent again until it is taken, for
    five days.
    """
    hook = make_hook(source=_source(request), url=wanted.url, kinds=wanted.kinds, at=now())
    if hook is None:
        raise _too_many()
    secret = base64.b64encode(secret_of(hook)).decode()
    return Status(HTTPStatus.CREATED, _row(hook) | {"secret": f"whsec_{secret}"})


@router.get("/hooks", response={200: HooksPage, **REFUSED}, summary="Own hooks · ที่ขอรับแจ้งไว้")
def own_hooks(request: HttpRequest) -> dict[str, Any]:
    """Where this token's program is told, the oldest first; a program has twenty at most."""
    return {"items": [_row(hook) for hook in hooks_of(_source(request))], "next": None}


@router.delete("/hooks/{id}", response={204: None, **REFUSED}, summary="Be told no more · เลิกรับแจ้ง")
def be_told_no_more(request: HttpRequest, numbered: Path[Numbered]) -> HttpResponse:
    """Nothing more is sent there, also of what waits."""
    if not close_hook(pk=numbered.id, source=_source(request), at=now()):
        raise unknown(
            "hook.unknown",
            what="There is no such hook of this program.",
            where="id",
            remedy="GET /api/v1/hooks lists them.",
        )
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _source(request: HttpRequest) -> Source:
    source: Source = request.auth  # type: ignore[attr-defined]  # ninja keeps what SourceToken gave
    return source


def _row(hook: Hook) -> dict[str, Any]:
    return {
        "id": str(hook.pk),
        "url": hook.url,
        "kinds": hook.kinds,
        "made_at": hook.made_at.astimezone(BANGKOK).isoformat(),
    }


def _too_many() -> RefusedError:
    return RefusedError(
        HTTPStatus.CONFLICT,
        "hooks.too_many",
        what=f"This program has {MOST} hooks already.",
        where="the request",
        remedy="delete one that is not needed any more.",
    )
