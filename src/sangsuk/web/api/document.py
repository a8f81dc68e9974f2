"""What ninja leaves out of the OpenAPI document: headers of answers, and problems' own type."""

from typing import Any, Final

from sangsuk.web.api.problems import MEDIA_TYPE

COUNT: Final = {"type": "integer", "minimum": 0}
HEADERS: Final[dict[str, Any]] = {
    "RateLimit-Limit": {
        "description": "Calls a minute that one network may make.",
        "schema": COUNT,
    },
    "RateLimit-Remaining": {"description": "How many of them are left.", "schema": COUNT},
    "RateLimit-Reset": {"description": "Seconds until all are left again.", "schema": COUNT},
}
TAG: Final = {"description": "Give it back as If-None-Match.", "schema": {"type": "string"}}
WAIT: Final = {"description": "Seconds to wait.", "schema": COUNT}
SAME: Final = {"description": "It is as it was (If-None-Match).", "headers": HEADERS}


def completed(schema: dict[str, Any]) -> dict[str, Any]:
    """The document with all that an answer carries."""
    for methods in schema["paths"].values():
        for method, operation in methods.items():
            answers = operation["responses"]
            for status, answer in answers.items():
                _complete(status, answer, is_read=method == "get")
            if method == "get":
                answers[304] = SAME
    return dict(schema)


def _complete(status: int, answer: dict[str, Any], *, is_read: bool) -> None:
    headers = dict(HEADERS)
    if status == 200 and is_read:
        headers["ETag"] = TAG
    if status == 429:
        headers["Retry-After"] = WAIT
    answer["headers"] = headers
    if status >= 400:
        answer["content"] = {MEDIA_TYPE: answer["content"].pop("application/json")}
