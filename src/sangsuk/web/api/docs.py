"""`/api/v1/docs`: the OpenAPI document as a page of our own, which loads nothing from elsewhere."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sangsuk.web.api.problems import BARE
from sangsuk.web.api.v1 import document

# What a reader may open at once.
EXAMPLES: Final = {
    "standings": "?limit=10",
    "stories": "?driver=extra_mile&polarity=positive&limit=3",
    "answers": "?state=done&limit=3",
    "films": "",
    "districts": "?province=50",
    "services": "?group=agenda",
    "campaigns": "",
    "coverage": "",
    "results": "",
}
DONE: Final = (200, 201, 204)
CODES: Final = (
    *((status, code, what) for status, (code, what, _) in BARE.items()),
    (401, "push.token", "There is no token, or it is none of ours."),
    (403, "token.scope", "This token is not made for that."),
    (404, "hook.unknown", "There is no such hook of this program."),
    (409, "hooks.too_many", "This program has as many hooks as it may."),
    (404, "campaign.unknown", "There is no such campaign."),
    (404, "cursor.unknown", "The cursor is no place in this list."),
    (404, "district.unknown", "There is no district of this code."),
    (404, "story.withdrawn", "Its teller took this story back."),
    (409, "push.key_used", "This Idempotency-Key was given with another batch."),
    (422, "parameter.invalid", "A parameter is not as this page says."),
    (422, "parameter.unknown", "There is a parameter that this address does not know."),
    (429, "calls.too_many", "This network asked too often."),
)


class Line(NamedTuple):
    """A parameter, or a column of an answer."""

    name: str
    kind: str
    told: str


class Call(NamedTuple):
    """One way to ask."""

    method: str
    path: str
    name: str
    summary: str
    about: str
    parameters: list[Line]
    columns: list[Line]
    example: str | None


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """All calls with their parameters, columns and problems."""
    told = document()
    calls = list(_calls(told))
    return render(
        request,
        "api/docs.html",
        {"calls": calls, "about": _plain(told["info"]["description"]), "problems": sorted(CODES)},
    )


def _calls(told: dict[str, Any]) -> Iterator[Call]:
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            name = operation["operationId"]
            yield Call(
                method=method.upper(),
                path=path,
                name=name,
                summary=operation["summary"],
                about=_plain(operation.get("description", "")),
                parameters=[_parameter(one) for one in operation["parameters"]],
                columns=_columns(told, operation["responses"]),
                example=f"{path}{EXAMPLES[name]}" if name in EXAMPLES else None,
            )


def _parameter(told: dict[str, Any]) -> Line:
    needed = "required. " if told.get("required") and told["in"] != "path" else ""
    about = told.get("description") or told["schema"].get("description", "")
    return Line(told["name"], _kind(told["schema"]), f"{needed}{_plain(about)}")


def _columns(told: dict[str, Any], answers: dict[int, Any]) -> list[Line]:
    """Those of a row where it is a list, else those of the answer; none where it has no body."""
    schemas = told["components"]["schemas"]
    answer = next(answers[status] for status in DONE if status in answers)
    if "content" not in answer:
        return []
    [media] = answer["content"].values()
    whole = _resolved(media["schema"], schemas)
    items = whole["properties"].get("items")
    row = _resolved(items["items"], schemas) if items else whole
    return [
        Line(name, _kind(one), _plain(one.get("description", "")))
        for name, one in row["properties"].items()
    ]


def _plain(marked: str) -> str:
    """Words of the document without its marks for code."""
    return marked.replace("`", "")


def _resolved(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = schemas[name] if name else schema
    return found


def _kind(schema: dict[str, Any]) -> str:
    """A type in a word or two."""
    if "enum" in schema:
        return " · ".join(schema["enum"])
    if "anyOf" in schema:
        return " or ".join(_kind(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_kind(schema['items'])}"
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    return str(schema.get("format") or schema.get("type", "any"))
