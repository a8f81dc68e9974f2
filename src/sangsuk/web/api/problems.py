"""How the API says no: RFC 9457 problems, each with a stable code and what to do."""

import json
from http import HTTPStatus
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError
from pydantic import Field

from sangsuk.core.errors import SangsukError

MEDIA_TYPE: Final = "application/problem+json"
DOCS: Final = "/api/v1/docs"
PLACES: Final = {"query": "the query", "path": "the address", "header": "the headers"}


class Problem(Schema):
    """What went wrong, as RFC 9457 writes it."""

    type: str = Field(description="Where the code is explained.")
    title: str
    status: int
    detail: str = Field(description="What is wrong, in a sentence.")
    code: str = Field(description="Stable, for programs.")
    where: str = Field(description="The parameter, header or part that it is about.")
    remedy: str = Field(description="What to do.")


class RefusedError(SangsukError):
    """A call that is answered with a problem of this status."""

    def __init__(self, status: int, code: str, *, what: str, where: str, remedy: str) -> None:
        super().__init__(code, what=what, where=where, remedy=remedy)
        self.status = status


def unknown(code: str, *, what: str, where: str, remedy: str) -> RefusedError:
    """There is no such thing."""
    return RefusedError(HTTPStatus.NOT_FOUND, code, what=what, where=where, remedy=remedy)


def problem(status: int, error: SangsukError) -> HttpResponse:
    """The answer that tells this error."""
    told = Problem(
        type=f"{DOCS}#problems",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=error.what,
        code=error.code,
        where=error.where,
        remedy=error.remedy,
    )
    body = json.dumps(told.model_dump(), ensure_ascii=False)
    response = HttpResponse(body, status=status, content_type=MEDIA_TYPE)
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Bearer"
    return response


def bare_problem(status: int) -> HttpResponse:
    """The problem of an answer that says no more than its status."""
    code, what, remedy = BARE.get(status, BARE[HTTPStatus.INTERNAL_SERVER_ERROR])
    told = RefusedError(status, code, what=what, where="the request", remedy=remedy)
    return problem(status, told)


BARE: Final[dict[int, tuple[str, str, str]]] = {
    400: ("request.bad", "The request cannot be read.", f"see {DOCS} for how to ask."),
    404: ("address.unknown", "There is nothing at this address.", f"see {DOCS} for what there is."),
    405: ("method.unknown", "This address is not asked so.", "use a method that Allow names."),
    413: ("body.too_large", "The body is too large.", "send less at once."),
    500: ("server.fault", "Something went wrong at our side.", "try again later."),
}


def tell_problems(api: NinjaAPI) -> None:
    """Every way in which a call may fail is told as a problem."""
    api.add_exception_handler(RefusedError, _refused)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(Http404, _not_found)
    api.add_exception_handler(HttpError, _by_status)


def _refused(_request: HttpRequest, error: Any) -> HttpResponse:
    return problem(error.status, error)


def _not_found(_request: HttpRequest, _error: Any) -> HttpResponse:
    return bare_problem(HTTPStatus.NOT_FOUND)


def _by_status(_request: HttpRequest, error: Any) -> HttpResponse:
    return bare_problem(error.status_code)


def _invalid(_request: HttpRequest, error: Any) -> HttpResponse:
    """The first of what does not fit; what was sent is not said again."""
    first = error.errors[0]
    place, *names = (str(part) for part in first["loc"])
    name = names[-1] if names else place
    told = RefusedError(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "parameter.invalid",
        what=f"{name}: {first['msg']}.",
        where=f"{name} in {PLACES.get(place, place)}",
        remedy=f"give it as {DOCS} says.",
    )
    return problem(told.status, told)
