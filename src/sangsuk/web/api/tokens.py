"""Tokens of programs of others: who asks, and what it may do."""

import logging
from http import HTTPStatus

from django.http import HttpRequest
from ninja.security.http import HttpAuthBase

from sangsuk.records.sources.actions import source_of
from sangsuk.records.sources.models import Scope, Source
from sangsuk.web.api.problems import RefusedError

log = logging.getLogger(__name__)


class SourceToken(HttpAuthBase):
    """The token of a source; `sangsuk manage create_source_token NAME` makes one."""

    openapi_scheme = "bearer"

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self._scope = scope

    def __call__(self, request: HttpRequest) -> Source:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        given = token.strip() if scheme.lower() == "bearer" else ""
        source = source_of(given) if given and given.isprintable() else None
        if source is None:
            raise noted(request, _no_token())
        if self._scope not in source.scopes:
            raise noted(request, _not_for_that(self._scope))
        return source


def noted(request: HttpRequest, refused: RefusedError) -> RefusedError:
    note(request, refused.status, refused.code)
    return refused


def note(request: HttpRequest, status: int, code: str) -> None:
    """A line of the log that holds nothing of what was sent."""
    size = request.META.get("CONTENT_LENGTH") or "0"
    told = size if size.isdecimal() else "?"
    log.warning("%s refused %s bytes with %d: %s", request.path.strip("/"), told, status, code)


def _no_token() -> RefusedError:
    return RefusedError(
        HTTPStatus.UNAUTHORIZED,
        "push.token",
        what="There is no token, or it is none of ours.",
        where="Authorization",
        remedy="send Authorization: Bearer TOKEN; sangsuk manage create_source_token makes one.",
    )


def _not_for_that(scope: Scope) -> RefusedError:
    return RefusedError(
        HTTPStatus.FORBIDDEN,
        "token.scope",
        what=f"This token is not made for {scope.value}.",
        where="Authorization",
        remedy=f"ask for one made with create_source_token NAME --scope {scope.value}.",
    )
