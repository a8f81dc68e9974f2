"""What every answer of the API carries: who may read it, how much is left, problems throughout."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse

from sangsuk.web.api.limits import Left, count_call
from sangsuk.web.api.problems import MEDIA_TYPE, RefusedError, bare_problem, problem

PREFIX: Final = "/api/"
READS: Final = ("GET", "HEAD", "OPTIONS")
# Any page of anybody may read what is open; nothing of it depends on who is signed in.
OPEN: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset",
}
PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class ApiAnswers:
    """Stands before all that makes answers, so that those without a body carry its headers too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._respond = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return self._respond(request)
        left = count_call(request)
        response = _too_often(left) if left.remaining < 0 else self._answer(request)
        if request.method in READS:
            _add(response, OPEN)
        _add(response, _told(left))
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=PREFLIGHT)
        if request.method == "HEAD":
            return self._head(request)
        return _as_problem(self._respond(request))

    def _head(self, request: HttpRequest) -> HttpResponse:
        """What GET answers, without its body."""
        request.method = "GET"
        response = _as_problem(self._respond(request))
        request.method = "HEAD"
        length = str(len(response.content))
        response.content = b""
        response["Content-Length"] = length
        return response


def _as_problem(response: HttpResponse) -> HttpResponse:
    """A refusal of the frame's own, which is a page or nothing, as a problem."""
    kind = response.headers.get("Content-Type", "")
    if response.status_code < HTTPStatus.BAD_REQUEST or kind.startswith(MEDIA_TYPE):
        return response
    told = bare_problem(response.status_code)
    response.content = told.content
    response["Content-Type"] = told["Content-Type"]
    response["Content-Length"] = str(len(told.content))
    del response["Content-Encoding"]
    return response


def _too_often(left: Left) -> HttpResponse:
    error = RefusedError(
        HTTPStatus.TOO_MANY_REQUESTS,
        "calls.too_many",
        what=f"This network asked more than {left.limit} times in a minute.",
        where="the request",
        remedy="wait for Retry-After seconds; ask with If-None-Match, and for larger pages.",
    )
    response = problem(error.status, error)
    response["Retry-After"] = str(left.seconds)
    return response


def _told(left: Left) -> dict[str, str]:
    return {
        "RateLimit-Limit": str(left.limit),
        "RateLimit-Remaining": str(max(left.remaining, 0)),
        "RateLimit-Reset": str(left.seconds),
    }


def _add(response: HttpResponse, headers: dict[str, str]) -> None:
    for name, value in headers.items():
        response[name] = value
