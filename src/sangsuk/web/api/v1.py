"""The first version of the API: its parts, and the document that describes them."""

from typing import Any, Final

from ninja import NinjaAPI
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from sangsuk.web.api.document import completed
from sangsuk.web.api.films import router as films
from sangsuk.web.api.hooks import router as hooks
from sangsuk.web.api.ledger import router as ledger
from sangsuk.web.api.office_answers import router as office_answers
from sangsuk.web.api.places import router as places
from sangsuk.web.api.problems import tell_problems
from sangsuk.web.api.push import router as posts
from sangsuk.web.api.standings import router as standings
from sangsuk.web.api.stories import router as stories

PREFIX: Final = "api/v1/"
ABOUT: Final = (
    "What citizens told of their district offices, counted so that anyone can recompute it. "
    "Reading is open to everybody and needs no key. Lists are `items` and `next`: give `next` "
    "back as `cursor`. What is withdrawn is gone at once: keep nothing without asking again."
)


class Readable(JSONRenderer):
    """Thai as Thai."""

    def __init__(self) -> None:
        self.json_dumps_params = {"ensure_ascii": False}


class Api(NinjaAPI):
    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The name of a call in programs that are made from the document."""
        return operation.view_func.__name__


api = Api(
    title="Sangsuk API",
    version="1.0.0",
    description=ABOUT,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
    renderer=Readable(),
    openapi_extra={"info": {"license": {"name": "CC0-1.0", "identifier": "CC0-1.0"}}},
)
tell_problems(api)
for part in (standings, stories, office_answers, films, places, ledger, posts, hooks):
    api.add_router("", part)


def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document of all that the API answers."""
    return completed(api.get_openapi_schema(path_prefix=PREFIX))
